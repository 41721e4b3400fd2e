import { dummyHash } from './dummy.js';
import { disproven, graded, NOWHERE, type Check } from './evidence.js';

/** RID of the administrator that every installation of Windows has (Microsoft Learn, "Security identifiers"). */
const ADMINISTRATOR = ':500:';
/** The NT hash of no password, as `dummyHash` has it. */
const EMPTY = '9ff7a09fcb1d24c3';

/** A line of a Windows password database: whoever has the NT hash signs in with it, without guessing anything. */
export const ntHash: Check = {
  judge(value, { before } = NOWHERE) {
    const hash = value.slice(33, 65).toLowerCase();
    if (dummyHash(hash) === EMPTY || new Set(hash).size < 6) return disproven('it is the hash of no password');
    const note = 'its NT hash signs in by itself, in place of the password';
    return before.endsWith(ADMINISTRATOR)
      ? { verdict: 'grades', privilege: 'admin', note: `${note}; its account is the built-in administrator` }
      : graded('medium', note);
  },
};

const SLOW = /^\$(?:2[abxy]|y|gy|argon2)/;
const FAST = /^\$\$?apr1|^\$1\$|^\{/;

/** Slow hashes give only weak passwords away; fast ones nearly any that people choose (OWASP, "Password Storage"). */
export const hashSpeed: Check = {
  judge(value) {
    if (SLOW.test(value)) return graded('low', 'it is a slow hash, from which only weak passwords are found');
    return FAST.test(value)
      ? graded('medium', 'it is a fast hash, from which nearly every password that people choose is found')
      : graded('medium', 'it is a hash from which common passwords are found');
  },
};

/** An NTLM message: only the third of the three holds an answer, from which the password can be guessed (MS-NLMP, 2.2.1). */
export const ntlmMessage: Check = {
  judge: (value) =>
    value.startsWith('TlRMTVNTUAA') && value[11] !== 'D'
      ? graded('low', 'it holds no answer to a challenge')
      : undefined,
};
