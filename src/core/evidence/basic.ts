import type { Check, Evidence } from '../rule.js';
import { judgeCredentials } from './credentials.js';
import { placeholder } from './placeholder.js';

const USER_AND_PASSWORD = /^([\x20-\x7e]{1,200}?):([\x20-\x7e]{3,300})$/;

function judged(password: string): Evidence {
  const none = placeholder(password);
  if (none !== undefined) return { verdict: 'disproves', note: none };
  return (
    judgeCredentials(password, '') ?? {
      verdict: 'grades',
      confidence: 'high',
      note: 'it decodes to a user and a password',
    }
  );
}

/** Basic credentials are the base64 of `user:password` (RFC 7617, 2); other base64 behind the word is something else. */
export const basicCredentials: Check = {
  judge(value) {
    const match = USER_AND_PASSWORD.exec(Buffer.from(value, 'base64').toString('latin1'));
    if (match === null) return { verdict: 'disproves', note: 'it does not decode to a user and a password' };
    return judged(match[2]!);
  },
  seal: (value) => Buffer.from(`u${value.slice(0, 3)}:${value.slice(-12)}9`).toString('base64'),
};
