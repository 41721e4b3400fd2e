import { nulFields } from './ignored.js';
import type { ChangedFile } from './change-reader.js';
import { runGit, type GitPlace } from './run.js';

/** @returns the files of a tree, by path; `undefined` where git cannot list them all */
export async function treeFiles(place: GitPlace, tree: string): Promise<readonly ChangedFile[] | undefined> {
  const { stdout, exitCode } = await runGit(place, ['ls-tree', '-r', '-z', '--full-tree', tree]);
  if (exitCode !== 0) return undefined;
  return nulFields(stdout).map((line) => {
    // "mode type id<TAB>path" (git's manual, "git ls-tree").
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    return { mode, id, path: line.slice(tab + 1) };
  });
}
