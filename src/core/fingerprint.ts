import { scryptSync } from 'node:crypto';
import type { Secret } from './secret.js';

/**
 * Names a value without telling it: the same rule and value give the same fingerprint everywhere. Passwords are short
 * enough to be guessed from a fast hash, so this one is made slow on purpose (scrypt, RFC 7914; about 3 ms each).
 *
 * @returns 32 lower-case hexadecimal digits
 */
export function fingerprint(ruleId: string, secret: Secret): string {
  return scryptSync(Buffer.from(secret.reveal(), 'latin1'), `check-staged:1:${ruleId}`, 16, {
    N: 1024,
    r: 8,
    p: 1,
  }).toString('hex');
}
