/** Rules whose values are not found in a kind of text, and why; one that is found there fails the test. */
export const noSurroundings: readonly (readonly [rule: string, surrounding: string, why: string])[] = [
  [
    'http-digest-response',
    'in HTML, in quotes',
    'the fields ahead of the value are drawn longer than what is decoded beside an escape; real ones hold escapes themselves',
  ],
  [
    'filezilla-password-plain',
    'in an attribute of XML',
    'the rule knows an element; once decoded, nothing ends its value but the end of the attribute',
  ],
  [
    'filezilla-password-plain',
    'in an element of XML',
    'the rule knows an element; once decoded, the end of the outer one reads as a part of the value',
  ],
  [
    'maven-settings-password',
    'in an attribute of XML',
    'the rule knows an element; once decoded, nothing ends its value but the end of the attribute',
  ],
];
