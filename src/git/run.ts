import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { cannotScan } from '../errors.js';
import { gitEnvironment, PINNED } from './environment.js';
import { gitProgram } from './program.js';

/** Where git runs: the folder and the environment it gets. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Absolute path of git; what `gitProgram` finds for the folder unless given. */
  readonly git?: string;
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
 * Starts git without a shell, in the environment of `gitEnvironment`.
 *
 * @param input whether to open its standard input
 * @throws UserError (exit code 3) when there is none, or the system refuses to start it
 */
function spawnGit(place: GitPlace, args: readonly string[], input: boolean): Git {
  const program = gitProgram(place);
  try {
    const child = spawn(program, [...BEFORE_COMMAND, ...args], {
      cwd: place.cwd,
      env: { ...gitEnvironment(place.env), ...PINNED },
      // A pipe that nobody needs costs half a millisecond.
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    }) as Git;
    // A git that stops early closes its input; its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => undefined);
    return child;
  } catch (error) {
    throw notStarted(program, error as Error);
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
  let child: Git;
  try {
    child = spawnGit(place, args, input !== undefined);
  } catch (error) {
    return failing(error as Error);
  }
  // A pipe takes no more from its source than git reads.
  if (input !== undefined) Readable.from(input).pipe(child.stdin!);
  const ended = endOf(place, child);
  // Who awaits it hears of it; until then a failure to start must not end the process.
  ended.catch(() => undefined);
  // Node throws away what nobody listens to when a child exits (`flushStdio`), and the first reader may come later.
  child.stdout.on('readable', () => undefined);
  return chunksOf(child, ended);
}

// eslint-disable-next-line eslint/require-yield -- the reader gets the refusal where it would get the first chunk
async function* failing(error: Error): AsyncGenerator<Buffer, void, void> {
  throw error;
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
    child.on('error', (error) => reject(notStarted(gitProgram(place), error)));
    child.on('close', (exitCode) => resolve({ stderr: Buffer.concat(err).toString().trim(), exitCode }));
  });
}

/** The system reports a missing folder and a program that is broken alike; without the folder, a sound git starts. */
function notStarted(program: string, error: Error): Error {
  const isFolder =
    (error as NodeJS.ErrnoException).code === 'ENOENT' &&
    spawnSync(program, ['--version'], { env: { ...PINNED }, windowsHide: true }).error === undefined;
  return isFolder
    ? cannotScan(
        'the folder this runs in cannot be opened by its name',
        'change to a folder that exists, whose path is valid UTF-8',
      )
    : cannotScan(`git cannot be started: ${error.message}`, 'check that `git --version` works in this folder');
}
