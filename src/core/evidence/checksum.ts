import { alphabets } from '../alphabet.js';
import { crc32, inBase } from './crc32.js';
import { disproven, proven, type Check } from './evidence.js';

const HOLDS = proven('its checksum holds');
const FAILS = disproven('its checksum does not hold, so it is made up or cut');

/** A check for values of which all characters follow from the others: what sealing would change is wrong. */
export function sealed(seal: (value: string) => string): Check {
  return { judge: (value) => (seal(value) === value ? HOLDS : FAILS), seal };
}

/**
 * A check for values whose last characters are computed from the ones before.
 *
 * @param length how many characters the checksum has
 * @param compute the checksum of everything before it
 */
export function checksum(length: number, compute: (head: string) => string): Check {
  return sealed((value) => {
    const head = value.slice(0, -length);
    return head + compute(head);
  });
}

function bytesOf(sum: number, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.alloc(4);
  if (order === 'LE') bytes.writeUInt32LE(sum);
  else bytes.writeUInt32BE(sum);
  return bytes;
}

/** How a CRC-32 is written: characters, and the text of the number. */
const FORMS = {
  /** Digits, upper, lower case. */
  base62: [6, (sum) => inBase(sum, 6)],
  /** Digits, lower, upper case. */
  base62LowerFirst: [6, (sum) => inBase(sum, 6, alphabets.digits + alphabets.lower + alphabets.upper)],
  base36: [7, (sum) => inBase(sum, 7, alphabets.lowerAlnum)],
  hex: [8, (sum) => bytesOf(sum, 'BE').toString('hex')],
  hexUpper: [8, (sum) => bytesOf(sum, 'BE').toString('hex').toUpperCase()],
  hexLittle: [8, (sum) => bytesOf(sum, 'LE').toString('hex')],
  /** The first six characters of the base64, which has two more. */
  base64Little: [6, (sum) => bytesOf(sum, 'LE').toString('base64').slice(0, 6)],
} as const satisfies Record<string, readonly [length: number, write: (sum: number) => string]>;

/**
 * CRC-32 at the end of a value.
 *
 * @param form how it is written
 * @param skip how many characters at the start are not covered, or the character behind whose last occurrence the covered
 *   ones begin
 * @param gap how many characters right before the checksum are not covered
 */
export function crc32Tail(form: keyof typeof FORMS, skip: number | string = 0, gap = 0): Check {
  const [length, write] = FORMS[form];
  return checksum(length, (head) => {
    const from = typeof skip === 'number' ? skip : head.lastIndexOf(skip) + 1;
    return write(crc32(head.slice(from, head.length - gap)));
  });
}

/**
 * CRC-32 of the body in base62, six characters, as GitHub (github.blog, "Behind GitHub's new authentication token
 * formats") and npm append it.
 *
 * @param skip as in `crc32Tail`
 */
export function crc32Base62(skip: number | string): Check {
  return crc32Tail('base62', skip);
}

/** CRC-32 of everything before, in lower-case base36, seven characters: GitLab's routable tokens. */
export const crc32Base36: Check = crc32Tail('base36');

const SANCTUM = 40;
const sanctumSum = crc32Tail('hex', '|');

/**
 * Laravel Sanctum puts a number and a bar before 40 characters, and since 3.3 their CRC-32 behind them (laravel/sanctum,
 * `HasApiTokens::generateTokenString`). A prefix of one's own may stand before the 40: they are counted from the end.
 */
export const sanctum: Check = {
  judge(value) {
    const body = value.slice(value.indexOf('|') + 1);
    return body.length === SANCTUM + 8 && /[\da-f]{8}$/.test(body) ? sanctumSum.judge(value) : undefined;
  },
  seal: (value) => (value.length - value.indexOf('|') - 1 === SANCTUM + 8 ? sanctumSum.seal!(value) : value),
};

const CARGO = alphabets.upper + alphabets.lower + alphabets.digits;
const CARGO_PREFIX = 'cio_tp_'.length;

/** All bytes behind the prefix xored, as one character (rust-lang/crates.io, `crates_io_trustpub`, `access_token.rs`). */
export const xorCharacter: Check = checksum(1, (head) => {
  let sum = 0;
  for (let i = CARGO_PREFIX; i < head.length; i++) sum ^= head.charCodeAt(i);
  return CARGO[sum % CARGO.length]!;
});
