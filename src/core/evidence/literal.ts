import { wordsOf } from '../names.js';
import type { Evidence } from './evidence.js';
import { shannon } from './entropy.js';

/** Words that, wherever they stand, turn a secret-sounding name into the name of something about a secret. */
const ABOUT = new Set(
  (
    'public path file filename dir url uri href hint placeholder label regex pattern rules schema format length len size count max min limit ' +
    'ttl timeout expires expiry expiration lifetime enabled disabled required visible strength validator validation tokenizer tokenize ' +
    'usage mock example sample dummy fake algorithm alg encoding charset column selector locator xpath endpoint scope scopes'
  ).split(' '),
);
/** Words that do so at a name's end: `token_type`, `secretName`, `password-input`; not `service_token`, `keystore.password`. */
const ABOUT_AT_END = new Set(
  (
    'name names title text message msg error description desc field input form type kind link policy rule show hide reset forgot change changed ' +
    'confirm confirmation invalid valid header prefix suffix id ids index list map cache store storage provider service manager handler factory ' +
    'class style color hash digest method mode table element button page screen view route grant ref test tests version date time at'
  ).split(' '),
);
const PASSWORD_WORD = /pass|pwd|pw$/;

const NO_VALUE: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?|ftp|file|wss?|ssh|git):\/\/|^\.{0,2}\/[\w./-]+$|^[a-z]:\\|^~\//i, 'it is a path or an address'],
  [
    /^[\w-]+(?:\.[\w-]+)*\.(?:json|js|ts|tsx|jsx|py|rb|go|java|txt|pem|crt|key|yml|yaml|xml|html|css|env|conf|log|png|svg)$/i,
    'it is a file name',
  ],
  [
    /^(?:true|false|null|none|nil|undefined|yes|no|on|off|string|number|boolean|object|any|optional|required|bearer|basic|digest|oauth2?)$/i,
    'it is a word of the language',
  ],
  [/^[\w$]+\(|\)$|=>|^[{[(].*[}\])]$|^["'].*["']$|^(?:await|new|function|return|lambda|typeof)\s/, 'it is code'],
  [/%[sdv]|\{\d*\}|\$\d|\$\{?[A-Za-z_]{3}|^\s|\s$/, 'it is a template'],
  [/^(?:scram|hmac|aes|rsa|ecdsa|bcrypt|argon2(?:id?)?|pbkdf2|x25519|ed25519)(?:[-_][\w-]*)?$/i, 'it names a cipher'],
  [/\s\S+\s/, 'it is a sentence'],
  [
    /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
    'it is a UUID, which names things more often than it guards them',
  ],
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
  return words.find(
    (word, i) => !own.has(word) && (ABOUT.has(word) || (i === words.length - 1 && ABOUT_AT_END.has(word))),
  );
}

/**
 * Judges a literal that stands behind a secret-sounding name and has no shape of its own.
 *
 * @param madeUp whether the file is one in which made-up values are usual: there only the strong ones count
 * @returns `disproves` with the reason, or the confidence it deserves
 */
export function judgeLiteral(name: string, value: string, madeUp = false): Evidence {
  const about = nameSpeaksOf(name);
  if (about !== undefined) return disproved(`its name speaks of a ${about}`);
  const none = NO_VALUE.find(([pattern]) => pattern.test(value));
  if (none !== undefined) return disproved(none[1]);
  if (readsAsWords(value)) return disproved('it reads like words');
  if (isStrong(value)) return graded('medium', 'its name says that it is secret and it reads like a drawn value');
  if (madeUp) return graded('low', 'the file is a test, an example or documentation');
  return isPassword(name, value)
    ? graded('medium', 'its name says that it is a password and it reads like one')
    : graded('low', 'its name says that it is secret, though it is short or regular');
}

function disproved(note: string): Evidence {
  return { verdict: 'disproves', note };
}

function graded(confidence: 'medium' | 'low', note: string): Evidence {
  return { verdict: 'grades', confidence, note };
}

/** camelCase, snake_case, dotted or plain words, each of which can be spoken; small numbers among them. */
function readsAsWords(value: string): boolean {
  if (/[^\w\s.:/-]/.test(value)) return false;
  const words = wordsOf(value);
  const spoken = words.filter((word) => !/^\d{1,4}$/.test(word));
  if (/\d/.test(value) && spoken.length < 3) return false;
  return spoken.every(
    (word) =>
      !/\d/.test(word) && word.length <= 14 && (word.length < 3 || /[aeiouy]/.test(word)) && !/[^aeiouy]{5}/.test(word),
  );
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

function classesOf(value: string): number {
  return CLASSES.filter((pattern) => pattern.test(value)).length;
}

/** @returns whether the text is long and irregular enough that nobody typed it */
export function isStrong(value: string): boolean {
  return value.length >= 16 && classesOf(value) >= 2 && /\d/.test(value) && shannon(value) >= 3.1;
}

function isPassword(name: string, value: string): boolean {
  return PASSWORD_WORD.test(name.toLowerCase()) && value.length >= 8 && classesOf(value) >= 2 && shannon(value) >= 2.7;
}
