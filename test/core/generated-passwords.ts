import { alphabets } from '../../src/core/alphabet.js';
import { sampleOf, type Random } from '../../src/core/shape-sample.js';
import {
  base62,
  base64,
  base64url,
  chars,
  hexLower,
  lowerAlnum,
  repeat,
  seq,
  type Shape,
} from '../../src/core/shape.js';

/** Every printable sign of ASCII. */
const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const { lower, upper, digits } = alphabets;
const letters = lower + upper;

/** A program that makes passwords: its name, and a password by the rules it follows unless asked for others. */
export interface PasswordMaker {
  readonly name: string;
  readonly make: (random: Random) => string;
}

/** @returns passwords of so many characters, with one of each class at least */
function mixed(length: number, ...classes: readonly string[]): (random: Random) => string {
  return (random) => {
    for (;;) {
      const text = sampleOf(chars(classes.join(''), length), random);
      if (classes.every((one) => [...text].some((char) => one.includes(char)))) return text;
    }
  };
}

const of =
  (shape: Shape) =>
  (random: Random): string =>
    sampleOf(shape, random);

/** Three groups of six, one capital and one digit in all (Apple, "Strong passwords"). */
function keychain(random: Random): string {
  const text = [...sampleOf(seq(chars(lower, 6), '-', chars(lower, 6), '-', chars(lower, 6)), random)];
  const places = [...text.keys()].filter((at) => text[at] !== '-');
  const capital = places.splice(Math.floor(random() * places.length), 1)[0]!;
  const digit = places[Math.floor(random() * places.length)]!;
  text[capital] = text[capital]!.toUpperCase();
  text[digit] = sampleOf(chars(digits, 1), random);
  return text.join('');
}

/** Managers of passwords, and what clouds, databases and frameworks make passwords with, by the rules they follow from the start. */
export const PASSWORD_MAKERS: readonly PasswordMaker[] = [
  { name: '1Password, 20 characters', make: mixed(20, lower, upper, digits, '!#%)*+,-.:=>?@]^_}~') },
  { name: 'Bitwarden, 14 characters', make: mixed(14, lower, upper, digits, '!@#$%^&*') },
  { name: 'LastPass and Dashlane, 16 characters', make: mixed(16, lower, upper, digits, '!@#$%^&*?') },
  { name: 'KeePass, 20 letters and digits', make: mixed(20, lower, upper, digits) },
  { name: 'KeePassXC, 32 printable characters', make: mixed(32, lower, upper, digits, SIGNS) },
  { name: 'Proton Pass and Keeper, 20 characters', make: mixed(20, lower, upper, digits, '!@#$%^&*()_-+=?{}[]<>;:,.') },
  { name: 'iCloud Keychain, three groups', make: keychain },
  { name: 'Chrome, 15 letters and digits', make: mixed(15, lower, upper, digits) },
  { name: 'Firefox, 15 characters', make: mixed(15, lower, upper, digits, '-~!@#$%^&*_+=)}:;"\'>,.?]') },
  { name: 'AWS Secrets Manager, 32 printable characters', make: mixed(32, lower, upper, digits, SIGNS) },
  {
    name: 'AWS RDS, 28 printable characters',
    make: mixed(28, lower, upper, digits, SIGNS.replaceAll(/[/@"'\\]/g, '')),
  },
  { name: 'Google Cloud SQL, 16 printable characters', make: mixed(16, lower, upper, digits, SIGNS) },
  { name: 'Azure and .NET, 16 characters', make: mixed(16, lower, upper, digits, '!@#$%^&*()_-+=[{]};:>|./?') },
  { name: 'Terraform random_password, 16 characters', make: mixed(16, lower, upper, digits, '!@#$%&*()-_=+[]{}<>:?') },
  { name: 'MongoDB Atlas, 16 letters and digits', make: mixed(16, lower, upper, digits) },
  { name: 'Django, 50 characters', make: of(chars(`${lower}${digits}!@#$%^&*(-_=+)`, 50)) },
  {
    name: 'WordPress, 64 printable characters',
    make: of(chars(`${letters}${digits}!@#$%^&*()-_ []{}<>~+=,.;:/?|\``, 64)),
  },
  { name: 'pwgen -s -y, 16 characters', make: mixed(16, lower, upper, digits, SIGNS) },
  { name: 'openssl rand -base64 24', make: of(base64(32)) },
  { name: 'openssl rand -base64 32', make: of(seq(base64(42), chars('AEIMQUYcgkosw048', 1), '=')) },
  { name: 'openssl rand -hex 16', make: of(hexLower(32)) },
  { name: 'secrets.token_urlsafe(32) of Python', make: of(base64url(43)) },
  { name: 'Rails, 128 hexadecimal digits', make: of(hexLower(128)) },
  { name: 'JWT secrets, 88 characters of base64', make: of(seq(base64(85), chars('AQgw', 1), '==')) },
  { name: 'drawn, 20 small letters and digits', make: of(seq(lowerAlnum(19), chars(digits, 1))) },
  { name: 'drawn, two groups of 32 in a row', make: of(seq(base62(32), repeat(seq('.', base62(32)), 1, 1))) },
];

/** How a language or a format writes a password: the file's path, and its text. */
export interface Writing {
  readonly path: string;
  /** @returns the text, or nothing where that form cannot hold the password as it is */
  readonly write: (password: string) => string | undefined;
}

const escaped = (text: string, quote: string): string => text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);

/** Quoted and bare, in languages whose strings take variables and in others. */
export const WRITINGS: readonly Writing[] = [
  { path: 'src/db.js', write: (it) => `connect({ user: 'app', password: '${escaped(it, "'")}' });\n` },
  { path: 'src/Db.java', write: (it) => `  private String dbPassword = "${escaped(it, '"')}";\n` },
  { path: 'app/db.py', write: (it) => `DB_PASSWORD = "${escaped(it, '"')}"\n` },
  { path: 'db.go', write: (it) => (it.includes('`') ? undefined : `var dbPassword = \`${it}\`\n`) },
  { path: 'db.php', write: (it) => `$password = '${escaped(it, "'")}';\n` },
  { path: 'Db.cs', write: (it) => `var password = @"${it.replaceAll('"', '""')}";\n` },
  { path: 'config/db.json', write: (it) => `{ "password": ${JSON.stringify(it)} }\n` },
  { path: 'config/db.yml', write: (it) => `db:\n  password: '${it.replaceAll("'", "''")}'\n` },
  { path: '.env.production', write: (it) => (it.includes("'") ? undefined : `DB_PASSWORD='${it}'\n`) },
  { path: 'deploy.sh', write: (it) => (it.includes("'") ? undefined : `export DB_PASSWORD='${it}'\n`) },
  { path: 'db.properties', write: (it) => (/[\\#!:=\s"'`]/.test(it) ? undefined : `db.password=${it}\n`) },
  { path: 'db.ini', write: (it) => (/[;#\s"'`]/.test(it) ? undefined : `[db]\npassword = ${it}\n`) },
];
