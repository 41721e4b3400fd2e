import { holdsDrawnMember } from './json-text.js';
import { isHollowToken } from './jwt.js';
import { unaccented } from './legible.js';
import { programText } from './program-text.js';
import { readsAsProse } from './prose.js';
import { isPublicKey } from './public-key.js';
import { isSurelyDrawn } from './strength.js';
import { holdsVariable, withoutVariables } from './variable.js';
import { wordScore } from './word-model.js';
import { DRAWN, readsAsWords } from './words.js';

/** A path that ends with the name of a file, in which a hash often stands. */
const FILE_PATH =
  /^(?:[\w@+.-]+\/)+[\w@+.-]+\.(?:[cm]?[jt]sx?|json|css|s[ac]ss|less|html?|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|mp[34]|webm|map|wasm|py|rb|go|rs|java|kts?|cs|php|vue|svelte|md|txt|pdf|xml|ya?ml|toml|csv|sql|sh|pem|crt|cer|bin|zip|gz|tgz|lock)$/;

/** What a text is as a whole, or by parts of it that drawn text does not have by chance. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [
    /^[a-z][a-z\d+.-]*:\/\/|^urn:|^\.{1,2}\/[\w./-]+$|^[a-z]:\\|^~\/|^[\w-]+(?:\.[\w-]+)+:\d{2,5}\//i,
    'it is a path or an address',
  ],
  [/^0x[\da-f]{1,40}$/i, 'it is a number, or the address of an account or a contract'],
  [
    /^[\w-]+(?:\.[\w-]+)*\.(?:json|js|ts|tsx|jsx|py|rb|go|java|txt|pem|crt|key|yml|yaml|xml|html|css|env|conf|log|png|svg)$/i,
    'it is a file name',
  ],
  [FILE_PATH, 'it is the path of a file'],
  [/^[a-z][\w.-]*(?:\/[\w.-]+)*\/(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})(?:\/[\w.-]+)+$/, 'it is a path'],
  [
    /^(?:true|false|null|none|nil|undefined|yes|no|on|off|string|number|boolean|object|any|optional|required|bearer|basic|digest|oauth2?)$/i,
    'it is a word of the language',
  ],
  [/^[\w$.]+\(.*\)[;,]?$|^[{[(].*[}\])]$|^["'].*["']$|^(?:await|new|function|return|lambda|typeof)\s/, 'it is code'],
  [/\[[^\]]*(?:a-z|0-9|a-f)|\{\d+,\d*\}|\(\?:|\\[dws][+*{)]|\[\\[dws]|\][+*]$/i, 'it is a pattern'],
  [/^\\{1,2}b.*\\{1,2}b$|\\[[\]()]\?/, 'it is a pattern'],
  [/^<.*>$/, 'it is markup'],
  [/^\?[A-Za-z]+$/, 'it is a type'],
  [/^[A-Za-z]+(?:\|[A-Za-z]+)+$/, 'it lists what it may be'],
  [/^(?:scram|hmac|aes|rsa|ecdsa|bcrypt|argon2(?:id?)?|pbkdf2|x25519|ed25519)(?:[-_][\w-]*)?$/i, 'it names a cipher'],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:/, 'it is a time'],
  [/([0x])\1{7}/i, 'it is filled up with one character'],
  [
    /^\d{1,4}$|^\d{1,6}(?:[-/.:]\d{1,6})+$|^\d+(?:px|em|ms|s|%)$|^[v^~<>=]*\d+(?:\.\d+)+(?:e[-+]?\d+|[-+][\w.+-]*)?$/,
    'it is a number, a date or a version',
  ],
  [/^eyJ[\w-]{4,}\.eyJ[\w-]+\.?$/, 'it is a web token that nobody signed'],
  [/^[\w.%-]+(?:=[\w.%+-]*)?(?:&\w{3,40}=[\w.%+-]*)+$/, 'it is text of several fields'],
  [
    /^(?:MII[BC][IC]j|MFkw|MCow|MIG[fb]MA0|MHYw|AAAA(?:[BC]3NzaC1|E2VjZHNh|[\w+/]{3}[Nn]rL))|^[a-z][\w@.-]{4,50}\s+AAAA[A-Za-z\d+/]{8}/,
    'it is a public key',
  ],
  // A sequence that begins with one of two bytes' length, as certificates and requests for them do, and no private key.
  [/^MII[A-Za-z\d+/]{3}CC[A-H][A-Za-z\d+/]/, 'it is a certificate'],
  [
    /^(?:iVBORw0KGgo|R0lGOD|\/9j\/4|d09GM|AGFzbQ|H4sI|UEsDB|JVBERi0|PHN2Zy|UklGR|AAEAAA)[A-Za-z\d+/=]{24}/,
    'it is a file in base64',
  ],
  [/\\(?:x[01][\da-f]|u00[01])|[\0-\x08\x0e-\x1f]/i, 'it is text with control characters'],
  [/\\r?\\?n.*\\n/, 'it is a text of several lines'],
  [/^(?:\{[A-Z\d-]{2,12}\})?\$[a-z]{4}[a-z\d-]{0,12}\$(?=.{24})[^$]*\$/, 'it is the hash of a password'],
  [/^(?:sha(?:1|256|384|512)|md5)[-:]/i, 'it is a hash'],
];
/** What speaks for another kind of text, though a drawn value may hold it by chance. */
const TRAITS: readonly (readonly [RegExp, string])[] = [
  [/^\/[\w./-]+$/, 'it is a path or an address'],
  [/^\/[\w./*{}=-]*:[A-Za-z]+$/, 'it is a path that ends with a verb'],
  [/^[\w$]+\(|^[),;]|^\*\/|[()]$|=>|\w\[\d+\]/, 'it is code'],
  [
    /%[sdv]|%[-+#\d.]{1,4}[dxXfsgeu](?![A-Za-z\d])|\{\d*\}|\{[A-Za-z_][\w.]{0,40}(?:![ars])?(?::[^}]{0,20})?\}|\$\{|(?:^|[. /-])\$\d(?:$|[. /-])|^\s|\s$/,
    'it is a template',
  ],
  [/\[\^|\(\?[=!<]|\\[<>]/, 'it is a pattern'],
  [/\s\S+\s/, 'it is a sentence'],
  [/^[v^~<>=]*\d+\.\d+|\b0\.\d{6}/, 'it is a number, a date or a version'],
  [/^:\w+:|^[\w-]+&[\w-]+=/, 'it is text of several fields'],
  [/\\0/, 'it is text with control characters'],
  [/\\r?\\?n\S/, 'it is a text of several lines'],
];
/** What a password may be, but nothing that a program draws, unless by chance. */
const NO_TOKEN: readonly (readonly [RegExp, string])[] = [
  [/\.\$[A-Za-z]/, 'it is code'],
  [/\S\s+\S/, 'it is text'],
  [/^\d+$/, 'it is a number'],
];
/** What a literal is by its form alone. */
function plainNature(value: string): string | undefined {
  const none = FORMS.find(([pattern]) => pattern.test(value));
  if (none !== undefined) return none[1];
  if (isPublicKey(value)) return 'it is a public key';
  return isHollowToken(value) ? 'it is a web token without claims' : undefined;
}

const MEDIA_TYPE = /^[\w.-]+\/[\w.+-]+$/;
/** So many characters, each of them once, are no accident; somewhat fewer are one in drawn text of all signs. */
const ALPHABET = 40;
const SHORT_ALPHABET = 30;

/**
 * @param human whether it may be a password, which somebody chose; those may have a blank in them
 * @param interpolated whether the language puts the values of variables into the literal
 * @returns what a literal is, in words that follow "because", where it is plainly no secret value
 */
export function natureOf(value: string, human: boolean, interpolated = false): string | undefined {
  if (holdsDrawnMember(value)) return undefined;
  const plain = plainNature(value);
  if (plain !== undefined) return plain;
  if (value.length >= ALPHABET && new Set(value).size === value.length) return 'it lists an alphabet';
  const told = value.includes('%20') ? value.replaceAll('%20', ' ') : value;
  if (readsAsProse(told)) return 'it is text of a language';
  const text = programText(value, interpolated);
  if (text !== undefined) return text;
  const seeming = seemingNature(value, told, human, interpolated);
  return seeming === undefined || isSurelyDrawn(withoutVariables(coreOf(value), interpolated)) ? undefined : seeming;
}

/** Of what begins like a path, its longest part: base64 begins with a slash by chance, and is drawn between two, too. */
function coreOf(value: string): string {
  if (!value.startsWith('/')) return value;
  return value.split('/').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Longer values are keys in an encoding, or data. */
const LONG = 512;
const ENCODED = /^[\w+/=.~:%-]*$/;

/** @returns what a text of more than 512 characters is, where it is no key or token in an encoding; nothing for a shorter one */
export function natureOfLong(value: string): string | undefined {
  if (value.length < LONG) return undefined;
  return ENCODED.test(value) && isSurelyDrawn(value) ? undefined : 'it is data in one run';
}

/** What the text looks like, which a drawn one may by chance. */
function seemingNature(value: string, told: string, human: boolean, interpolated: boolean): string | undefined {
  const trait = [...TRAITS, ...(human ? [] : NO_TOKEN)].find(([pattern]) => pattern.test(value));
  if (trait !== undefined) return trait[1];
  if (value.length >= SHORT_ALPHABET && new Set(value).size === value.length) return 'it lists an alphabet';
  if (holdsVariable(value, interpolated)) return 'it is a template';
  if (MEDIA_TYPE.test(value) && wordScore(value) > DRAWN) return 'it is a path or a media type';
  return readsAsWords(unaccented(told)) ? 'it reads like words' : undefined;
}
