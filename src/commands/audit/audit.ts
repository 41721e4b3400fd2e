import type { Context } from '../../context.js';
import { cannotScan } from '../../errors.js';
import { gatherChanges } from './changes.js';
import { gatherHistory } from './history.js';
import { gatherPack } from './pack.js';
import { gatherText } from './text.js';
import { gatherTree, type Audited } from './tree.js';
import type { Input, Run } from '../command.js';
import { asksHistory, readScope } from './history-request.js';
import { outcomeOf, readAsked, text, type Asked } from '../reporting.js';
import { withUnread } from '../unread.js';
import { Progress } from './progress.js';
import { checkedJobs, type AuditRequest } from './settings.js';
import { readShard } from './shard.js';
import { assertUsage } from './usage.js';

/**
 * `check-staged audit`: the files of a working tree, of any folder, or the standard input, whole, by all rules; in a
 * repository the env-file policy too. Or, of a history, every version there ever was.
 *
 * @returns exit code 1 where something blocks, 3 where something could not be read, whatever was found
 */
export const run: Run = async (context, input) => {
  assertUsage(input);
  const asked = readAsked(input);
  const request = requestOf(context, input, asked);
  try {
    const audited = await gathered(context, input, request);
    return withUnread(await outcomeOf(context, asked, audited, asksHistory(input) ? 'history' : 'files'), audited);
  } catch (error) {
    // The signal that stops this stops git, too, whatever it was at.
    if (request.stop?.aborted !== true) throw error;
    throw cannotScan('the audit was stopped before anything was read', 'run it again to have it read');
  }
};

async function gathered(context: Context, input: Input, request: AuditRequest): Promise<Audited> {
  const { positionals: paths, options } = input;
  if (asksHistory(input)) {
    const allowMissing = options['allow-missing'] === true;
    return gatherHistory({
      ...{ ...request, paths, scope: readScope(input), allowMissing },
      cache: options['no-cache'] !== true,
    });
  }
  const [staged, unstaged] = [options['staged'] === true, options['unstaged'] === true];
  if (staged || unstaged) return gatherChanges({ ...request, ...{ paths, ignored: false, staged, unstaged } });
  if (options['pack'] === true) return gatherPack({ ...request, paths });
  if (options['stdin'] !== true) return gatherTree({ ...request, paths, ignored: options['ignored'] === true });
  return gatherText({ ...request, name: text(options['stdin-name']) ?? 'stdin', bytes: await context.stdin() });
}

function requestOf(context: Context, { options }: Input, { configFile, quiet, verbose }: Asked): AuditRequest {
  const [jobs, shard] = [text(options['jobs']), text(options['shard'])];
  return {
    place: { cwd: context.cwd, env: context.env },
    now: context.now,
    stop: context.stopped(),
    thorough: verbose,
    archives: options['archives'] === true,
    ...(configFile === undefined ? {} : { configFile }),
    ...(jobs === undefined ? {} : { jobs: checkedJobs(jobs) }),
    ...(shard === undefined ? {} : { shard: readShard(shard, context.env) }),
    ...(quiet ? {} : { progress: new Progress(context.progress, context.elapsed) }),
  };
}
