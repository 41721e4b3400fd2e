import { wordsOf } from '../names.js';
import { looksDrawn } from './words.js';

/** Texts of programs that hold digits and signs, each by a form of its own. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/crwdn[se]\d+:|[[{]{2}__phrase_/, 'it marks a translation'],
  [/^(?:@:|@@|ms-resource:|LLL:EXT:)[\w.:/@-]+$/, 'it refers to a translation'],
  [
    /^[@?][+*]?(?:[\w.]+:)?(?:anim|array|attr|bool|color|dimen|drawable|font|id|integer|layout|menu|mipmap|navigation|plurals|raw|string|style|xml)\/[\w.]+$/,
    'it refers to a resource',
  ],
  [/^@[a-z\d][\w.-]*\/[a-z][\w.-]*$/i, 'it is the name of a package'],
  [/^@=?\{\w/, 'it refers to a value kept elsewhere'],
  [/^(?:[<>|]|>>|\|\||&&|2>)\s/, 'it is code of a shell'],
  [/^@(?:tcp|udp|unix)?\(|^@[a-z\d.-]+:\d{4,5}(?:[/?]|$)/, 'it is the rest of an address'],
  [/^[A-Za-z_]\w{2,}(?:\.\w{3,})+\(.*\)|\b[a-z_]\w{3,}\(\)[.,;]?$/, 'it is code'],
  [/^\*?\{[A-Za-z_][\w.]*(?:$|\()|^\{\w+:\w/, 'it is a template'],
  [/^\[[A-Z]\w+\]::\w|^[a-z_]+(?:\.[a-z_]+){2,}\.[A-Z]\w+$/, 'it is code'],
  [/^_[a-z][\w-]*_[a-z\d]{5}_\d{1,4}$|;--[a-z]/i, 'it is a style'],
  [
    /^(?:[\w.-]+\/)+[\w.-]+\.[a-z]{2,4}$|^(?:hkey_\w+|hk(?:lm|cu|cr)|software|system)\\|^<[A-Z][A-Z_]*>\//i,
    'it is a path',
  ],
  [/^(?:UUID|LABEL|PARTUUID|PARTLABEL)=/, 'it names a disk'],
  [/^AAAA(?:[BC]3NzaC1|E2VjZHNh)/, 'it is a public key'],
  [/^\d{1,5}\/\d{0,4}(?:s|m|h|d|sec|min|second|minute|hour|day)(?:[/,]|$)/, 'it is a rate'],
  [
    /^(?:pbkdf2_sha\d{1,3}|md5|sha1|bcrypt(?:_sha256)?|argon2|scrypt|unsalted_\w{3,6})\$[^$]*\$/,
    'it is the hash of a password',
  ],
  [/^(?:[a-z]+[._])+[A-Z]{1,4}\d{3,8}$/, 'it is the code of an error'],
];

/** Products whose names have a digit. */
const PRODUCT =
  /^(?:1password|auth0|oauth2?|o?auth2[-_ ]proxy|(?:microsoft|office)[-_ ]?365|m365|web3auth|fido2|webauthn2?)(?:[-_ .](?:cli|connect|sso|login|x|\d{1,2}))?$/i;
/** Letters and digits, of which no other form is made but that of public keys. */
const PLAIN = /^(?!AAAA)[A-Za-z\d+=]*$/;

/** Words of rules for what is typed into forms: Laravel, VeeValidate, Go's validator, CodeIgniter. */
const RULES = new Set(
  (
    'required nullable sometimes present bail string numeric integer email alpha alpha_num alpha_dash confirmed confirm same different min max between ' +
    'size length len regex current_password omitempty eqfield nefield gte lte gt lt min_length max_length matches trim is_unique required_if required_with'
  ).split(' '),
);

/** What a program puts values into: `\(x)` of Swift, `%@`, `%(x)s`, `%{x}`, `%<x>s`. */
const SLOT = /\\\([^()]{1,60}\)|%@|%\(\w{1,40}\)[a-z]|%\{\w{1,40}\}|%<\w{1,40}>[a-z]?/g;
/** A variable in a text whose language puts its value there. */
const VARIABLE = /\$[A-Za-z_]\w*/g;
/** Fewer letters around a value say too little. */
const TELLING = 8;

/**
 * @param interpolated whether the language puts the values of variables into the text
 * @returns which text of a program it is, in words that follow "because", where it is one that reads like a password
 */
export function programText(value: string, interpolated: boolean): string | undefined {
  if (PRODUCT.test(value)) return 'it names a product';
  if (PLAIN.test(value)) return undefined;
  const form = FORMS.find(([pattern]) => pattern.test(value));
  if (form !== undefined) return form[1];
  if (isRules(value)) return 'it says what may be typed';
  if (isSlug(value)) return 'it reads like words';
  return isTemplate(value, interpolated) ? 'it is a template' : undefined;
}

/** `required|min:8|confirmed`, `required,min=8,max=72`. */
function isRules(value: string): boolean {
  if (!/[|,:=[]/.test(value)) return false;
  const parts = value.split(value.includes('|') ? '|' : ',').map((part) => part.trim());
  const known = parts.filter((part) => RULES.has(part.replace(/[:=[].*$/, '')));
  return known.length * 2 > parts.length && parts.every((part) => /^[a-z_]+(?:[:=[]|$)/.test(part));
}

/** `pm-31337-v2-password-registration`: words, and numbers of tickets and versions between joints. */
function isSlug(value: string): boolean {
  if (!/^[a-z\d]+(?:[-_.][a-z\d]+){2,}$/.test(value)) return false;
  const parts = value.split(/[-_.]/);
  const words = parts.filter((part) => /^[a-z]+$/.test(part));
  const spoken = words.filter((word) => word.length > 3);
  if (spoken.length < 2 || !parts.every((part) => /^(?:[a-z]+|\d{1,6}|v\d{1,3})$/.test(part))) return false;
  return !looksDrawn(words.join(' '));
}

function isTemplate(value: string, interpolated: boolean): boolean {
  const filled = value.replaceAll(SLOT, ' ');
  const rest = interpolated ? filled.replaceAll(VARIABLE, ' ') : filled;
  if (rest === value || /\d{3}/.test(rest)) return false;
  return rest.length < TELLING || wordsOf(rest).length === 0 || !looksDrawn(rest);
}
