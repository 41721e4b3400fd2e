import type { Check } from './evidence.js';

/** A PuTTY key file says in its head whether it is encrypted (PuTTY User Manual, appendix C). */
export const puttyHead: Check = {
  judge(value) {
    const cipher = /Encryption: ?([\w-]+)/.exec(value)?.[1];
    if (cipher === undefined) return { verdict: 'disproves', note: 'its head names no encryption' };
    if (cipher === 'none') return { verdict: 'proves', note: 'its head says that it is not encrypted' };
    return {
      verdict: 'grades',
      confidence: 'medium',
      privilege: 'scoped',
      note: 'it is encrypted: only as strong as its passphrase',
    };
  },
  seal: (value) => value.replace(/^(.*?: )/, '$1ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n'),
};
