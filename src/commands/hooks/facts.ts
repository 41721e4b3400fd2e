import { dirname, join } from 'node:path';
import type { Context } from '../../context.js';
import { exists, listFolder, readHookFile, type HookFile } from '../../disk/hook-file.js';
import { globalRunner } from '../../disk/global-runner.js';
import { findHooksFolder, type HooksFolder } from '../../git/hooks-path.js';
import type { Repository } from '../../git/repository.js';
import { LEFTHOOK_FILES, LEFTHOOK_LOCAL_FILES, PRE_COMMIT_FILE, SIMPLE_GIT_HOOKS_FILES } from './config-files.js';
import { HOOKS, type HookName } from './hook-names.js';
import type { Installed } from './line.js';
import { dependsOn, readPackage, scriptsOf, type Package } from './package-json.js';
import type { Verdict } from './trial.js';

/** All that planning needs to know of a repository; read once, so that planning itself touches nothing. */
export interface Facts {
  /** Which hook is being planned. */
  readonly hook: HookName;
  readonly root: string;
  readonly gitDirs: readonly string[];
  readonly hooks: HooksFolder;
  /** husky's own folder: the one `core.hooksPath` leads to, or `.husky`. */
  readonly huskyFolder: string;
  readonly huskyHooks: readonly string[];
  /** Whether `core.hooksPath` leads to a folder of husky's that is not there, and no husky will make it. */
  readonly huskyGone: boolean;
  /** Whether `HUSKY=0` keeps husky from setting up and from running hooks. */
  readonly huskyOff: boolean;
  /** What hooks that name the tool in a line that is not ours do with a key, by path; empty where none was tried. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Whether husky's hook gets the line first, since a trial did not get to its end. */
  readonly lineFirst: boolean;
  /** The hook and config files that exist, by the path they were looked for. */
  readonly files: ReadonlyMap<string, HookFile>;
  /** Where the tool is installed; `undefined` where it is not. */
  readonly installed: Installed | undefined;
  /** Whether the package manager is Yarn 2 or newer, which runs `postinstall` where others run `prepare`. */
  readonly yarnBerry: boolean;
  /** The `package.json` whose scripts run on install: beside the `node_modules` with the tool, else the nearest. */
  readonly package: Package | undefined;
}

/**
 * Reads what planning needs.
 *
 * @throws UserError when git or a file cannot be read
 */
export async function gatherFacts(context: Context, repository: Repository): Promise<Facts> {
  const { root, gitDir, commonDir, prefix } = repository;
  const hooks = await findHooksFolder(context.env, repository);
  const folders = foldersUp(prefix);
  const home = await findHome(root, folders);
  const packageFolder = home?.folder ?? (await firstWith(root, folders, ['package.json'])) ?? '';
  const nearest = await readPackage(root, packageFolder);
  const huskyFolder = await findHusky(root, hooks.path, nearest);
  return {
    hook: 'pre-commit',
    root,
    gitDirs: [gitDir, commonDir],
    hooks,
    huskyFolder,
    huskyGone: await isHuskyGone(root, hooks.path, nearest),
    huskyOff: context.env['HUSKY'] === '0',
    verdicts: new Map(),
    lineFirst: false,
    huskyHooks: (await listFolder(huskyFolder)).filter((name) => /^[a-z]+(?:-[a-z]+)+$/.test(name)),
    files: await readAll([...hookPaths(hooks.path, huskyFolder), ...configPaths(root, packageFolder)]),
    installed: home && {
      ...home,
      unnamed: nearest === undefined,
      packageManager: await findPackageManager(root, foldersUp(home.folder)),
    },
    package: nearest,
    yarnBerry:
      home?.pnp === true ||
      /^yarn@(?:[2-9]|\d\d)/.test(nearest?.packageManager ?? '') ||
      (await hasYarnrc(root, folders)),
  };
}

/** `packages/app/` is looked at as `packages/app`, `packages` and the top. */
function foldersUp(prefix: string): string[] {
  const parts = prefix.split('/').filter((part) => part !== '');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

async function firstWith(
  root: string,
  folders: readonly string[],
  names: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of names) if (await exists(join(root, folder, name))) return folder;
  }
  return undefined;
}

async function findHome(
  root: string,
  folders: readonly string[],
): Promise<Pick<Installed, 'folder' | 'pnp' | 'global'> | undefined> {
  const modules = await firstWith(root, folders, ['node_modules/check-staged/hooks/pre-commit']);
  if (modules !== undefined) return { folder: modules, pnp: false };
  const pnp = await firstWith(root, folders, ['.pnp.cjs', '.pnp.js']);
  if (pnp !== undefined) return { folder: pnp, pnp: true };
  const runner = globalRunner(root);
  return runner === undefined ? undefined : { folder: '', pnp: false, global: runner };
}

const LOCK_FILES: Readonly<Record<string, Installed['packageManager']>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

async function findPackageManager(root: string, folders: readonly string[]): Promise<Installed['packageManager']> {
  for (const [name, manager] of Object.entries(LOCK_FILES)) {
    if ((await firstWith(root, folders, [name])) !== undefined) return manager;
  }
  return 'npm';
}

async function hasYarnrc(root: string, folders: readonly string[]): Promise<boolean> {
  return (await firstWith(root, folders, ['.yarnrc.yml'])) !== undefined;
}

/** husky 9 points `core.hooksPath` at `_` in its folder, husky 8 at the folder itself, which then has `_/husky.sh`. */
async function findHusky(root: string, hooksPath: string, found: Package | undefined): Promise<string> {
  if (await exists(join(hooksPath, 'h'))) return dirname(hooksPath);
  if (await exists(join(hooksPath, '_', 'husky.sh'))) return hooksPath;
  const own = join(root, found?.folder ?? '', '.husky');
  const [, named] =
    /\bhusky(?:\s+install)?\s+([\w.][\w./-]*)/.exec(Object.values(scriptsOf(found?.data ?? {})).join('\n')) ?? [];
  if (named !== undefined && named !== 'install') return join(root, named);
  return (await exists(own)) ? own : join(root, '.husky');
}

async function isHuskyGone(root: string, hooksPath: string, found: Package | undefined): Promise<boolean> {
  if (!/[\\/]\.husky[\\/]_$/.test(hooksPath) || (await exists(hooksPath))) return false;
  const folders = [root, join(root, found?.folder ?? '')];
  for (const folder of folders) if (await exists(join(folder, 'node_modules/husky'))) return false;
  return !dependsOn(found?.data, 'husky');
}

function hookPaths(hooksPath: string, huskyFolder: string): string[] {
  return HOOKS.flatMap((name) => [join(hooksPath, name), join(huskyFolder, name)]);
}

function configPaths(root: string, packageFolder: string): string[] {
  const atTop = [...LEFTHOOK_FILES, ...LEFTHOOK_LOCAL_FILES, PRE_COMMIT_FILE].map((name) => join(root, name));
  return [...atTop, ...SIMPLE_GIT_HOOKS_FILES.flatMap((name) => [join(root, packageFolder, name), join(root, name)])];
}

async function readAll(paths: readonly string[]): Promise<Map<string, HookFile>> {
  const found = new Map<string, HookFile>();
  for (const path of new Set(paths)) {
    const file = await readHookFile(path);
    if (file) found.set(path, file);
  }
  return found;
}
