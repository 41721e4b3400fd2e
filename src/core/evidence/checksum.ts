import { alphabets } from '../alphabet.js';
import type { Check } from './evidence.js';
import { crc32, inBase } from './crc32.js';

/**
 * A check for values whose last characters are computed from the ones before.
 *
 * @param length how many characters the checksum has
 * @param compute the checksum of everything before it
 */
function checksum(length: number, compute: (head: string) => string): Check {
  const seal = (value: string): string => {
    const head = value.slice(0, -length);
    return head + compute(head);
  };
  return {
    judge: (value) =>
      seal(value) === value
        ? { verdict: 'proves', note: 'its checksum holds' }
        : { verdict: 'disproves', note: 'its checksum does not hold, so it is made up or cut' },
    seal,
  };
}

/**
 * CRC-32 of the body in base62, six characters, as GitHub (github.blog, "Behind GitHub's new authentication token
 * formats") and npm append it.
 *
 * @param prefix how many characters before the body are not covered
 */
export function crc32Base62(prefix: number): Check {
  return checksum(6, (head) => inBase(crc32(head.slice(prefix)), 6));
}

/** CRC-32 of everything before, in lower-case base36, seven characters: GitLab's routable tokens. */
export const crc32Base36: Check = checksum(7, (head) => inBase(crc32(head), 7, alphabets.lowerAlnum));
