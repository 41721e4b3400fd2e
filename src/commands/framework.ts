import { join } from 'node:path';
import type { Context, Outcome } from '../context.js';
import { readSmallFile } from '../disk/small-file.js';
import { findRepository } from '../git/repository.js';
import { both } from './audit/changes.js';
import { gatherTree } from './audit/tree.js';
import type { Input } from './command.js';
import { gatherStaged, type StagedRequest } from './gather.js';
import { notStagedText, outcomeOf, type Asked } from './reporting.js';
import { withUnread } from './unread.js';

/**
 * What a framework of hooks asks for (`--or-audit`). It hands on the files it was started for: in a commit those that are staged,
 * with `pre-commit run --all-files` or `--files` any, which are then read whole. With `--from-ref` and `--to-ref` it is about
 * commits, which it names in the environment (pre-commit's documentation, "pre-commit during push").
 */
export async function runForFramework(
  context: Context,
  input: Input,
  asked: Asked,
  request: StagedRequest,
): Promise<Outcome> {
  const [from, to] = [context.env['PRE_COMMIT_FROM_REF'], context.env['PRE_COMMIT_TO_REF']];
  if (from !== undefined && from !== '' && to !== undefined && to !== '') {
    const { run } = await import('./ci/ci.js');
    return run(context, { positionals: [], options: { ...input.options, range: `${from}..${to}` } });
  }
  const staged = { ...(await gatherStaged({ ...request, limits: false })), unread: [] };
  if (staged.notStaged.length === 0) return outcomeOf(context, asked, staged, 'commit');
  // A merge hands on what both sides changed; what ends up as HEAD has it adds nothing.
  if (await isMerging(request)) {
    const outcome = await outcomeOf(context, asked, staged, 'commit');
    return { ...outcome, stderr: `${outcome.stderr ?? ''}${notStagedText(staged.notStaged)}` };
  }
  const { place, now, configFile } = request;
  const files = await gatherTree({
    ...{ place, now, ignored: false, paths: staged.notStaged.map(({ path }) => path) },
    ...(configFile === undefined ? {} : { configFile }),
  });
  const audited = both(staged, files);
  return withUnread(await outcomeOf(context, asked, audited, 'files'), audited);
}

async function isMerging({ place }: StagedRequest): Promise<boolean> {
  const { gitDir } = await findRepository(place);
  return !('none' in readSmallFile(join(gitDir, 'MERGE_HEAD')));
}
