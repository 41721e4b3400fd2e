import { alphabets } from '../alphabet.js';
import { checksum } from './checksum.js';
import { inBase } from './crc32.js';
import type { Check } from './evidence.js';
import { marvin32 } from './marvin.js';

/** Zero is the last of the digits (microsoft/security-utilities, `AadClientPasswordCharacterSet`). */
const ALPHABET = `${alphabets.lower}${alphabets.upper}1234567890.-_~`;
const SEED = Buffer.from('AadPwd00');
const DIGITS = 6;
const KEPT = 3;

/** Entra ID's client secrets with the mark `8Q~` end in the first three of six digits of a Marvin32. */
export const entraSecret: Check = checksum(KEPT, (head) =>
  inBase(marvin32(Buffer.from(head, 'latin1'), SEED), DIGITS, ALPHABET).slice(0, KEPT),
);
