import { bundleOf, parseDer, rsaOf } from './der.js';
import { disproven, encrypted, graded, proven, type Check } from './evidence.js';
import { articled } from './pem.js';

/** More would not come out of a drawn value in a sample. */
const LONGEST = 2000;
/** Shorter contents would have another head than those of real keys. */
const SHORTEST = 256;

/** More than the frame around the drawn bytes takes. */
const FRAME = 40;
const HEAD = 16;
const MOST_TRIES = 9;

/** What is made of the drawn bytes, in base64 that is about as long and, since rules may allow none, without padding. */
function fitting(value: string, make: (drawn: Buffer) => Buffer): string {
  // Without its head, which would be that of another key inside.
  const once = Buffer.from(value.slice(HEAD), 'base64');
  const drawn = Buffer.concat([once, once, once, once]);
  const size = Math.max(Math.min(once.length, LONGEST) - FRAME, SHORTEST);
  let made = make(drawn.subarray(0, size));
  for (let i = 1; made.length % 3 !== 0 && i < MOST_TRIES; i++) made = make(drawn.subarray(0, size + 8 * i));
  return made.toString('base64');
}

/** A private key as base64 of its DER, without the marks of PEM. */
export const derKey: Check = {
  judge(value) {
    const bytes = Buffer.from(value, 'base64');
    const parsed = parseDer(bytes);
    if (parsed?.kind === 'private') return proven(`it parses as ${articled(parsed.name)} key`);
    if (parsed?.kind === 'encrypted') return encrypted;
    if (parsed?.kind === 'bundle') return proven('it parses as a bundle of certificate and key (PKCS#12)');
    if (parsed?.kind === 'public') return disproven(`it parses as ${parsed.name}`);
    return isCutKey(bytes)
      ? graded('medium', 'it begins like the DER of a key, though it is cut or altered')
      : disproven('it does not parse as a key');
  },
  seal: (value) => fitting(value, rsaOf),
};

/** A version 0 or 1 behind the head of a sequence that is longer than the bytes. */
function isCutKey(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  const promised = bytes[0] === 0x30 && bytes[1] === 0x82 ? bytes.readUInt16BE(2) + 4 : 0;
  return promised !== bytes.length && /^(?:0201(?:00|01)(?:02|30|04))/.test(bytes.toString('hex', 4, 8));
}

/** A PKCS#12 bundle as base64 of its DER. Its password is often empty or beside it. */
export const pkcs12: Check = {
  judge(value) {
    const bytes = Buffer.from(value, 'base64');
    if (parseDer(bytes)?.kind === 'bundle') return proven('it parses as a bundle of certificate and key (PKCS#12)');
    return bytes.toString('hex', 4, 7) === '020103'
      ? graded('medium', 'it begins like a bundle of certificate and key, though it is cut or altered')
      : disproven('it does not parse as a bundle of certificate and key');
  },
  seal: (value) => fitting(value, bundleOf),
};
