import { tailAfter } from './around.js';
import { isLocalHost, judgeCredentials, judgeRepeatedUser } from './credentials.js';
import { disproven, graded, NOWHERE, type Check } from './evidence.js';
import { HOLLOW, isHollowToken } from './jwt.js';
import { isStrong } from './strength.js';
import { opaqueText, sealOpaque } from './opaque.js';
import { looksDrawn, readsAsName, readsAsWords } from './words.js';

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

/** Tokens of letters alone are no longer: text in other alphabets has digits in it by then. */
const LONGEST_LETTERS = 128;

/** A bearer token; a short one, and one of letters alone, must look drawn all the more. */
export const bearerText: Check = {
  judge(value, around) {
    if (isHollowToken(value)) return HOLLOW;
    const drawn = value.length < 20 || (!/\d/.test(value) && value.length <= LONGEST_LETTERS);
    return (drawn ? drawnText : opaqueText).judge(value, around);
  },
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

const KEYWORD = /^(?:externally|globally|values|password|random)$/i;

/** A password without quotes in a statement of SQL: a word is one only where the statement ends behind it. */
export const sqlWord: Check = {
  judge(value, { after } = NOWHERE) {
    if (KEYWORD.test(value)) return disproven('it is a keyword of the statement');
    if (/\d/.test(value)) return undefined;
    return /^\s{0,8};/.test(after) ? graded('low', 'it reads like a word') : disproven('it is a word of a sentence');
  },
  seal: sealOpaque,
};

/** Addresses of documents, of which the key is the name; of programs that browsers load, whose keys everybody sees. */
const NAMES_DOCUMENT = /^(?:docs|spreadsheets\d?)\.google\.com$/i;
const LOADS_PROGRAM = /\.js\?/;
const ADDRESS = /:\/\/(?:[^\s/@]{0,100}@)?([\w.-]{1,200})(?![\w.-])[^\s]{0,400}$/;

/** A key in the query of an address, whose host tells whether anything opens. */
export const addressedKey: Check = {
  judge(value, { before } = NOWHERE) {
    const address = before.slice(before.lastIndexOf('://'));
    const host = ADDRESS.exec(address)?.[1] ?? '';
    if (NAMES_DOCUMENT.test(host)) return disproven('it is the name of a document');
    if (isLocalHost(host)) return graded('low', 'it opens a host of this machine or of a manual');
    if (LOADS_PROGRAM.test(address)) return graded('low', 'its address is of a program that browsers load');
    return UUID.test(value)
      ? graded('low', 'it is a UUID, which names things more often than it guards them')
      : undefined;
  },
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The password of `user:password@tcp(host)/name`, with the `@tcp` that ends it (go-sql-driver/mysql, "DSN"). */
export const dsnPassword: Check = {
  judge(value, { before, after } = NOWHERE) {
    const host = /^\(([\w.-]{0,100})/.exec(after)?.[1] ?? '';
    const password = value.slice(0, value.lastIndexOf('@'));
    const user = before.endsWith(':') ? tailAfter(before.slice(0, -1), QUOTES_AND_BLANKS) : '';
    return judgeRepeatedUser(user, password, host) ?? judgeCredentials(password, host);
  },
};

/** Four groups of four letters, as Google shows app passwords: words of four letters look alike, but do not look drawn. */
export const appPassword: Check = {
  judge(value, { after } = NOWHERE) {
    const goesOn = /^[ \u00a0][A-Za-z]/.test(after);
    return !goesOn && looksDrawn(value.replaceAll(/[^a-z]/g, '')) ? undefined : disproven('it reads like words');
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
