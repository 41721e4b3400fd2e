import { existsSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { quoteWord } from '../core/shell-quote.js';
import { readFileHere } from './read-file.js';
import { realPath } from './real-path.js';
import { foldersUp, topFolder } from './top-folder.js';

/** Where a report is printed, and by which copy of the program. */
export interface CallPlace {
  /** Absolute path of the folder the program was called in. */
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Absolute path of the program's own `main.cjs`. */
  readonly program: string;
}

type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'berry' | 'bun';

/** None of these fetches what is not installed, so none runs a package of a stranger. */
const CALLS: Readonly<Record<PackageManager, string>> = {
  npm: 'npx --no-install check-staged',
  pnpm: 'pnpm exec check-staged',
  yarn: 'yarn check-staged',
  berry: 'yarn run -T check-staged',
  bun: 'bun run check-staged',
};

const LOCK_FILES: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
];

/**
 * Decides how people call the program in this project, so that a printed command can be pasted in the repository's top folder
 * and in the folder it was printed for. Reads a few names from disk, so it is for reports only.
 *
 * @returns the words that stand for `check-staged` in a command, quoted for a shell
 */
export function programCall({ cwd, env, program }: CallPlace): string {
  const root = topFolder(cwd) ?? cwd;
  const here = join(root, env['GIT_PREFIX'] ?? '');
  const folders = foldersUp(isWithin(root, cwd) && cwd !== root ? cwd : here, root);
  const main = realPath(program) ?? program;
  if (/\.zip[\\/]node_modules[\\/]|[\\/]\.yarn[\\/]/.test(main)) return plugAndPlay(root, folders);
  const home = folders.find((folder) => realPath(join(folder, INSTALLED)) === main) ?? homeOf(root, main);
  if (home !== undefined) return local(home, root, folders[0]!, env);
  return isOnPath(main, root, env) ? 'check-staged' : `node ${quoteWord(slashes(program))}`;
}

const INSTALLED = 'node_modules/check-staged/dist/main.cjs';

/** @returns the folder whose `node_modules` holds the program, also where the package manager keeps it deeper in there */
function homeOf(root: string, main: string): string | undefined {
  if (!isWithin(root, main)) return undefined;
  const [below, ...deeper] = slashes(relative(root, main)).split(/(?:^|\/)node_modules\//);
  return deeper.length === 0 ? undefined : join(root, below!);
}

function local(home: string, root: string, here: string, env: CallPlace['env']): string {
  const bin = ['', '.cmd'].some((end) => existsSync(join(home, `node_modules/.bin/check-staged${end}`)));
  if (home !== root || !bin) return `node ${rooted(root, join(home, INSTALLED))}`;
  const manager = managerOf(home, env);
  // pnpm and Yarn 1 look in the nearest package only, npx also in the folders above.
  const nearest = foldersUp(here, root).find((folder) => existsSync(join(folder, 'package.json')));
  const fits = nearest === undefined || nearest === home || (manager !== 'pnpm' && manager !== 'yarn');
  const calls = fits ? [CALLS[manager], CALLS.npm] : [CALLS.npm];
  return calls.find((call) => findOnPath(call.slice(0, call.indexOf(' ')), env)) ?? calls[0]!;
}

function managerOf(home: string, env: CallPlace['env']): PackageManager {
  const declared = /"packageManager"\s*:\s*"(npm|pnpm|yarn|bun)@(\d*)/.exec(textOf(join(home, 'package.json')));
  const agent = /^(npm|pnpm|yarn|bun)\/(\d*)/.exec(env['npm_config_user_agent'] ?? '');
  const locked = LOCK_FILES.find(([file]) => existsSync(join(home, file)))?.[1];
  const [, name = 'npm', version = ''] = declared ?? (locked === undefined ? agent : null) ?? ['', locked];
  const isBerry = name === 'yarn' && (Number(version) > 1 || existsSync(join(home, '.yarnrc.yml')));
  return isBerry ? 'berry' : (name as PackageManager);
}

/** Yarn without `node_modules`: only it can start the program. */
function plugAndPlay(root: string, folders: readonly string[]): string {
  const home = folders.find((folder) => ['.pnp.cjs', '.pnp.js'].some((name) => existsSync(join(folder, name))));
  return home === undefined || home === root
    ? CALLS.berry
    : `yarn --cwd ${rooted(root, home)} ${CALLS.berry.slice('yarn '.length)}`;
}

/** @returns the path as a shell word that is right in every folder of the repository, and in clones of it where the shell allows that */
function rooted(root: string, path: string): string {
  const below = slashes(relative(root, path));
  // cmd knows no `$(…)`; elsewhere only a path without signs can stand in the same quotes.
  if (sep === '\\' || !/^[\w ./@+=,-]+$/.test(below)) return quoteWord(slashes(path));
  return `"$(git rev-parse --show-toplevel)/${below}"`;
}

/** A global installation; the folders that npm and npx put in front for their scripts are not the user's. */
function isOnPath(main: string, root: string, env: CallPlace['env']): boolean {
  const found = findOnPath('check-staged', env, (folder) => !isWithin(root, folder) && !/node_modules/.test(folder));
  if (found === undefined) return false;
  return realPath(found) === main || realPath(join(dirname(found), INSTALLED)) === main;
}

function findOnPath(
  name: string,
  env: CallPlace['env'],
  fits: (folder: string) => boolean = () => true,
): string | undefined {
  const path = env['PATH'] ?? env['Path'] ?? '';
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder) && fits(folder));
  const ends = sep === '\\' ? ['.cmd', '.exe', ''] : [''];
  return folders
    .flatMap((folder) => ends.map((end) => join(folder, name + end)))
    .find((candidate) => existsSync(candidate));
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return !isAbsolute(below) && below !== '..' && !below.startsWith(`..${sep}`);
}

function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

function textOf(path: string): string {
  const read = readFileHere(Buffer.from(path));
  return 'bytes' in read ? read.bytes.toString() : '';
}
