import { remembered } from './remembered.js';

/** @returns the words of a name in lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are all `db`, `password`; `N8N_KEY` is `n8n`, `key` */
export const wordsOf = remembered((name: string): readonly string[] =>
  name
    .replaceAll(/([a-z]\d*)([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z\d])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== ''),
);

const SECRET_WORDS = new Set(
  (
    'key keys token tokens secret secrets password passwd pwd pass passphrase passcode credential credentials auth apikey api access client ' +
    'private bearer pat jwt signing master account session cookie hmac webhook url id sid dsn mnemonic seed login user'
  ).split(' '),
);

/** @returns whether a word of a name tells that something is secret, or goes with such words, and names no service */
export function isSecretWord(word: string): boolean {
  return SECRET_WORDS.has(word);
}

/** @returns the spellings to look for when a context is given as words joined by `_`; case does not count */
export function spellingsOf(context: string): string[] {
  const words = context.split('_');
  return words.length === 1
    ? words
    : [words.join('_'), words.join(''), words.join('-'), words.join('.'), words.join(' ')];
}

/**
 * @returns whether one of the contexts (words joined by `_`) stands in the name, as whole words; a number behind a word
 *   does not make another word of it (`password2`)
 */
export function namesContext(name: string, contexts: readonly string[]): boolean {
  const words = wordsOf(name);
  if (namedBy(words, contexts)) return true;
  return /[a-z]\d/i.test(name) && namedBy(words.map(withoutNumber), contexts);
}

const withoutNumber = (word: string): string => word.replace(/\d+$/, '');

function namedBy(words: readonly string[], contexts: readonly string[]): boolean {
  const spelled = `_${words.join('_')}_`;
  return contexts.some((context) => spelled.includes(`_${context}_`) || words.includes(context.replaceAll('_', '')));
}

const JOINED =
  'api|auth|access|admin|app|bot|client|db|ftp|git|key|ldap|login|mail|master|my|pg|proxy|refresh|root|smtp|sql|ssh|ssl|store|sudo|trust|user|wifi|wp';
/** What is joined ahead of the shorter telling words, which other words end with too (`bypass`, `subtoken`). */
const AHEAD = new RegExp(`^(?:${JOINED})`);
/** All that may be joined ahead of the shortest ones: `userpw`. */
const WHOLE_AHEAD = new RegExp(`^(?:${JOINED})$`);
const LONG = 6;

/** @returns whether a word of the name ends with one of the contexts, joined as in `PGPASSWORD` or `authtoken` */
export function joinsContext(name: string, contexts: readonly string[]): boolean {
  const words = wordsOf(name).map(withoutNumber);
  return contexts.some((context) => {
    const joined = context.replaceAll('_', '');
    return words.some(
      (word) => word.length > joined.length && word.endsWith(joined) && (joined.length >= LONG || AHEAD.test(word)),
    );
  });
}

/** Shorter values that a name merely calls a key, in characters, name things more often than they open any. */
export const LONG_KEY = 32;

/** What may follow a short word that ends a name. */
const BEHIND_ENDING = ['=', ':', '"', "'", '\\', '>', ' =', ' :'];

/** @returns the texts by which a short word that ends a name is found: with what may follow it */
export function spellingsOfEnding(ending: string): string[] {
  return BEHIND_ENDING.map((next) => ending + next);
}

/** @returns whether the name ends with one of the words, as a whole one or joined as in `userpw` */
export function endsName(name: string, endings: readonly string[]): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return endings.some(
    (ending) => last === ending || (last.endsWith(ending) && WHOLE_AHEAD.test(last.slice(0, -ending.length))),
  );
}
