import { isHollowToken } from './jwt.js';
import { unaccented } from './legible.js';
import { programText } from './program-text.js';
import { readsAsProse } from './prose.js';
import { isPublicKey } from './public-key.js';
import { holdsVariable } from './variable.js';
import { wordScore } from './word-model.js';
import { DRAWN, readsAsWords } from './words.js';

/** A path that ends with the name of a file, in which a hash often stands. */
const FILE_PATH =
  /^(?:[\w@+.-]+\/)+[\w@+.-]+\.(?:[cm]?[jt]sx?|json|css|s[ac]ss|less|html?|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|mp[34]|webm|map|wasm|py|rb|go|rs|java|kts?|cs|php|vue|svelte|md|txt|pdf|xml|ya?ml|toml|csv|sql|sh|pem|crt|cer|bin|zip|gz|tgz|lock)$/;

const NO_VALUE: readonly (readonly [RegExp, string])[] = [
  [
    /^[a-z][a-z\d+.-]*:\/\/|^urn:|^\.{0,2}\/[\w./-]+$|^[a-z]:\\|^~\/|^[\w-]+(?:\.[\w-]+)+:\d{2,5}\//i,
    'it is a path or an address',
  ],
  [/^\/[\w./*{}=-]*:[A-Za-z]+$/, 'it is a path that ends with a verb'],
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
  [
    /^[\w$]+\(|^[),;]|^\*\/|[()]$|=>|\w\[\d+\]|^[{[(].*[}\])]$|^["'].*["']$|^(?:await|new|function|return|lambda|typeof)\s/,
    'it is code',
  ],
  [
    /%[sdv]|\{\d*\}|\{[A-Za-z_][\w.]{0,40}(?:![ars])?(?::[^}]{0,20})?\}|\$\{|(?:^|[. /-])\$\d(?:$|[. /-])|^\s|\s$/,
    'it is a template',
  ],
  [/\[\^|\[[^\]]*a-z|\{\d+,\d*\}|\(\?[:=!<]|\\[dws][+*{)]|\[\\[dws]|\][+*]$|\\[<>]/i, 'it is a pattern'],
  [/^<.*>$/, 'it is markup'],
  [/^\?[A-Za-z]+$/, 'it is a type'],
  [/^[A-Za-z]+(?:\|[A-Za-z]+)+$/, 'it lists what it may be'],
  [/^(?:scram|hmac|aes|rsa|ecdsa|bcrypt|argon2(?:id?)?|pbkdf2|x25519|ed25519)(?:[-_][\w-]*)?$/i, 'it names a cipher'],
  [/\s\S+\s/, 'it is a sentence'],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:/, 'it is a time'],
  [/([0x])\1{7}/i, 'it is filled up with one character'],
  [
    /^\d{1,4}$|^\d{1,6}(?:[-/.:]\d{1,6})+$|^\d+(?:px|em|ms|s|%)$|^[v^~<>=]*\d+\.\d+|\b0\.\d{6}/,
    'it is a number, a date or a version',
  ],
  [/^eyJ[\w-]{4,}\.eyJ[\w-]+\.?$/, 'it is a web token that nobody signed'],
  [/^:\w+:|^[\w-]+&[\w-]+=/, 'it is text of several fields'],
  [/^(?:MII[BC][IC]j|MFkw|MCow|MIG[fb]MA0|MHYw|AAAA(?:[BC]3NzaC1|E2VjZHNh|[\w+/]{3}[Nn]rL))/, 'it is a public key'],
  [/\\(?:0|x[01]|u00[01])|[\0-\x08\x0e-\x1f]/, 'it is text with control characters'],
  [/\\r?\\?n\S/, 'it is a text of several lines'],
  [/^(?:\{[A-Z\d-]{2,12}\})?\$[a-z]{4}[a-z\d-]{0,12}\$(?=.{24})[^$]*\$/, 'it is the hash of a password'],
  [/^(?:sha(?:1|256|384|512)|md5)[-:]/i, 'it is a hash'],
];
/** What a password may be, but nothing that a program draws. */
const NO_TOKEN: readonly (readonly [RegExp, string])[] = [
  [/\.\$[A-Za-z]/, 'it is code'],
  [/\s/, 'it is text'],
  [/^\d+$/, 'it is a number'],
];
/** What a literal is by its form alone. */
function plainNature(value: string): string | undefined {
  const none = NO_VALUE.find(([pattern]) => pattern.test(value));
  if (none !== undefined) return none[1];
  if (isPublicKey(value)) return 'it is a public key';
  return isHollowToken(value) ? 'it is a web token without claims' : undefined;
}

const MEDIA_TYPE = /^[\w.-]+\/[\w.+-]+$/;
/** So many characters, each of them once, are no accident. */
const ALPHABET = 30;

/**
 * @param human whether it may be a password, which somebody chose; those may have a blank in them
 * @param interpolated whether the language puts the values of variables into the literal
 * @returns what a literal is, in words that follow "because", where it is plainly no secret value
 */
export function natureOf(value: string, human: boolean, interpolated = false): string | undefined {
  const none = plainNature(value);
  if (none !== undefined) return none;
  if (holdsVariable(value, interpolated)) return 'it is a template';
  const text = programText(value, interpolated);
  if (text !== undefined) return text;
  const unlikely = human ? undefined : NO_TOKEN.find(([pattern]) => pattern.test(value));
  if (unlikely !== undefined) return unlikely[1];
  if (value.length >= ALPHABET && new Set(value).size === value.length) return 'it lists an alphabet';
  if (MEDIA_TYPE.test(value) && wordScore(value) > DRAWN) return 'it is a path or a media type';
  const told = value.includes('%20') ? value.replaceAll('%20', ' ') : value;
  if (readsAsProse(told)) return 'it is text of a language';
  return readsAsWords(unaccented(told)) ? 'it reads like words' : undefined;
}
