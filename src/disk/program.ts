import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { posix, sep, win32 } from 'node:path';

/** Where a program is looked for. */
export interface SearchPlace {
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/** What the search asks of the system; replaced in tests. */
export interface SearchSystem {
  readonly windows: boolean;
  readonly isProgram: (file: string) => boolean;
  /** @returns whether anything is at the path, links not followed */
  readonly exists: (path: string) => boolean;
  /** @returns the path as the disk spells it, links followed; the path itself where that fails */
  readonly real: (path: string) => string;
}

/** What POSIX systems search where PATH is not set. */
const DEFAULT_FOLDERS = '/usr/bin:/bin';

/**
 * Finds a program on PATH that nobody but the user can have put there: entries that are relative or empty (the working folder),
 * that lie in the working tree around `cwd`, or that package managers fill from a project (`node_modules/.bin`) are passed over.
 *
 * @param name without an extension; on Windows, only `.exe` counts, since batch files need a shell
 * @returns its absolute path; nothing where there is none
 */
export function findProgram(
  name: string,
  { cwd, env }: SearchPlace,
  system: SearchSystem = thisSystem(),
): string | undefined {
  const { windows } = system;
  const path = windows ? win32 : posix;
  const file = windows ? `${name}.exe` : name;
  let roots: readonly string[] | undefined;
  for (const entry of foldersOf(env, windows)) {
    if (!path.isAbsolute(entry)) continue;
    const program = path.join(entry, file);
    if (!system.isProgram(program)) continue;
    const folder = system.real(entry);
    roots ??= workingTrees(cwd, env, system).map(system.real);
    const isProjects = [entry, folder].some((one) => PROJECT_BIN.test(one));
    if (!isProjects && !roots.some((root) => isWithin(root, folder, windows))) return program;
  }
  return undefined;
}

/** npm and friends put these of every folder above into PATH, those of a stranger's project too. */
const PROJECT_BIN = /(?:^|[\\/])node_modules[\\/]\.bin(?:[\\/]|$)/i;

function foldersOf(env: SearchPlace['env'], windows: boolean): readonly string[] {
  if (!windows) return (env['PATH'] ?? DEFAULT_FOLDERS).split(':');
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH');
  return (key === undefined ? '' : env[key]!).split(';').map((entry) => entry.replaceAll('"', ''));
}

/** @returns the nearest folder from `cwd` up that is a working tree's top, and the one the environment names */
function workingTrees(cwd: string, env: SearchPlace['env'], { windows, exists }: SearchSystem): readonly string[] {
  const path = windows ? win32 : posix;
  const named = env['GIT_WORK_TREE'];
  const roots = named === undefined || named === '' ? [] : [path.resolve(cwd, named)];
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    // Where the whole disk is a working tree, every program lies in it.
    if (path.dirname(folder) === folder) return roots;
    if (exists(path.join(folder, '.git'))) return [...roots, folder];
  }
}

function isWithin(root: string, folder: string, windows: boolean): boolean {
  const path = windows ? win32 : posix;
  const way = path.relative(root, folder);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function thisSystem(): SearchSystem {
  // As node:os has it, which is one module more to load.
  const windows = sep === win32.sep;
  return {
    windows,
    isProgram(file) {
      try {
        if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
        if (!windows) accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    exists: (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
    real(path) {
      try {
        return realpathSync.native(path);
      } catch {
        return path;
      }
    },
  };
}
