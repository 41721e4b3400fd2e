import { graded, type Check, type Evidence } from './evidence.js';
import { isStrong, isSurelyDrawn, looksGenerated } from './strength.js';

/** Hosts that are this machine, a container beside it, or a name that documents use (RFC 2606, RFC 6761). */
const LOCAL_HOST =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host|hostname|server|db|database|postgres|mysql|redis|mongo|rabbitmq|host\.docker\.internal|.*\.(?:example|test|invalid|local|localhost)|(?:.*\.)?example\.(?:com|org|net))$/i;
/** @returns whether the host is this machine, a container beside it, or a name that documents use */
export function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host);
}

const PRIVATE_ADDRESS = /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d/;

/** @returns whether a host is nobody's on the Internet: local, of a document, a name without a dot, or a private address */
export function isOwnNetwork(host: string): boolean {
  return isLocalHost(host) || !host.includes('.') || PRIVATE_ADDRESS.test(host);
}

export const MADE_UP = 'it stands in a test, an example or documentation';

/** Passwords that documents, compose files and default installations use. */
const STOCK_PASSWORD =
  /^(?:(?:my|your|the|some|new|old|test|user|admin|root|db|wrong|bad|good|default|secret|super)?[-_ ]?(?:p[a@4][s$5]{2}(?:w(?:[o0]?r)?d|phrase|code)?|pwd?|secret|s3cr3t|token|key)|user(?:name)?|admin|root|guest|test(?:ing)?|postgres|mysql|redis|mongo|rabbit(?:mq)?|default|foo|bar|baz|abc|qwerty|letmein|hunter2|change(?:me|it)|x+|\*+)[-_]?\d{0,4}!?$|^\d{1,8}$/i;

/** A percent sign with two digits behind it is an encoded character, unless another one ends a name: `%DB_PASSWORD%`. */
const REFERENCE = /^(?:[${<]|%(?![\dA-Fa-f]{2})|%\w+%$)|[}>]$|^:|\$\{|\$[A-Z_]{3}/;

/**
 * Judges the password of a URL by itself, by the host it opens and by the file it stands in.
 *
 * @param host the URL's host; empty where a token stands in the user's place
 * @param madeUp whether the file is one in which made-up values are usual
 */
export function judgeCredentials(password: string, host: string, madeUp = false): Evidence | undefined {
  if (STOCK_PASSWORD.test(password)) return { verdict: 'disproves', note: 'it is a password that manuals use' };
  if (REFERENCE.test(password) && !isSurelyDrawn(password))
    return { verdict: 'disproves', note: 'it refers to a value kept elsewhere' };
  if (password.length < 3) return { verdict: 'disproves', note: 'it is too short for a password' };
  if (isLocalHost(host) && (madeUp || !looksGenerated(password)))
    return { verdict: 'grades', confidence: 'low', note: 'it opens a host of this machine or of a manual' };
  if (madeUp && !isStrong(password)) return graded('low', MADE_UP);
  return undefined;
}

/**
 * @param host where the password is sent
 * @returns what a password is worth that is the name of its user: nothing on this machine, and little on a host without a domain
 */
export function judgeRepeatedUser(user: string, password: string, host: string): Evidence | undefined {
  if (user === '' || user.toLowerCase() !== password.toLowerCase()) return undefined;
  const note = 'it is the name of its user, as development set-ups have it';
  if (isLocalHost(host)) return { verdict: 'disproves', note };
  return /^[\w-]+(?::\d+)?$/.test(host) ? graded('low', note) : undefined;
}

/** A password that people choose, where nothing but its place tells it: stock words and references are none. */
export const humanPassword: Check = { judge: (value) => judgeCredentials(value, '') };
