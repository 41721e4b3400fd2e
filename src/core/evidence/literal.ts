import { LONG_KEY, wordsOf } from '../names.js';
import { disproven, graded, type Evidence } from './evidence.js';
import { shannon } from './entropy.js';
import { judgeName } from './judge-name.js';
import { legible } from './legible.js';
import { actOf, namesInvention } from './name-words.js';
import { natureOf, natureOfLong } from './nature.js';
import { classesOf, isDrawn, isStrong, looksGenerated } from './strength.js';
import { isLeetspeak, looksDrawn, readsAsName, saysWords } from './words.js';

const PASSWORD_WORD = /pass|pwd|pw$/;
/** Words ahead of a UUID that make it the key, not the name of a thing. */
const KEY_WORD = /^(?:sk|key|api|pat|tok|token|secret)$/i;
const UUID = /^(?:([a-z]{2,12})[-_:])?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Base64 of what begins with `{"`, `{` on a line of its own, `[{`, `<?xml` or five dashes; JSON Web Tokens have rules of their own. */
const TEXT_IN_BASE64 = /^(?:eyJ|ewo|W3s|PD94|LS0tLS0)[A-Za-z\d+/]{16,}={0,2}$/;

/** As OpenPGP and SHA-1 give them; keys of 160 bits are rare. */
const FINGERPRINT = /^[\dA-F]{40}$/i;
const SHORT_KEY = 'its name says no more than that it is a key, and it is short for one';
const NO_KEY = 'its name says no more than that it is a key, and it is neither long nor drawn';

/** Where a literal stands. */
export interface LiteralPlace {
  /** Whether the file is one in which made-up values are usual. */
  readonly madeUp?: boolean;
  /** Whether it stands behind a label of a text for people that is no example. */
  readonly labelled?: boolean;
  /** Whether the file is a text for people. */
  readonly prose?: boolean;
  /** Whether the file holds texts of a program in some language. */
  readonly translation?: boolean;
  /** Whether the language puts the values of variables into the literal. */
  readonly interpolated?: boolean;
  /** Whether the name says no more than that it is a key. */
  readonly vague?: boolean;
  /** Whether the name is one for what people choose, whatever its language. */
  readonly chosen?: boolean;
}

/**
 * Judges a literal that stands behind a secret-sounding name and has no shape of its own.
 *
 * @returns `disproves` with the reason, or the confidence it deserves
 */
export function judgeLiteral(name: string, written: string, place: LiteralPlace = {}): Evidence {
  const value = plainOf(written);
  const human = place.chosen === true || PASSWORD_WORD.test(name.toLowerCase());
  const against = judgeName(name, value) ?? unlikely(name, written, human, place);
  if (against !== undefined) return { verdict: 'disproves', note: against };
  const lowered = loweredBy(name, value, human, place);
  if (lowered !== undefined) return lowered;
  if (isStrong(value) && !isToy(value, place)) return graded('medium', DRAWN);
  if (human && isLabelled(value, place)) return graded('medium', LABELLED);
  if (place.madeUp === true) return madeUpValue(value, 'the file is a test, an example or documentation');
  if (namesInvention(name)) return madeUpValue(value, 'its name says that it is made up');
  return typed(value, human);
}

/** What settles what a value is worth before its strength does. */
function loweredBy(name: string, value: string, human: boolean, place: LiteralPlace): Evidence | undefined {
  const vague = place.vague === true ? vagueKey(value, place) : undefined;
  const less = vague === undefined ? lessening(name, value, human, place) : undefined;
  if (less !== undefined) return graded('low', less);
  return vague ?? (place.translation === true ? inTranslation(value) : undefined);
}

/** Among texts, what is written with blanks is one of them, and nobody chooses a password. */
function inTranslation(value: string): Evidence {
  return looksGenerated(value) && !isLeetspeak(value) && !/\s/.test(value)
    ? graded('medium', DRAWN)
    : graded('low', 'it stands among the texts of a program');
}

/** What the literal is instead of a secret. */
function unlikely(name: string, written: string, human: boolean, place: LiteralPlace): string | undefined {
  const value = plainOf(written);
  return natureOf(value, human, place.interpolated) ?? natureOfLong(written) ?? answered(name, value);
}

/** Names of an act go with what is said about it; a password that is set by one has a digit or was drawn. */
function answered(name: string, value: string): string | undefined {
  const act = /\d/.test(value) || looksGenerated(value) ? undefined : actOf(name);
  return act === undefined ? undefined : `its name speaks of "${act}"`;
}

/** What is looked at of a long value, in characters. */
const HEAD = 512;

/** The escape of a line's end, as in what is sent to a prompt. */
const LINE_END = /(?:\\{1,2}[nr]){1,4}$/;

/** @returns the head of a literal as people read it */
function plainOf(written: string): string {
  return legible(written.slice(0, HEAD).replace(LINE_END, ''));
}

