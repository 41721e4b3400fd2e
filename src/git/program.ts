// eslint-disable-next-line eslint/no-restricted-imports -- which git to start is looked up on the disk
import { findProgram } from '../disk/program.js';
import { cannotScan } from '../errors.js';
import type { GitPlace } from './run.js';

/** By the PATH and the folder it was looked up for; a process has few of both. */
const found = new Map<string, string>();

/**
 * Git is looked up once and started by its absolute path: the system would also take one from the working folder, from a relative
 * entry of PATH, or on Windows from the repository it stands in.
 *
 * @returns the absolute path of git
 * @throws UserError (exit code 3) when there is none on PATH outside of the repository
 */
export function gitProgram({ cwd, env, git: given }: GitPlace): string {
  if (given !== undefined) return given;
  const key = `${cwd}\0${env['PATH'] ?? env['Path'] ?? ''}\0${env['GIT_WORK_TREE'] ?? ''}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const program = findProgram('git', { cwd, env });
  if (program === undefined)
    throw cannotScan(
      'git was not found on PATH',
      'install git, or add its folder to PATH: a git inside the repository is never started',
    );
  found.set(key, program);
  return program;
}
