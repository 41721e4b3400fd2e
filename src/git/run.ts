import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cannotScan } from '../errors.js';

/** Where git runs: the folder and the environment it gets. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/** A finished git: its output as bytes, since paths and contents are bytes. */
export interface GitResult {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * Starts git without a shell. The environment is passed on (a hook's `GIT_INDEX_FILE` says which index is committed)
 * but for the two variables that bend diffs past any option (git's manual, "git diff": `GIT_DIFF_OPTS`,
 * `GIT_EXTERNAL_DIFF`) and the fetching of missing objects, which would open a socket.
 */
export function spawnGit(place: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  const { GIT_DIFF_OPTS: _opts, GIT_EXTERNAL_DIFF: _external, ...env } = place.env;
  return spawn('git', ['--no-pager', '--no-replace-objects', '-c', 'core.fsmonitor=false', ...args], {
    cwd: place.cwd,
    env: { ...env, GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_OPTIONAL_LOCKS: '0' },
    windowsHide: true,
  });
}

/**
 * Runs git to its end.
 *
 * @param stdin bytes to hand it; none unless given
 * @throws UserError (exit code 3) when there is no git
 */
export function runGit(place: GitPlace, args: readonly string[], stdin: string | Uint8Array = ''): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(place, args);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => reject(gitMissing(error)));
    child.on('close', (code) => {
      resolve({ stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString().trim(), exitCode: code ?? 128 });
    });
    // A git that stops early closes its input; its exit code tells, not the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}

/** @returns the refusal for a git that cannot be started */
export function gitMissing(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') return cannotScan(`git cannot be started: ${error.message}`, 'check that git runs from this folder');
  return cannotScan('git was not found on PATH', 'install git, or add it to PATH, and commit again');
}
