// Samples of encoded text must come out as long as the drawn value, since rules bound lengths.

/** @returns the length in base64, without padding, that the drawn text can keep: no text has 1 more than a multiple of 4 */
function keptLength(drawn: string): number {
  return drawn.length % 4 === 1 ? drawn.length + 1 : drawn.length;
}

/** Letters and digits of the drawn text, repeated to the length. */
export function filler(drawn: string, length: number): string {
  const plain = drawn.replaceAll(/[^A-Za-z\d]/g, '') || 'x';
  return plain.repeat(Math.ceil(Math.max(length, 0) / plain.length)).slice(0, Math.max(length, 0));
}

/**
 * @param drawn the text to be replaced, without padding
 * @param make the content of a number of characters; it may come out longer, never shorter
 * @returns base64url without padding of content that is as long as the drawn text decodes to; of ASCII letters, digits and
 *   JSON it has neither of the two signs, so that it is base64 as well
 */
export function encodedLike(drawn: string, make: (length: number) => string): string {
  const length = Math.floor((keptLength(drawn) * 3) / 4);
  return Buffer.from(make(length), 'latin1').toString('base64url');
}

/** @returns the object as JSON, filled up to the length with a text under the name `pad`, or with blanks where little is missing */
export function jsonOfLength(object: Readonly<Record<string, unknown>>, length: number, drawn: string): string {
  const bare = JSON.stringify(object);
  const missing = length - bare.length - ',"pad":""'.length;
  return missing < 0 ? bare.padEnd(length) : JSON.stringify({ ...object, pad: filler(drawn, missing) });
}