export const DOCUMENTED = 'it stands in a comment that documents code';
const DRAWN = 'its name says that it is secret and it reads like a drawn value';

/** `secrets.acme.com`: its words are those of a host. */
const HOST = /^(?:[\w-]+\.){2,}(?:com|net|org|io|info|edu|gov|eu|de|fr|uk|nl|cn|jp)$/i;

/** What makes a guess of a literal, however it reads. */
function lessening(name: string, value: string, human: boolean, place: LiteralPlace): string | undefined {
  if (repeats(name, value)) return 'it repeats its name';
  if (HOST.test(name) && !looksGenerated(value)) return 'its name is that of a host';
  if (saysInvented(value)) return 'it says that it is made up';
  if (saysWords(value)) return 'it is base64 of words';
  if (TEXT_IN_BASE64.test(value)) return 'it is base64 of a document';
  if (namesThing(name, value, place)) return 'it is a UUID, which names things more often than it guards them';
  return readsAsName(value) && !(human && /\d/.test(value)) ? 'it reads like a name' : undefined;
}

/** TeamCity keeps secrets under a UUID: `credentialsJSON:…`. */
const KEPT_ELSEWHERE = /credentialsJSON$/;

function namesThing(name: string, value: string, { madeUp, vague }: LiteralPlace): boolean {
  const uuid = UUID.exec(value);
  if (uuid === null) return false;
  return (
    KEPT_ELSEWHERE.test(name) || madeUp === true || vague === true || (uuid[1] !== undefined && !KEY_WORD.test(uuid[1]))
  );
}

/** What speaks against a value whose name says no more than that it is a key. */
function vagueKey(value: string, { prose }: LiteralPlace): Evidence | undefined {
  if (value.length < LONG_KEY) return isShortKey(value) ? graded('low', SHORT_KEY) : disproven(NO_KEY);
  if (FINGERPRINT.test(value)) return graded('low', 'it has the form of a fingerprint');
  return prose === true
    ? graded('low', 'its name says no more than that it is a key, in a text for people')
    : undefined;
}

/** Whether nobody would write it as the name of something: one word of letters and digits that mix as drawn ones do. */
function isShortKey(value: string): boolean {
  return /^(?=(?:.*\d){2})[\w+/-]+={0,2}$/.test(value) && isStrong(value) && looksDrawn(value) && !readsAsName(value);
}

const LABELLED = 'a label says that it is a password and it reads like one that is in use';

/** What passwords in manuals are made of. */
const MANUAL =
  /p[a4@][s5$]{2}|pwd|admin|root|user|login|test|demo|secret|s3cr|change|default|welcome|letmein|qwert|exam|sample|temp|your|my|foo|bar|abc|xyz|hunter|hello|1234|correct.?horse/i;

/** Whether a label names a password that nobody makes up for a manual: of three kinds of characters, and of none of its words. */
function isLabelled(value: string, { labelled }: LiteralPlace): boolean {
  return labelled === true && isPassword(value) && classesOf(value) >= 3 && /\d/.test(value) && !MANUAL.test(value);
}

/** Whether a value is words in which digits stand for letters, where people write such values for show. */
function isToy(value: string, { madeUp }: LiteralPlace): boolean {
  return madeUp === true && isLeetspeak(value);
}

function madeUpValue(value: string, reason: string): Evidence {
  return isDrawn(value) && !isLeetspeak(value)
    ? graded('medium', `it reads like a drawn value, though ${reason}`)
    : graded('low', reason);
}

function typed(value: string, human: boolean): Evidence {
  if (human && isPassword(value)) return graded('medium', 'its name says that it is a password and it reads like one');
  return isDrawn(value)
    ? graded('medium', DRAWN)
    : graded('low', 'its name says that it is secret, though it is short or regular');
}

/** Names of settings, fields and events are often kept under that name, with something ahead of it or a number behind. */
function repeats(name: string, value: string): boolean {
  const told = squeezed(value);
  if (told.length >= 6 && squeezed(name).includes(told)) return true;
  const own = name.slice(name.lastIndexOf('.') + 1);
  const repeated = squeezed(own);
  return wordsOf(own).length > 1 && told.includes(repeated) && !isStrong(told.replace(repeated, ''));
}

const INVENTED = /^(?:fake|dummy|mock|mocked|bogus|stub|wrong|invalid|incorrect|nonexistent)$/;

/** Whether words of the value say so, and what is left of it was not drawn. */
function saysInvented(value: string): boolean {
  const words = wordsOf(value);
  const rest = words.filter((word) => !INVENTED.test(word.replace(/\d+$/, '')));
  return rest.length < words.length && !isStrong(rest.join(''));
}

function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

/** A digit or a sign, other than those that join words, among letters: what people are asked to put into passwords. */
function isPassword(value: string): boolean {
  return value.length >= 8 && classesOf(value) >= 2 && /[^A-Za-z_.:/ -]/.test(value) && shannon(value) >= 2.7;
}
