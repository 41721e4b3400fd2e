import { basename, resolve } from 'node:path';
import { committedMessage } from '../core/commit-message.js';
import { readFileHere } from '../disk/read-file.js';
import { UserError } from '../errors.js';
import { messageSettings } from '../git/message-settings.js';
import { gatherText } from './audit/text.js';
import type { Run } from './command.js';
import { outcomeOf, readAsked } from './reporting.js';

/**
 * `check-staged commit-msg FILE`: the message of the commit that is being made, as git will keep it, without comments and
 * what `git commit --verbose` shows below the scissors.
 *
 * @throws UserError with exit code 2 without a file to read
 */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const [file, ...others] = input.positionals;
  if (file === undefined || others.length > 0)
    throw new UserError('commit-msg reads one file, which git names', 'call it from the hook as: commit-msg "$1"');
  const place = { cwd: context.cwd, env: context.env };
  const read = readFileHere(Buffer.from(resolve(context.cwd, file)));
  if (!('bytes' in read))
    throw new UserError(`there is no commit message at ${file}`, 'call it from the hook as: commit-msg "$1"');
  const { comment, stripped } = await messageSettings(place);
  const { configFile } = asked;
  const gathered = await gatherText({
    ...{ place, now: context.now, name: basename(file) },
    ...(configFile === undefined ? {} : { configFile }),
    bytes: committedMessage(read.bytes, comment, stripped),
  });
  return outcomeOf(context, asked, { ...gathered, messageFile: resolve(context.cwd, file) }, 'message');
};
