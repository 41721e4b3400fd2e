import type { Check, Evidence } from '../rule.js';

/** Hosts that are this machine, a container beside it, or a name that documents use (RFC 2606, RFC 6761). */
const LOCAL_HOST =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host|hostname|server|db|database|postgres|mysql|redis|mongo|rabbitmq|host\.docker\.internal|.*\.(?:example|test|invalid|local|localhost)|(?:.*\.)?example\.(?:com|org|net))$/i;
/** Passwords that documents, compose files and default installations use. */
const STOCK_PASSWORD =
  /^(?:pass(?:word|wd)?|pwd|secret|user(?:name)?|admin|root|guest|test(?:ing)?|postgres|mysql|redis|mongo|rabbit(?:mq)?|default|token|key|foo|bar|baz|abc|abc123|123\d*|qwerty|x+|\*+|p4ss|pw|hunter2|s3cr3t)$/i;

/**
 * Judges the password of a URL by itself and by the host it opens.
 *
 * @param host the URL's host; empty where a token stands in the user's place
 */
export function judgeCredentials(password: string, host: string): Evidence | undefined {
  if (STOCK_PASSWORD.test(password)) return { verdict: 'disproves', note: 'it is a password that manuals use' };
  if (/^[$%{<]|[}>]$|^:/.test(password)) return { verdict: 'disproves', note: 'it refers to a value kept elsewhere' };
  if (password.length < 3) return { verdict: 'disproves', note: 'it is too short for a password' };
  if (LOCAL_HOST.test(host))
    return { verdict: 'grades', confidence: 'low', note: 'it opens a host of this machine or of a manual' };
  return undefined;
}

/** A password that people choose, where nothing but its place tells it: stock words and references are none. */
export const humanPassword: Check = { judge: (value) => judgeCredentials(value, '') };
