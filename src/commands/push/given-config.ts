import { resolve } from 'node:path';
import { loadPolicy } from '../../config/load.js';
import type { Policy } from '../../config/policy.js';
import { realPath } from '../../disk/real-path.js';
import { committedEntries } from '../../git/committed-file.js';
import { findRepository, isBare } from '../../git/repository.js';
import type { GitPlace } from '../../git/run.js';
import { ruleExists } from '../../../rules/book.js';
import { pathBelow } from '../../disk/outside.js';

/**
 * Says what `--config FILE` names: a file that the commits have is read from them, since the one on disk is the head's; any
 * other file is that of whoever runs the command.
 *
 * @param commits ids of the commits before and after
 * @returns its path below the root, or the configuration itself
 * @throws UserError (exit code 2) for a file that does not exist, or is wrong
 */
export async function givenConfig(
  place: GitPlace,
  file: string,
  commits: readonly string[],
): Promise<{ readonly path: string } | { readonly policy: Policy }> {
  const root = (await isBare(place)) ? place.cwd : (await findRepository(place)).root;
  const absolute = resolve(place.cwd, file);
  for (const name of [absolute, realPath(absolute)]) {
    const path = name === undefined ? undefined : pathBelow(root, name);
    if (path === undefined || path === '') continue;
    for (const commit of new Set(commits))
      if ((await committedEntries(place, commit, [path])).size > 0) return { path };
  }
  return { policy: await loadPolicy(root, place.cwd, file, ruleExists) };
}
