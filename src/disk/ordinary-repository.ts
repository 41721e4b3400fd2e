import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readSmallFile } from './small-file.js';

/** What can lay a repository out otherwise than folder by folder (git's manual, "git": environment variables). */
const LAID_OUT =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;
/** Settings that move the working tree, hide it, or bring in settings from elsewhere. */
const MOVED = /worktree|bare\s*=\s*(?:true|yes|on|1)|include/i;

/**
 * Tells without git where the repository is, in the plainest case: the folder is the top of an ordinary clone, as it
 * is when git runs a hook. Asking git takes a process, a tenth of what a commit's check may take.
 *
 * @returns the git folder; nothing where only git can tell
 */
export function ordinaryGitDir(folder: string, env: Readonly<NodeJS.ProcessEnv>): string | undefined {
  if (Object.keys(env).some((name) => LAID_OUT.test(name))) return undefined;
  const gitDir = join(folder, '.git');
  if (lstatSync(gitDir, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  const config = readSmallFile(join(gitDir, 'config'), { within: gitDir });
  // What is not plainly there is for git to read.
  if (!('bytes' in config) || MOVED.test(config.bytes.toString())) return undefined;
  return 'bytes' in readSmallFile(join(gitDir, 'HEAD'), { within: gitDir }) ? gitDir : undefined;
}
