import type { BytePath } from '../core/byte-path.js';
import { withTemporaryTree } from '../disk/temporary-tree.js';
import { ignoreVerdicts, type IgnoreVerdict } from '../git/ignored.js';
import { gitProgram } from '../git/program.js';
import { runGit, type GitPlace } from '../git/run.js';

/** Contents of `.gitignore` files, by path. */
export type IgnoreFiles = ReadonlyMap<BytePath, Uint8Array>;

/** What git takes for a repository: these three, and no setting or exclude file of anyone (gitrepository-layout). */
const BARE_BONES: IgnoreFiles = new Map([
  ['git/HEAD', Buffer.from('ref: refs/heads/trial\n')],
  ['git/objects/empty', Buffer.of()],
  ['git/refs/empty', Buffer.of()],
]);

/**
 * Lets git itself judge paths by ignore files that are not (or no longer, or not yet) on disk, in a temporary folder
 * that has nothing else: no exclude file of one clone, no global one, no index.
 *
 * @param place the repository; only its case sensitivity is asked for
 * @param versions sets of ignore files
 * @returns for each version one verdict a path, in their orders
 * @throws UserError (exit code 3) when git or the disk fails
 */
export async function tryIgnoreFiles(
  place: GitPlace,
  versions: readonly IgnoreFiles[],
  paths: readonly BytePath[],
): Promise<IgnoreVerdict[][]> {
  const asked = versions.flatMap((_, at) => paths.map((path) => `${at}/${path}`));
  const options = ['--git-dir=../git', '--work-tree=.', '-c', `core.ignorecase=${await ignoresCase(place)}`];
  const verdicts = await withTemporaryTree(trialTree(versions), (folder) =>
    ignoreVerdicts(
      // In the temporary folder, a git that the repository brings could not be told from another.
      { cwd: `${folder}/tree`, env: withoutGit(place.env), git: gitProgram(place) },
      asked,
      options,
    ),
  );
  return versions.map((_, at) =>
    verdicts.slice(at * paths.length, (at + 1) * paths.length).map((one) => below(at, one)),
  );
}

function trialTree(versions: readonly IgnoreFiles[]): IgnoreFiles {
  const tree = new Map(BARE_BONES);
  tree.set('tree/empty', Buffer.of());
  versions.forEach((files, at) => {
    for (const [path, content] of files) tree.set(`tree/${at}/${path}`, content);
  });
  return tree;
}

function below(version: number, verdict: IgnoreVerdict): IgnoreVerdict {
  const prefix = `${version}/`.length;
  return { ...verdict, path: verdict.path.slice(prefix), source: verdict.source.slice(prefix) };
}

async function ignoresCase(place: GitPlace): Promise<boolean> {
  const { stdout } = await runGit(place, ['config', '--type=bool', '--get', 'core.ignorecase']);
  return stdout.toString().trim() === 'true';
}

/** A hook's environment names the repository that is committed to; the trial has its own. */
function withoutGit(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
