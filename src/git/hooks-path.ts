import { isAbsolute, relative, sep } from 'node:path';
import { cannotScan } from '../errors.js';
import type { Repository } from './repository.js';
import { askGit } from './client.js';
import type { GitPlace } from './run.js';

/** Where git looks for the hooks of a repository. */
export interface HooksFolder {
  /** Absolute path: `hooks` in the git folder that all worktrees share, unless `core.hooksPath` says otherwise. */
  readonly path: string;
  /** Whether repositories other than this one use it too, as a folder named in the user's own git config is. */
  readonly shared: boolean;
}

/**
 * Asks git where it looks for hooks (git's manual, "githooks" and "core.hooksPath": a relative path is taken from the
 * folder hooks run in, the top of the working tree).
 *
 * @throws UserError (exit code 3) when git does not say
 */
export async function findHooksFolder(env: GitPlace['env'], repository: Repository): Promise<HooksFolder> {
  const place = { cwd: repository.root, env };
  const path = await askGit(place, ['rev-parse', '--path-format=absolute', '--git-path', 'hooks']);
  if (path === undefined)
    throw cannotScan('git does not say where its hooks are', 'check that `git rev-parse --git-path hooks` works here');
  const outside = !isWithin(repository.root, path) && !isWithin(repository.commonDir, path);
  return { path, shared: outside || (await isUserWide(place)) };
}

/** @returns whether `path` is `folder` or lies below it; both absolute */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A home folder may itself be a repository: an absolute path from the user's own config still serves all of theirs. */
async function isUserWide(place: GitPlace): Promise<boolean> {
  const answer = await askGit(place, ['config', '--show-scope', '--get', 'core.hooksPath']);
  const [scope = '', value = ''] = answer?.split('\t') ?? [];
  return (scope === 'global' || scope === 'system') && (isAbsolute(value) || value.startsWith('~'));
}
