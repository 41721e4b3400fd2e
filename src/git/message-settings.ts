import type { MessageSettings } from '../core/commit-message.js';
import { runGit, type GitPlace } from './run.js';

/** Modes that keep comments (git's manual, "git commit", `--cleanup`). */
const KEEPS = new Set(['verbatim', 'whitespace', 'scissors']);

/**
 * Asks git how it treats the message. A mode given on the command line is not told to a hook; without an editor git keeps
 * comments, and says so by `GIT_EDITOR=:` (git's manual, "githooks").
 *
 * @param place a folder of the repository, with the hook's environment
 */
export async function messageSettings(place: GitPlace): Promise<MessageSettings> {
  const { stdout } = await runGit(place, [
    'config',
    '-z',
    '--get-regexp',
    '^(core\\.comment(char|string)|commit\\.cleanup)$',
  ]);
  const fields = stdout
    .toString()
    .split('\0')
    .filter((field) => field !== '');
  const valueOf = (name: string): string | undefined =>
    fields.findLast((field) => field.startsWith(`${name}\n`))?.slice(name.length + 1);
  const chosen = valueOf('core.commentstring') ?? valueOf('core.commentchar') ?? '#';
  const mode = valueOf('commit.cleanup') ?? 'default';
  const edited = place.env['GIT_EDITOR'] !== ':';
  return {
    comment: chosen === 'auto' ? undefined : chosen,
    stripped: mode === 'strip' || (edited && !KEEPS.has(mode)),
    edited,
    scissors: mode === 'scissors',
  };
}
