import { baseName, type BytePath } from './byte-path.js';
import { isKeyFile } from './env-files.js';
import { isDirenvLine } from './env-directives.js';
import { isCiphertext } from './evidence/ciphertext.js';
import { looksGenerated } from './evidence/strength.js';
import { nameSpeaksOf } from './evidence/name-words.js';
import { isPublicKey } from './evidence/public-key.js';
import { isReference } from './evidence/reference.js';
import { joinsContext, namesContext } from './names.js';

/** More is no file of settings. */
const LONGEST = 1024 * 1024;

/** What encrypts a whole file begins it so: git-crypt, OpenSSL, age. */
const ENCRYPTED_HEADS = ['\0GITCRYPT\0', 'Salted__', 'age-encryption.org/v1\n'];
/** The same as text, in which nothing else may stand: Ansible, OpenSSL and Laravel, age and OpenPGP. */
const ENCRYPTED_TEXTS: readonly RegExp[] = [
  /^\$ANSIBLE_VAULT;[\w.;-]+\r?\n[\da-f\s]+$/,
  /^(?:U2FsdGVkX1|eyJpdiI6)[A-Za-z\d+/=\s]+$/,
  /^-----BEGIN AGE ENCRYPTED FILE-----\s[A-Za-z\d+/=\s]+-----END AGE ENCRYPTED FILE-----\s*$/,
  /^-----BEGIN PGP MESSAGE-----\r?\n(?:[A-Z][a-z]+: [^\r\n]*\r?\n)*[A-Za-z\d+/=\s]+-----END PGP MESSAGE-----\s*$/,
];

/** What a line of an env file turned out to be. */
type Line = 'nothing' | 'protected' | 'plain' | 'secret';

const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?:=|:\s)(.*)$/;
const IN_QUOTES = /^(["'`])([^"'`]*)\1\s*(?:#.*)?$/;

/**
 * @param path the env file's
 * @param bytes what it holds
 * @returns whether an env file may be in git by what it holds: all its values are ciphertext, public keys, references or plainly no
 *   secrets, and something in it is encrypted; of an `.envrc`, whether it only sets up a shell
 */
export function isSafeEnvFile(path: BytePath, bytes: Uint8Array): boolean {
  if (isKeyFile(path) || bytes.length > LONGEST) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (ENCRYPTED_HEADS.some((head) => text.startsWith(head)) && /[\x80-\xff]/.test(text)) return true;
  if (ENCRYPTED_TEXTS.some((pattern) => pattern.test(text))) return true;
  const isDirenv = baseName(path).toLowerCase().startsWith('.envrc');
  const lines = new Set(text.split('\n').map((line) => lineOf(line.trim(), isDirenv)));
  return !lines.has('secret') && lines.has('protected');
}

function lineOf(line: string, isDirenv: boolean): Line {
  if (line === '') return 'nothing';
  if (line.startsWith('#')) return commentOf(line);
  if (isDirenv && isDirenvLine(line)) return 'protected';
  const [, name, written] = ASSIGNMENT.exec(line) ?? [];
  if (name === undefined) return 'secret';
  return valueOf(name, written!, isDirenv);
}

/** A line that is commented out keeps its value for everybody to read; of prose, only what a secret's name stands ahead of. */
function commentOf(line: string): Line {
  const text = line.replace(/^[#\s]+/, '');
  const [, name, written] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined || (text.charAt(name.length) === ':' && !namesSecret(name))) return 'nothing';
  return valueOf(name, written!, false) === 'secret' ? 'secret' : 'nothing';
}

function valueOf(name: string, written: string, isDirenv: boolean): Line {
  const value = IN_QUOTES.exec(written.trim())?.[2] ?? written.split(' #', 1)[0]!.trim();
  if (isCiphertext(value) || (namesPublicKey(name) && readsAsPublicKey(value))) return isDirenv ? 'plain' : 'protected';
  if (value === '' || isReference(value) || isExpansion(value) || SOPS_FACT.test(name)) return 'plain';
  return isPlainlyNoSecret(name, value) ? 'plain' : 'secret';
}

/** Facts of SOPS beside what it encrypted: recipients, versions, times, and the file's key, encrypted for each of them. */
const SOPS_FACT =
  /^sops_(?:version|mac|mac_only_encrypted|lastmodified|shamir_threshold|(?:un)?encrypted_(?:suffix|regex|comment_regex)|(?:age|pgp|kms|gcp_kms|azure_kv|hc_vault|key_groups)__\w{1,80})$/;

const namesPublicKey = (name: string): boolean => namesContext(name, ['public_key', 'pub_key']);

const readsAsPublicKey = (value: string): boolean =>
  isPublicKey(value) || /^0[23][\da-f]{64}$/i.test(value) || /^-----BEGIN (?:[A-Z]+ )?PUBLIC KEY-----/.test(value);

/** `$NAME`, `${NAME}`, `$(op read …)`, also with a path behind it. */
function isExpansion(value: string): boolean {
  const rest = /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\}|\([^()]{1,300}\))((?:[/:.-][\w/:.-]*)?)$/.exec(value)?.[1];
  return rest !== undefined && (value.includes('op://') || !holdsDrawn(value));
}

const holdsDrawn = (value: string): boolean => value.split(/[\s/.:,="'`$(){}]+/).some(looksGenerated);

/** Words of names whose values are secrets, whatever they look like. */
const SECRET_WORDS = (
  'password passwd pwd pass passphrase passcode secret secrets token tokens key keys apikey credential credentials auth bearer private pat jwt ' +
  'cookie hmac webhook dsn mnemonic seed salt license pin otp'
).split(' ');
/** Values that are no secrets, unless a part of them looks drawn. */
const NO_SECRET: readonly RegExp[] = [
  // Numbers, with a unit or as a version
  /^-?\d{1,9}(?:\.\d{1,9}){0,3}[a-z]{0,2}$/,
  // Words
  /^[A-Za-z][A-Za-z .,_/-]{0,60}\d{0,3}$/,
  // Addresses without a user, hosts, paths
  /^(?:https?|wss?|redis|postgres(?:ql)?|mysql|mongodb|amqp):\/\/[\w.-]{1,100}(?::\d{1,5})?(?:\/[\w./-]{0,100})?$/,
  /^[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}(?::\d{1,5})?$/,
  /^[\w.@-]{0,60}(?:\/[\w.@-]{0,60}){1,12}$/,
];
const SWITCH = /^(?:true|false|yes|no|on|off|null|none|[01])$/i;

const namesSecret = (name: string): boolean =>
  (namesContext(name, SECRET_WORDS) || joinsContext(name, SECRET_WORDS)) && nameSpeaksOf(name) === undefined;

function isPlainlyNoSecret(name: string, value: string): boolean {
  if (SWITCH.test(value)) return true;
  if (namesSecret(name)) return false;
  return NO_SECRET.some((pattern) => pattern.test(value)) && !holdsDrawn(value);
}
