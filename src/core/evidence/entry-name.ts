import { wordsOf } from '../names.js';
import { looksDrawn } from './words.js';

const PASSWORD = /^pass(?:word|wd|phrase|code)?s?$|^pwd$/;
/** Words at the end of a name by which the value is the name of what holds the secret: a variable, or an entry of a store. */
const HOLDERS = new Set(['env', 'var', 'variable', 'envvar', 'environ', 'from', 'ref', 'secretref', 'secretname']);
/** `DB_PASS2`: a part of it is letters alone. */
const VARIABLE = /^(?=(?:[A-Z\d]+_)*[A-Z]{2,}(?:_|$))[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
/** `pg-password-16`, `redis.password`, `db_pass_2` */
const ENTRY = /^(?=(?:[a-z\d]+[-_.])*[a-z]{3,}(?:[-_.]|$))[a-z][a-z\d]*(?:[-_.][a-z\d]+)+$/;
/** The letters of shorter names say too little. */
const TELLING = 12;

/**
 * @returns whether a value is the name of a variable, or of an entry, that holds the secret, and its own name says so:
 *   `password_env: DB_PASS2`, `passwordVariable: 'P4_PASSWD'`, `existingSecretPasswordKey: pg-password-16`
 */
export function namesHolder(name: string, value: string): boolean {
  if (!(VARIABLE.test(value) || ENTRY.test(value)) || (value.length >= TELLING && looksDrawn(value))) return false;
  const words = wordsOf(name.slice(name.lastIndexOf('.') + 1));
  const last = words.at(-1) ?? '';
  if (HOLDERS.has(last) || (words.includes('existing') && words.includes('secret'))) return true;
  // A chart's `passwordKey` and `passwordSecret` name where in the cluster the password is.
  if ((last === 'key' || last === 'secret') && words.slice(0, -1).some((word) => PASSWORD.test(word))) return true;
  return VARIABLE.test(value) && words.some((word) => word === 'env' || word === 'envvar');
}
