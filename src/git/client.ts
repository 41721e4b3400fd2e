import { simpleGit } from 'simple-git';
import { gitEnvironment } from './environment.js';
import { gitProgram } from './program.js';
import type { GitPlace } from './run.js';

/**
 * What simple-git withholds from git unless told otherwise. The environment is the user's own, as for a git typed by
 * hand: a hook's `GIT_DIR` and a setting given with `git -c` must count.
 */
const OWN_ENVIRONMENT = Object.fromEntries(
  (
    'Alias AskPass CommandBinaries ConfigEnvCount ConfigPaths CredentialHelper CustomBinary DiffExternal DiffTextConv Editor Exec Filter FsMonitor GitProxy ' +
    'GpgProgram HooksPath Include MergeDriver Pack Pager ProtocolOverride SshCommand Submodule TemplateDir UrlRewrite'
  )
    .split(' ')
    .map((name) => [`allowUnsafe${name}`, true]),
);

/**
 * Asks git something whose answer is text (settings, folders of the repository), through simple-git, which decodes
 * output as UTF-8. Paths of files and their contents are bytes: `runGit` is for those.
 *
 * @returns the answer without the newline at its end, or nothing where git has none
 */
export async function askGit({ cwd, env }: GitPlace, args: readonly string[]): Promise<string | undefined> {
  const given = Object.fromEntries(
    Object.entries(gitEnvironment(env)).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const git = simpleGit({
    baseDir: cwd,
    binary: gitProgram({ cwd, env }),
    // Otherwise it waits 50 ms after git is gone.
    completion: { onClose: true, onExit: false },
    allowEnvironment: Object.keys(given),
    unsafe: OWN_ENVIRONMENT,
  });
  try {
    // A git that fails without a word has no answer either, which simple-git gives as empty text.
    return (await git.env(given).raw([...args])).replace(/\n$/, '') || undefined;
  } catch {
    return undefined;
  }
}
