import { wordsOf } from '../names.js';
import { looksDrawn } from './words.js';

/** The name of a variable, or of an anchor of YAML, and what follows it. */
const BEGINS = /^[$*]([A-Za-z_]\w*)([\s\S]?)/;
/** `$apr1$…`, `$argon2id$…`: a hash and its kind. */
const HASH = /^\$[a-z\d-]*\$/;

/** @returns whether the text begins as the hash of a password does, with a sign for its kind */
export function isHash(text: string): boolean {
  return HASH.test(text);
}

/** What goes on behind a variable in most languages; other signs are those of passwords. */
const JOINT = /^[/:@.,;)\]}"'`\s[(|-]?$/;
const WITHIN = /(?:^|[\s/:@.,=+({[\\"'-])\$([A-Za-z_]\w*)([\s\S]?)/g;
/** Shorter names of variables are usual inside passwords; as a whole they are no password. */
const TELLING = 4;
const ANY_WITHIN = /\$[a-z_]{4}|\$[A-Z][A-Z_]{3}|\.\$[A-Za-z]/;

/**
 * @param interpolated whether the language puts the values of variables into the text
 * @returns whether the text is the name of a variable, `$NAME`, or begins with one that other text is joined to
 */
export function beginsWithVariable(text: string, interpolated: boolean): boolean {
  const [, name, next] = BEGINS.exec(text) ?? [];
  if (name === undefined || isHash(text)) return false;
  return (interpolated && text.startsWith('$')) || (JOINT.test(next!) && namesVariable(name));
}

/** @returns whether the text is the name of a variable and nothing else: `$DB_PASSWORD`, `*anchor` */
export function isVariable(text: string, interpolated: boolean): boolean {
  const name = BEGINS.exec(text)?.[1];
  return name?.length === text.length - 1 && beginsWithVariable(text, interpolated);
}

/** @returns whether the text holds the name of a variable, where a joint or a blank parts it from what stands around it */
export function holdsVariable(text: string, interpolated: boolean): boolean {
  if (!text.includes('$')) return false;
  if (interpolated) return ANY_WITHIN.test(text);
  return [...text.matchAll(WITHIN)].some(
    ([, name, next]) => name!.length >= TELLING && JOINT.test(next!) && namesVariable(name!),
  );
}

/**
 * @param interpolated whether the language puts the values of variables into the text
 * @returns what stands in the text whatever the values of its variables are
 */
export function withoutVariables(text: string, interpolated: boolean): string {
  return interpolated ? text.replaceAll(/\$[A-Za-z_]\w*/g, '') : text;
}

/** @returns whether a text reads like words, which a number may follow, and an abbreviation among them: what people name variables */
export function namesVariable(name: string): boolean {
  if (name.length <= TELLING || CONSTANT.test(name)) return true;
  const words = wordsOf(name);
  const spoken = words.every((word) => /^[a-z]*\d{0,3}$/.test(word) || word.length <= TELLING);
  const told = name.includes('_') || words.some((word) => /^[a-z]{3,}\d{0,3}$/.test(word));
  return spoken && told && (name.length < LONG || !looksDrawn(name));
}

const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
/** The letters of shorter names say little. */
const LONG = 8;
