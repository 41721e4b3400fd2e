import { UserError } from '../../errors.js';
import type { Input } from '../command.js';
import { asksHistory } from './history-request.js';

/** What an audit is about, where it is not the files of a folder. */
const SUBJECTS = ['stdin', 'pack'] as const;

/** @throws UserError (exit code 2) for options that do not go together */
export function assertUsage(input: Input): void {
  const { positionals, options } = input;
  for (const name of ['allow-missing', 'no-cache']) {
    if (options[name] === true && !asksHistory(input))
      throw new UserError(`--${name} is about the history`, 'give --history too');
  }
  assertOneSubject(input);
  if (options['stdin'] !== true) {
    if (options['stdin-name'] === undefined) return;
    throw new UserError('--stdin-name names the text of --stdin', 'give --stdin too');
  }
  if (positionals.length > 0 || options['ignored'] === true)
    throw new UserError('--stdin reads no files', 'leave out the paths, or --stdin');
  if (options['shard'] !== undefined)
    throw new UserError('--stdin is one text, which has no parts', 'leave out --shard, or --stdin');
}

function assertOneSubject(input: Input): void {
  const { options } = input;
  const [one, other] = SUBJECTS.filter((name) => options[name] === true);
  if (one !== undefined && other !== undefined)
    throw new UserError(`--${one} and --${other} are two audits`, 'give one of them, and then the other');
  // What --stdin has to say of that it says itself.
  if (one !== 'pack') return;
  if (asksHistory(input))
    throw new UserError('--pack has no history', 'leave out --pack, or what asks for the history');
  if (options['ignored'] !== undefined)
    throw new UserError(
      '--ignored is about the files of a folder, and --pack is not',
      'leave out --ignored, or --pack',
    );
}
