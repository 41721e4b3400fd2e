import { baseName, type BytePath } from './byte-path.js';

/** The names that every repository's root `.gitignore` is expected to cover. */
export const EXPECTED_NAMES = ['.env', '.env.local', '.env.production'] as const;

/** `env` stays out of git; `template` is allowed as a file, and its values are scanned. */
export type EnvFileKind = 'env' | 'template';

/** `.env`, `.envrc` and `.dev.vars`, alone or followed by anything that does not make another word of them (`.environment`). */
const DOTTED = /^\.(?:envrc|env|dev\.vars)(?![a-z])/;
/** `prod.env`: only stages whose values are real. `test.env` and `versions.env` are configuration that repositories commit. */
const STAGED_NAME = /^\.?(?:prod|production|live|stage|staging|local|private|secrets?)\.env(?![a-z])/;
/** What Finder and Explorer put ahead of a copy's name. */
const COPY_OF = /^copy(?: \(?\d+\)?)? of /;

const TEMPLATE_WORDS = new Set(
  ['example', 'examples', 'sample', 'samples', 'template', 'templates', 'tmpl', 'tpl', 'dist', 'default', 'defaults', 'schema'], // prettier-ignore
);
/** Encrypted files that their tools have committed: dotenv-vault, `php artisan env:encrypt`, SOPS, age, GnuPG. */
const ENCRYPTED_ENDINGS = new Set(['vault', 'enc', 'encrypted', 'sops', 'age', 'gpg', 'asc']);

/**
 * Tells an env file by its name, at any depth and in any case (macOS and Windows disks open `.ENV` as `.env`).
 * Only the last part of the path counts: files below a folder named `.env` (a Python virtual environment) are no env files.
 *
 * @returns what the name stands for, `undefined` when it is not an env file's
 */
export function envFileKind(path: BytePath): EnvFileKind | undefined {
  const name = undecorated(baseName(path).toLowerCase());
  const stem = DOTTED.exec(name) ?? STAGED_NAME.exec(name);
  if (!stem) return undefined;
  return isTemplate(name.slice(stem[0].length)) ? 'template' : 'env';
}

/** `.env.keys`, where dotenvx keeps the private keys of all encrypted env files beside it, and its backups. */
const KEY_FILE = /^\.env\.keys(?![a-z\d])/;

/** @returns whether a file holds the private keys of encrypted env files, which nothing allows in git */
export function isKeyFile(path: BytePath): boolean {
  return KEY_FILE.test(undecorated(baseName(path).toLowerCase()));
}

/** Takes off what backups put ahead of a name: Emacs' `#.env#`, `Copy of .env`. */
function undecorated(name: string): string {
  return name.replace(/^#/, '').replace(COPY_OF, '');
}

/**
 * A template word anywhere makes a template (`.env.local.example`, `.env.example.production`, `.env.sample.bak`), unless
 * the name ends in `local`, the ending of the files that hold one machine's real values (Vite, Next.js, Symfony).
 */
function isTemplate(ending: string): boolean {
  const words = ending.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const last = words.at(-1);
  if (last === undefined || last === 'local') return false;
  return ENCRYPTED_ENDINGS.has(last) || words.some((word) => TEMPLATE_WORDS.has(word));
}
