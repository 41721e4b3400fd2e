/** Rules whose values are not found in a kind of text, and why; one that is found there fails the test. */
export const noSurroundings: readonly (readonly [rule: string, surrounding: string, why: string])[] = [
  [
    'maven-master-password',
    'in an attribute of XML',
    'angle brackets are decoded near the words that rules look for, and there is none: no program nests this file in XML',
  ],
  [
    'maven-master-password',
    'in an element of XML',
    'angle brackets are decoded near the words that rules look for, and there is none: no program nests this file in XML',
  ],
  [
    'http-token-string',
    'right behind a word',
    'the rule knows a token by the quote that opens its string, which no other quote or word stands right ahead of',
  ],
  [
    'http-token-string',
    'in JSON',
    'the rule knows a token by the quote that opens its string, which no other quote or word stands right ahead of',
  ],
  [
    'http-token-string',
    'in an attribute of XML',
    'the rule knows a token by the quote that opens its string, which no other quote or word stands right ahead of',
  ],
  [
    'http-token-string',
    'percent-encoded with all around it',
    'the rule knows a token by the quote that opens its string, which no other quote or word stands right ahead of',
  ],
  [
    'http-token-string',
    'in a table of Markdown',
    'the rule knows a token by the quote that opens its string, which no other quote or word stands right ahead of',
  ],
];
