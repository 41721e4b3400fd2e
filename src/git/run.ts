import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
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

/** A git that ended with anything but success; what it said is for the caller to turn into a refusal. */
export class GitStopped extends Error {
  constructor(
    readonly stderr: string,
    /** `null` when a signal ended it. */
    readonly exitCode: number | null,
  ) {
    super('git stopped');
  }
}

type Git = ChildProcessByStdio<Writable | null, Readable, Readable>;

/**
 * Options ahead of the command. An empty `core.fsmonitor` turns the monitor off in every git; before 2.36 `false` was
 * the name of a program to run. Replace refs would show other content than what is committed.
 */
const BEFORE_COMMAND = ['--no-pager', '--no-replace-objects', '-c', 'core.fsmonitor='];

/**
 * Starts git without a shell. The environment is passed on (a hook's `GIT_INDEX_FILE` says which index is committed)
 * but for what bends diffs past any option (git's manual, "git diff": `GIT_DIFF_OPTS`, `GIT_EXTERNAL_DIFF`), what
 * sends output elsewhere on Windows (`GIT_REDIRECT_*`), the language of messages, and the fetching of missing
 * objects, which would open a socket (`GIT_ALLOW_PROTOCOL` is for gits that do not know `GIT_NO_LAZY_FETCH`). Grafts
 * would cut off a part of the history.
 *
 * @param input whether to open its standard input
 * @throws UserError (exit code 3) when the system refuses to start it
 */
function spawnGit(place: GitPlace, args: readonly string[], input: boolean): Git {
  const { GIT_DIFF_OPTS: _opts, GIT_EXTERNAL_DIFF: _external, ...rest } = place.env;
  const { GIT_REDIRECT_STDIN: _in, GIT_REDIRECT_STDOUT: _out, GIT_REDIRECT_STDERR: _err, ...env } = rest;
  try {
    const child = spawn('git', [...BEFORE_COMMAND, ...args], {
      cwd: place.cwd,
      env: {
        ...env,
        LC_ALL: 'C',
        GIT_NO_LAZY_FETCH: '1',
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_GRAFT_FILE: '',
        GIT_OPTIONAL_LOCKS: '0',
      },
      // A pipe that nobody needs costs half a millisecond.
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    }) as Git;
    // A git that stops early closes its input; its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => undefined);
    return child;
  } catch (error) {
    throw gitMissing(place, error as Error);
  }
}

/**
 * Runs git to its end.
 *
 * @param stdin bytes to hand it; none unless given
 * @throws UserError (exit code 3) when there is no git
 */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  stdin?: string | Uint8Array,
): Promise<GitResult> {
  const child = spawnGit(place, args, stdin !== undefined);
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  const ended = endOf(place, child);
  child.stdin?.end(stdin);
  const { stderr, exitCode } = await ended;
  return { stdout: Buffer.concat(out), stderr, exitCode: exitCode ?? 128 };
}

/**
 * Starts git at once and hands on its output as it comes, no faster than it is taken. A reader that leaves early ends
 * git, and gets control back when git is gone.
 *
 * @param input pieces of ASCII for its standard input, handed on no faster than git takes them; none unless given
 * @throws GitStopped after the last chunk, when git did not end well
 * @throws UserError (exit code 3) when there is no git
 */
export function streamGit(
  place: GitPlace,
  args: readonly string[],
  input?: Iterable<string>,
): AsyncGenerator<Buffer, void, void> {
  const child = spawnGit(place, args, input !== undefined);
  // A pipe takes no more from its source than git reads.
  if (input !== undefined) Readable.from(input).pipe(child.stdin!);
  const ended = endOf(place, child);
  // Who awaits it hears of it; until then a failure to start must not end the process.
  ended.catch(() => undefined);
  // Node throws away what nobody listens to when a child exits (`flushStdio`), and the first reader may come later.
  child.stdout.on('readable', () => undefined);
  return chunksOf(child, ended);
}

async function* chunksOf(child: Git, ended: Promise<GitEnd>): AsyncGenerator<Buffer, void, void> {
  let whole = false;
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    whole = true;
  } finally {
    if (!whole) {
      stop(child);
      await ended;
    }
  }
  const { stderr, exitCode } = await ended;
  if (exitCode !== 0) throw new GitStopped(stderr, exitCode);
}

/** It holds no lock and writes nothing, so it may go at once; its pipes too, which a child of its own could keep open. */
function stop(child: Git): void {
  child.kill('SIGKILL');
  child.stdout.destroy();
  child.stderr.destroy();
}

interface GitEnd {
  readonly stderr: string;
  readonly exitCode: number | null;
}

function endOf(place: GitPlace, child: Git): Promise<GitEnd> {
  const err: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(gitMissing(place, error)));
    child.on('close', (exitCode) => resolve({ stderr: Buffer.concat(err).toString().trim(), exitCode }));
  });
}

/** The system reports a missing folder and a missing program alike; without the folder, git starts. */
function gitMissing({ env }: GitPlace, error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT')
    return cannotScan(`git cannot be started: ${error.message}`, 'check that `git --version` works in this folder');
  if (spawnSync('git', ['--version'], { env, windowsHide: true }).error === undefined)
    return cannotScan(
      'the folder this runs in cannot be opened by its name',
      'change to a folder that exists, whose path is valid UTF-8',
    );
  return cannotScan('git was not found on PATH', 'install git, or add it to PATH, and commit again');
}
