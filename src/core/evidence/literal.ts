import { wordsOf } from '../names.js';
import type { Evidence } from '../rule.js';
import { shannon } from './entropy.js';

/** Words that turn a secret-sounding name into the name of something about a secret. */
const ABOUT = new Set(
  (
    'public path file filename dir url uri link href name label title text hint placeholder message msg error description field input form type kind ' +
    'regex pattern policy rule rules schema format length len size count max min limit ttl timeout expires expiry expiration lifetime ' +
    'enabled disabled required visible show hide reset forgot change changed confirm confirmation strength validator validation invalid valid ' +
    'header prefix suffix id ids index list map cache store storage provider service manager handler factory class style color ' +
    'tokenizer tokenize count usage test mock example sample dummy fake algorithm alg hash digest encoding charset method mode ' +
    'column table selector locator xpath element button page screen view route endpoint scope scopes grant'
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
  [/^[\w$]+\(|\)$|=>|^(?:await|new|function|return|lambda|typeof)\s/, 'it is code'],
  [/%[sdv]|\{\d*\}|\$\d|^\s|\s$/, 'it is a template'],
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
 * Judges a literal that stands behind a secret-sounding name and has no shape of its own.
 *
 * @returns `disproves` with the reason, or the confidence it deserves
 */
export function judgeLiteral(name: string, value: string): Evidence {
  const about = wordsOf(name).find((word) => ABOUT.has(word));
  if (about !== undefined) return disproved(`its name speaks of a ${about}`);
  const none = NO_VALUE.find(([pattern]) => pattern.test(value));
  if (none !== undefined) return disproved(none[1]);
  if (readsAsWords(value)) return disproved('it reads like words');
  return strength(PASSWORD_WORD.test(name.toLowerCase()), value);
}

function disproved(note: string): Evidence {
  return { verdict: 'disproves', note };
}

/** camelCase, snake_case, dotted or plain words, each of which can be spoken. */
function readsAsWords(value: string): boolean {
  if (/\d/.test(value) || /[^\w\s.:/-]/.test(value)) return false;
  return wordsOf(value).every(
    (word) => word.length <= 14 && (word.length < 3 || /[aeiouy]/.test(word)) && !/[^aeiouy]{5}/.test(word),
  );
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

function strength(password: boolean, value: string): Evidence {
  const classes = CLASSES.filter((pattern) => pattern.test(value)).length;
  const bits = shannon(value);
  const drawn = password
    ? value.length >= 8 && classes >= 2 && bits >= 2.7
    : value.length >= 16 && classes >= 2 && bits >= 3.1;
  return drawn
    ? {
        verdict: 'grades',
        confidence: 'medium',
        note: 'its name says that it is secret and it reads like a drawn value',
      }
    : { verdict: 'grades', confidence: 'low', note: 'its name says that it is secret, though it is short or regular' };
}
