import { tailAfter } from './around.js';
import { judgeCredentials, judgeRepeatedUser } from './credentials.js';
import { disproven, graded, NOWHERE, type Check } from './evidence.js';
import { HOLLOW, isHollowToken } from './jwt.js';
import { isStrong } from './literal.js';
import { opaqueText, sealOpaque } from './opaque.js';
import { readsAsName, readsAsWords } from './words.js';

/** Names of schemes that sign requests, such as AWS4-HMAC-SHA256, read like drawn text. */
const SIGNS = /-HMAC-SHA\d/i;

/** How much of a value is looked at, in characters: the rest of a drawn one is no different. */
const HEAD = 400;

function isDrawn(value: string): boolean {
  const head = value.slice(0, HEAD);
  return isStrong(head) && !readsAsName(head) && !SIGNS.test(head);
}

const NAMELY = disproven('it is short, or reads like a name');

/** Where names are usual, only drawn text is a secret. */
const onlyDrawn = (note: string): Check => ({
  judge: (value) => (isDrawn(value) ? { verdict: 'grades', note } : NAMELY),
  seal: sealOpaque,
});

/** What stands behind the name of a header. */
export const drawnText = onlyDrawn('it stands where a token does, and reads like a drawn value');

/** What stands behind the name of a cookie. */
export const sessionText = onlyDrawn('its cookie keeps a session, and it reads like a drawn value');

/** A bearer token; a short one must look drawn all the more. */
export const bearerText: Check = {
  judge: (value, around) =>
    isHollowToken(value) ? HOLLOW : (value.length < 20 ? drawnText : opaqueText).judge(value, around),
  seal: sealOpaque,
};

/** The base64 of an id and a key, which Elasticsearch takes behind `ApiKey` (Elastic, "Create API key"). */
export const idAndKey: Check = {
  judge: (value) =>
    /^[\w-]{16,40}:[\w-]{16,60}$/.test(Buffer.from(value, 'base64').toString('latin1'))
      ? graded('high', 'it decodes to an id and a key')
      : undefined,
};

/** A password that stands bare behind a word or an option, where prose goes on with words. */
export const typedPassword: Check = {
  judge: (value) =>
    /^[A-Za-z]{1,9}$/.test(value) || readsAsWords(value) ? graded('low', 'it reads like a word') : undefined,
};

const QUOTES_AND_BLANKS = '"\'`= \t\r\n';

/** The password of `user:password@tcp(host)/name`, with the `@tcp` that ends it (go-sql-driver/mysql, "DSN"). */
export const dsnPassword: Check = {
  judge(value, { before, after } = NOWHERE) {
    const host = /^\(([\w.-]{0,100})/.exec(after)?.[1] ?? '';
    const password = value.slice(0, value.lastIndexOf('@'));
    const user = before.endsWith(':') ? tailAfter(before.slice(0, -1), QUOTES_AND_BLANKS) : '';
    return judgeRepeatedUser(user, password, host) ?? judgeCredentials(password, host);
  },
};

const BASE32 = /^[A-Z2-7]+$/;

/** A seed of one-time codes is drawn base32 (RFC 4648, 6), in which hardly any value of 16 characters lacks a digit. */
export const otpSeed: Check = {
  judge(value) {
    const text = value.replaceAll(' ', '').toUpperCase();
    if (!BASE32.test(text) || !/\d/.test(text) || new Set(text).size < 8) return disproven('it reads like words');
    return undefined;
  },
  seal: (value) => `${value.slice(0, 1)}2${value.slice(2)}`,
};
