import { basename, resolve } from 'node:path';
import type { Policy } from '../config/policy.js';
import { committedMessage } from '../core/commit-message.js';
import { readFileHere } from '../disk/read-file.js';
import { realPath } from '../disk/real-path.js';
import { UserError } from '../errors.js';
import { committedEntries } from '../git/committed-file.js';
import { commitOf } from '../git/history-scope.js';
import { messageSettings } from '../git/message-settings.js';
import { findRepository } from '../git/repository.js';
import type { GitPlace } from '../git/run.js';
import { gatherText } from './audit/text.js';
import type { Audited } from './audit/tree.js';
import type { Run } from './command.js';
import { indexedConfig, type IndexedConfig } from './indexed-config.js';
import { loosenedCommit } from './loosened-commit.js';
import { outcomeOf, readAsked } from './reporting.js';

/**
 * `check-staged commit-msg FILE`: the message of the commit that is being made, as git will keep it, without comments and
 * the diff that `git commit --verbose` shows below the scissors.
 *
 * @throws UserError with exit code 2 without a file to read
 */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const [file, ...others] = input.positionals;
  if (file === undefined || others.length > 0)
    throw new UserError('commit-msg reads one file, which git names', 'call it from the hook as: commit-msg "$1"');
  const place = { cwd: context.cwd, env: context.env };
  const path = resolve(context.cwd, file);
  // Git reads the message through a link.
  const read = readFileHere(Buffer.from(realPath(path) ?? path));
  if (!('bytes' in read))
    throw new UserError(`there is no commit message at ${file}`, 'call it from the hook as: commit-msg "$1"');
  const { root } = await findRepository(place);
  const top = { cwd: root, env: context.env };
  const [settings, source, before] = await Promise.all([
    messageSettings(place),
    indexedConfig(top, context.cwd, asked.configFile),
    commitOf(place, 'HEAD'),
  ]);
  const bytes = committedMessage(read.bytes, settings);
  const judged = (policy: Policy): Promise<Audited> =>
    gatherText({ place, now: context.now, name: basename(file), policy, bytes });
  const gathered = await judged(source.config);
  const told = (await touches(top, source, before))
    ? await loosenedCommit({ place: top, source, staged: gathered, strict: judged })
    : gathered;
  // The hook before this one has said what loosens the checks: here it is said where it hides something.
  const hides = 'changedConfig' in told && (told.changedConfig?.letThrough.findings.length ?? 0) > 0;
  return outcomeOf(context, asked, { ...(hides ? told : gathered), messageFile: path }, 'message');
};

/** Whether the commit changes the configuration. */
async function touches(place: GitPlace, { paths, entries }: IndexedConfig, head: string | undefined): Promise<boolean> {
  if (paths.length === 0 || head === undefined) return entries.size > 0;
  const before = await committedEntries(place, head, paths);
  return paths.some((path) => before.get(path)?.id !== entries.get(path)?.id);
}
