import { wordsOf } from '../names.js';
import type { Evidence } from './evidence.js';
import { shannon } from './entropy.js';
import { readsAsName, readsAsWords } from './words.js';

/** Words that, wherever they stand, turn a secret-sounding name into the name of something about a secret. */
const ABOUT = new Set(
  (
    'public path file filename dir url uri href hint placeholder label regex pattern rules schema format length len size count max min limit ' +
    'ttl timeout expires expiry expiration lifetime enabled disabled required visible strength validator validation tokenizer tokenize ' +
    'usage hashed mock example sample dummy fake algorithm alg encoding charset column selector locator xpath endpoint scope scopes'
  ).split(' '),
);
/** Words that do so at a name's end: `token_type`, `secretName`, `password-input`; not `service_token`, `keystore.password`. */
const ABOUT_AT_END = new Set(
  (
    'name names title text message msg error description desc field input form type kind link policy rule show hide reset forgot change changed ' +
    'confirm confirmation invalid valid header prefix suffix id ids index list map cache store storage provider service manager handler factory ' +
    'sig signature bits marker param match arn redirect policies used class style color hash digest method mode table element button page screen view route grant ref test tests version date time at'
  ).split(' '),
);
/** Words that do so right ahead of `token`: pages, versions, locks, forms and the parts of a text have tokens too. */
const ABOUT_TOKEN = new Set(
  (
    'next page paging pagination continuation cursor resume version output input sync delta change cancel cancellation csrf xsrf authenticity lock ' +
    'idempotency start end stop eos bos pad unk mask special'
  ).split(' '),
);
const PASSWORD_WORD = /pass|pwd|pw$/;

