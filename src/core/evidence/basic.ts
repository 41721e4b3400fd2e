import { judgeCredentials } from './credentials.js';
import { graded, type Check, type Evidence } from './evidence.js';
import { placeholder } from './placeholder.js';
import { userReach } from './user.js';

const USER_AND_PASSWORD = /^([\x20-\x7e]{1,200}?):([\x20-\x7e]{3,300})$/;

function judged(user: string, password: string): Evidence {
  const none = placeholder(password);
  if (none !== undefined) return { verdict: 'disproves', note: none };
  const against = judgeCredentials(password, '');
  if (against !== undefined) return against;
  const decoded = graded('high', 'it decodes to a user and a password');
  const reach = userReach(user, ['elastic', 'neo4j', 'postgres', 'sa']);
  if (reach?.privilege === undefined) return decoded;
  return { ...decoded, privilege: reach.privilege, note: `${decoded.note}; ${reach.note}` };
}

const PLAIN = /^[\x20-\x7e]+$/;

/**
 * Passwords beyond ASCII decode to other bytes; words such as "Basic Authentication" are no base64 of credentials, nor is
 * what decodes to plain text of another form.
 */
function looksDrawn(value: string, decoded: string): boolean {
  if (PLAIN.test(decoded)) return false;
  return (
    value.length >= 12 && value.length % 4 === 0 && [/[a-z]/, /[A-Z]/, /[\d+/=]/].every((kind) => kind.test(value))
  );
}

/** Basic credentials are the base64 of `user:password` (RFC 7617, 2); other base64 behind the word is something else. */
export const basicCredentials: Check = {
  judge(value) {
    const decoded = Buffer.from(value, 'base64').toString('latin1');
    const match = USER_AND_PASSWORD.exec(decoded);
    if (match !== null) return judged(match[1]!, match[2]!);
    if (!looksDrawn(value, decoded))
      return { verdict: 'disproves', note: 'it does not decode to a user and a password' };
    return {
      verdict: 'grades',
      confidence: 'medium',
      note: 'it reads like credentials, though it does not decode to plain text',
    };
  },
  seal: (value) => Buffer.from(`u${value.slice(0, 3)}:${value.slice(-12)}9`).toString('base64'),
};
