import { UserError } from '../../errors.js';
import type { Input } from '../command.js';
import { asksHistory } from './history-request.js';

/** What an audit is about, where it is not the files of a folder; those of one row are one audit. */
const SUBJECTS = [['stdin'], ['pack'], ['staged', 'unstaged']] as const;

/** What is only about files as they lie on disk, or about what has parts. */
const NEEDS_FILES: Readonly<Record<string, string>> = {
  ignored: 'is about the files of a folder',
  archives: 'is about files as they are',
  shard: 'splits files',
};
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  pack: ['ignored'],
  staged: ['ignored', 'archives', 'shard'],
  unstaged: ['ignored', 'archives', 'shard'],
};

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
  const [one, other] = SUBJECTS.map((names) => names.find((name) => options[name] === true)).filter(
    (name) => name !== undefined,
  );
  if (one !== undefined && other !== undefined)
    throw new UserError(`--${one} and --${other} are two audits`, 'give one of them, and then the other');
  if (one === undefined) return;
  // What --stdin has to say of that it says itself.
  if (asksHistory(input) && one !== 'stdin')
    throw new UserError(`--${one} has no history`, `leave out --${one}, or what asks for the history`);
  for (const name of WITHOUT[one] ?? []) {
    if (options[name] !== undefined)
      throw new UserError(`--${name} ${NEEDS_FILES[name]}, and --${one} is not`, `leave out --${name}, or --${one}`);
  }
}
