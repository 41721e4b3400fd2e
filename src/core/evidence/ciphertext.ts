import { wordsOf } from '../names.js';

const BASE64 = String.raw`[A-Za-z\d+/]`;

/** What tools write in place of a value they encrypted, for the file to be committed. */
const FORMS: readonly RegExp[] = [
  // dotenvx: a point of secp256k1 comes first, whose first byte is 4
  new RegExp(`^encrypted:B${BASE64}{99,}={0,2}$`),
  // SOPS and hiera-eyaml with its plugins, also where only the first line of a folded value is known
  /^ENC\[[A-Z][A-Z\d_]{2,15},/,
  new RegExp(`^EJ\\[1:${BASE64}{40,}=?:${BASE64}{20,}={0,2}:`),
  // Sealed Secrets: the length of a key encrypted by RSA with 4096 bits comes first
  new RegExp(`^Ag[A-D]${BASE64}{600,}={0,2}$`),
  // AWS KMS in its versions; Google Cloud KMS
  new RegExp(`^AQ[EI][CD]AH[g-j]${BASE64}{90,}={0,2}$`),
  new RegExp(`^CiQA${BASE64}{76,}={0,2}$`),
  // HashiCorp Vault, transit engine
  new RegExp(`^vault:v\\d{1,4}:${BASE64}{32,}={0,2}$`),
  // Spring Cloud Config, Jasypt, MuleSoft's secure properties
  new RegExp(`^\\{cipher\\}${BASE64}{24,}={0,2}$`),
  new RegExp(`^ENC\\(${BASE64}{20,}={0,2}\\)?$`),
  new RegExp(`^!\\[${BASE64}{20,}={0,2}\\]?$`),
  // OpenSSL and CryptoJS: base64 of "Salted__"
  new RegExp(`^U2FsdGVkX1[89+/]${BASE64}{20,}={0,2}$`),
  // Windows' data protection, in base64 and as PowerShell writes it
  /^AQAAANCMnd8BFdERjHoAwE\/Cl\+s/,
  /^01000000d08c9ddf0115d1118c7a00c04fc297eb/i,
  /^\$ANSIBLE_VAULT;|^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----/,
];

/** Ciphertext that services hand out as tokens, too: Fernet, ASP.NET's data protection, Laravel's encrypter. */
const SEALED_TOKEN = /^(?:gAAAAA[\w-]{90,}={0,2}|CfDJ8[\w-]{60,}|eyJpdiI6[A-Za-z\d+/_-]{60,}={0,2})$/;
const TOKEN_WORDS = /token|session|cookie|auth|bearer|jwt|ticket|csrf|xsrf/;

/** @returns whether a text is ciphertext, in a form that says so */
export function isCiphertext(text: string): boolean {
  return FORMS.some((pattern) => pattern.test(text));
}

/** @returns whether a text is ciphertext of a form in which services hand out tokens, under a name that does not speak of one */
export function isSealed(name: string, text: string): boolean {
  return SEALED_TOKEN.test(text) && !TOKEN_WORDS.test(name.toLowerCase());
}

const ENCRYPTED = new Set(['encrypted', 'wrapped', 'sealed', 'ciphered', 'ciphertext', 'cyphertext', 'encrypt']);
const AT_END = new Set(['enc', 'encr']);
const PASSWORD = /^(?:pass(?:word|wd|phrase|code)?|pwd|pin)$/;
/** So many characters of an encoding are what a cipher gives out; a shorter text may be the plain one. */
const ENCODED = /^[A-Za-z\d+/_-]{24,}={0,2}$/;

/**
 * @returns whether the name says that the value is encrypted, and the value may be: `encrypted_key`, `wrappedDataKey`. The
 *   password of an encrypted key is none of these
 */
export function namesCiphertext(name: string, text: string): boolean {
  if (!ENCODED.test(text)) return false;
  const words = wordsOf(name.slice(name.lastIndexOf('.') + 1));
  if (AT_END.has(words.at(-1) ?? '')) return true;
  const at = words.findLastIndex((word) => ENCRYPTED.has(word));
  if (at === -1) return false;
  const what = words.slice(at + 1);
  return !(what.length > 1 && PASSWORD.test(what.at(-1)!));
}
