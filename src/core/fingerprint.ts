import { createHmac, scryptSync } from 'node:crypto';
import { isGuessable } from './evidence/guessable.js';
import type { Secret } from './secret.js';

/** For repositories that have no key of their own. It is public: what protects a weak value is then the slow hash alone. */
const COMMON_KEY = 'check-staged:2';

/** About 6 ms and 4 MB for each value (scrypt, RFC 7914): some 160 guesses a second. */
const SLOW = { N: 4096, r: 8, p: 1 } as const;
const DIGEST_BYTES = 16;

/**
 * Names values without showing them: the same rule and value give the same fingerprint everywhere in a repository. Drawn values
 * cannot be guessed, so a keyed hash does (HMAC with SHA-256, RFC 2104); others are hashed slowly first.
 *
 * @param key the repository's random key; without one, fingerprints are the same in all repositories
 * @returns what gives a value's fingerprint: 32 lower-case hexadecimal digits. It keeps the slow hashes, so that each value is
 *   hashed once, whatever rules report it and however often
 */
export function fingerprinter(key: string = COMMON_KEY): (ruleId: string, secret: Secret) => string {
  const slow = new Map<string, Buffer>();
  return (ruleId, secret) => {
    const value = secret.reveal();
    const hmac = createHmac('sha256', key).update(`${ruleId}\0`);
    if (!isGuessable(value)) return digest(hmac.update('drawn\0').update(value, 'latin1'));
    const hashed = slow.get(value) ?? scryptSync(Buffer.from(value, 'latin1'), key, 2 * DIGEST_BYTES, SLOW);
    slow.set(value, hashed);
    return digest(hmac.update('slow\0').update(hashed));
  };
}

function digest(hmac: ReturnType<typeof createHmac>): string {
  return hmac.digest('hex').slice(0, 2 * DIGEST_BYTES);
}