const NO_VALUE: readonly (readonly [RegExp, string])[] = [
  [/^[a-z][a-z\d+.-]*:\/\/|^urn:|^\.{0,2}\/[\w./-]+$|^[a-z]:\\|^~\//i, 'it is a path or an address'],
  [/^\/[\w./*{}=-]*:[A-Za-z]+$/, 'it is a path that ends with a verb'],
  [/^0x[\da-f]{40}$/i, 'it is the address of an account or a contract'],
  [
    /^[\w-]+(?:\.[\w-]+)*\.(?:json|js|ts|tsx|jsx|py|rb|go|java|txt|pem|crt|key|yml|yaml|xml|html|css|env|conf|log|png|svg)$/i,
    'it is a file name',
  ],
  [
    /^(?:true|false|null|none|nil|undefined|yes|no|on|off|string|number|boolean|object|any|optional|required|bearer|basic|digest|oauth2?)$/i,
    'it is a word of the language',
  ],
  [
    /^[\w$]+\(|^[),]|[()]$|=>|^[{[(].*[}\])]$|^["'].*["']$|^(?:await|new|function|return|lambda|typeof)\s/,
    'it is code',
  ],
  [/%[sdv]|\{\d*\}|\$\d|\$\{?[A-Za-z_]{3}|\.\$[A-Za-z]|^\s|\s$/, 'it is a template'],
  [/\[[^\]]*a-z|\{\d+,\d*\}|\(\?[:=!<]|\\[dws][+*{)]/i, 'it is a pattern'],
  [/^<.*>$/, 'it is markup'],
  [/^\?[A-Za-z]+$/, 'it is a type'],
  [/^(?:scram|hmac|aes|rsa|ecdsa|bcrypt|argon2(?:id?)?|pbkdf2|x25519|ed25519)(?:[-_][\w-]*)?$/i, 'it names a cipher'],
  [/\s\S+\s/, 'it is a sentence'],
  [
    /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
    'it is a UUID, which names things more often than it guards them',
  ],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:/, 'it is a time'],
  [/([0x])\1{7}/i, 'it is filled up with one character'],
  [/^\d{1,4}(?:[-/.:]\d{1,4})*$|^\d+(?:px|em|ms|s|%)$|^v?\d+\.\d+/, 'it is a number, a date or a version'],
  [/^[\w.-]+\/[\w.+-]+$/, 'it is a path or a media type'],
  [/^(?:sha(?:1|256|384|512)|md5)[-:]/i, 'it is a hash'],
  [/[^\x20-\x7e]/, 'it is text of a language'],
];

/**
 * @param expected words joined by `_` that belong to the secret itself
 * @returns what a name speaks of instead of a secret, such as the length or the label of one
 */
export function nameSpeaksOf(name: string, expected: readonly string[] = []): string | undefined {
  const words = wordsOf(name);
  const own = new Set(expected.flatMap((context) => context.split('_')));
  return words.find((word, i) => {
    if (own.has(word)) return false;
    const last = words.length - 1;
    if (ABOUT.has(word) || (i === last && ABOUT_AT_END.has(word))) return true;
    return ABOUT_TOKEN.has(word) && i === last - 1 && /^tokens?$/.test(words[last]!);
  });
}

/**
 * Judges a literal that stands behind a secret-sounding name and has no shape of its own.
 *
 * @param madeUp whether the file is one in which made-up values are usual: there only the strong ones count
 * @param documented whether it stands in a comment that documents code, where hardly any value is real
 * @returns `disproves` with the reason, or the confidence it deserves
 */
export function judgeLiteral(name: string, value: string, madeUp = false, documented = false): Evidence {
  const against = disproof(name, value);
  if (against !== undefined) return { verdict: 'disproves', note: against };
  if (documented) return graded('low', 'it stands in a comment that documents code');
  if (repeats(name, value)) return graded('low', 'it repeats its name');
  if (saysWords(value)) return graded('low', 'it is base64 of words');
  const human = PASSWORD_WORD.test(name.toLowerCase());
  if (readsAsName(value) && !(human && /\d/.test(value))) return graded('low', 'it reads like a name');
  if (isStrong(value)) return graded('medium', 'its name says that it is secret and it reads like a drawn value');
  if (madeUp) return graded('low', 'the file is a test, an example or documentation');
  return human && isPassword(value)
    ? graded('medium', 'its name says that it is a password and it reads like one')
    : graded('low', 'its name says that it is secret, though it is short or regular');
}

function disproof(name: string, value: string): string | undefined {
  const about = nameSpeaksOf(name);
  if (about !== undefined) return `its name speaks of a ${about}`;
  const none = NO_VALUE.find(([pattern]) => pattern.test(value));
  if (none !== undefined) return none[1];
  return readsAsWords(value) ? 'it reads like words' : undefined;
}

/** Names of settings, fields and events are often kept under that name, with something ahead of it or a number behind. */
function repeats(name: string, value: string): boolean {
  const told = squeezed(value);
  if (told.length >= 6 && squeezed(name).includes(told)) return true;
  const own = name.slice(name.lastIndexOf('.') + 1);
  const repeated = squeezed(own);
  return wordsOf(own).length > 1 && told.includes(repeated) && !isStrong(told.replace(repeated, ''));
}

function saysWords(value: string): boolean {
  if (value.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(value)) return false;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]+$/.test(text) && /[A-Za-z]{3}/.test(text) && readsAsWords(text.replaceAll(/[!?.,]/g, ' '));
}

function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

function graded(confidence: 'medium' | 'low', note: string): Evidence {
  return { verdict: 'grades', confidence, note };
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

function classesOf(value: string): number {
  return CLASSES.filter((pattern) => pattern.test(value)).length;
}

/** @returns whether the text is long and irregular enough that nobody typed it */
export function isStrong(value: string): boolean {
  return value.length >= 16 && classesOf(value) >= 2 && /\d/.test(value) && shannon(value) >= 3.1;
}

/** A digit or a sign, other than those that join words, among letters: what people are asked to put into passwords. */
function isPassword(value: string): boolean {
  return value.length >= 8 && classesOf(value) >= 2 && /[^A-Za-z_.:/ -]/.test(value) && shannon(value) >= 2.7;
}
