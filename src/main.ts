import { fstatSync, writeSync } from 'node:fs';
import { readArgv } from './cli.js';
import type { Context, Outcome } from './context.js';
import { installedFile } from './disk/installed.js';
import { leftBehind, removeTemporaries } from './disk/temporary.js';
import { cannotScan, UserError } from './errors.js';
import { withCommands } from './report/commands.js';
import { escapeControls } from './report/escape.js';

// The only file that touches `process`, after bin.ts has looked at its version: the world becomes a Context, the Outcome
// becomes output and exit code.

/** The build puts package.json's in. */
declare const VERSION: string;

let stopping: AbortController | undefined;

function contextOf(argv: readonly string[]): Context {
  const { env } = process;
  return {
    cwd: workingFolder(),
    program: installedFile('main.cjs'),
    env,
    stopped: () => (stopping ??= new AbortController()).signal,
    // To ask what the streams are takes modules that a commit with nothing to report does not need.
    get progress() {
      const { isTTY, columns } = process.stderr;
      return { isTTY, columns: columns ?? 80, tell: (text: string) => void write(2, text) };
    },
    get terminal() {
      const { isTTY, columns } = process.stdout;
      return { isTTY, columns: columns ?? 80, color: showsColor(argv, env, isTTY) };
    },
    stdin: standardInput,
    // `performance` would load a module that nothing else here needs.
    elapsed: () => process.uptime() * 1000,
    now: Math.floor(Date.now() / 1000),
  };
}

function showsColor(argv: readonly string[], env: NodeJS.ProcessEnv, isTTY: boolean): boolean {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const refused = argv.includes('--no-color') || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return !refused && (forced || isTTY);
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw cannotScan('the folder this runs in no longer exists', 'change to a folder that exists, and run this again');
  }
}

/** @returns the hint with this program's commands as the project calls them */
async function hintText({ hint }: UserError, argv: readonly string[]): Promise<string> {
  if (!hint.includes('`check-staged')) return hint;
  const { programCall } = await import('./disk/program-call.js');
  return withCommands(programCall(contextOf(argv)), hint);
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    // Node takes a folder for an empty stream.
    if (fstatSync(0).isDirectory()) throw new Error('it is a folder');
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  } catch (error) {
    throw cannotScan(
      `the standard input cannot be read: ${(error as Error).message}`,
      'hand it a file or the output of a command',
    );
  }
  return Buffer.concat(chunks);
}

async function run(argv: readonly string[]): Promise<Outcome> {
  try {
    const asked = readArgv(argv, VERSION);
    if ('text' in asked) return { stdout: asked.text, exitCode: 0 };
    const command = await asked.command.load();
    const { stdout = '', stderr = '', exitCode } = await command(contextOf(argv), asked.input);
    return { stdout: await masked(stdout), stderr: await masked(stderr), exitCode };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const text = `check-staged: ${escapeControls(error.message)}\n  ${escapeControls(await hintText(error, argv))}\n`;
    return { stderr: await maskedWherePossible(text), exitCode: error.exitCode };
  }
}

async function masked(text: string): Promise<string> {
  // Most commits have nothing to print.
  return text === '' ? '' : (await import('./commands/masked-output.js')).maskKeys(text);
}

/** Damaged rules cannot mask the sentence that says that they are damaged. */
async function maskedWherePossible(text: string): Promise<string> {
  try {
    return await masked(text);
  } catch (error) {
    if (error instanceof UserError) return text;
    throw error;
  }
}

/**
 * Writes all of it, however slowly the reader takes it.
 *
 * @returns why that failed; nothing where the reader is gone, who wants no more
 */
function write(fd: number, text: string): string | undefined {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return undefined;
      if (code !== 'EAGAIN') return code === 'ENOSPC' ? 'its disk is full' : message;
    }
  }
  return undefined;
}

/** A bug must not let a commit pass, nor print what it was working on: only where it happened. */
function crash(error: unknown): Outcome {
  const where = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : 'an unknown error';
  return {
    stderr: `check-staged: a bug stopped the check (${name}), so nothing passed\n  please report it with these lines, version ${VERSION}:\n${where.slice(0, 5).join('\n')}\n`,
    exitCode: 3,
  };
}

/** Runs the program to its end, which is the process's. */
export async function main(): Promise<void> {
  // Node exits with 0 when nothing is left to wait for, also in the middle of a check that waits in vain.
  process.exitCode = 3;
  endBySignals();
  // What no command waits for ends the program all the same.
  process.on('uncaughtException', (error) => finish(crash(error)));
  finish(await run(process.argv.slice(2)).catch(crash));
}

/** A report that nobody can have read must not pass for clean. */
function finish({ stdout = '', stderr = '', exitCode }: Outcome): never {
  write(2, stderr + leftText());
  const failed = write(1, stdout);
  if (failed === undefined) process.exit(exitCode);
  write(
    2,
    `check-staged: the report cannot be written: ${failed}\n  write it elsewhere, or see the exit code of --quiet\n`,
  );
  process.exit(3);
}

function leftText(): string {
  return [...leftBehind()]
    .map(
      ([path, reason]) =>
        `check-staged: ${escapeControls(path)} could not be removed: ${escapeControls(reason)}\n  it is temporary: remove it by hand\n`,
    )
    .join('');
}

/** The first signal asks a command that can tell what it found until then; whoever insists ends the process. */
function endBySignals(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.on(signal, () => {
      if (stopping !== undefined && !stopping.signal.aborted) {
        stopping.abort();
        return;
      }
      removeTemporaries();
      process.exit(128 + number);
    });
  }
}
