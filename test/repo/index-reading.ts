import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ByteRange } from '../../src/core/document.js';
import { UserError } from '../../src/errors.js';
import type { GitPlace } from '../../src/git/run.js';
import { readStaged, type StagedFile, type StagedOptions } from '../../src/git/staged.js';
import type { Scratch } from '../scratch.js';

/** @returns where git runs for a scratch repository */
export function placeOf(scratch: Scratch, env: NodeJS.ProcessEnv = {}, cwd = '.'): GitPlace {
  return { cwd: join(scratch.dir, cwd), env: { ...scratch.env, ...env } };
}

/** Reads everything staged. */
export async function stagedFiles(place: GitPlace, options?: StagedOptions, base?: string): Promise<StagedFile[]> {
  const files: StagedFile[] = [];
  for await (const file of readStaged(place, options, base)) files.push(file);
  return files;
}

/** One line a file, to compare a whole change at a glance: status, path, and the added text where something was added. */
export async function summary(place: GitPlace, options?: StagedOptions, base?: string): Promise<string[]> {
  return (await stagedFiles(place, options, base)).map((file) => {
    const from = file.entry.oldPath === undefined ? '' : `${file.entry.oldPath} > `;
    const rest = file.skipped ?? (file.document === undefined ? '' : JSON.stringify(addedText(file)));
    return `${file.entry.status} ${from}${file.entry.path} ${rest}`.trimEnd();
  });
}

/** @returns the added bytes of a file, one character a byte */
export function addedText({ document }: StagedFile): string {
  if (document === undefined) return '';
  const text = Buffer.from(document.bytes).toString('latin1');
  return rangesOf(document.added)
    .map(({ start, end }) => text.slice(start, end))
    .join('');
}

export function rangesOf(added: readonly ByteRange[] | 'all'): readonly ByteRange[] {
  if (added === 'all') throw new Error('a staged file names its added lines');
  return added;
}

/** @returns a file's whole content, one character a byte */
export function wholeText(file: StagedFile | undefined): string | undefined {
  return file?.document && Buffer.from(file.document.bytes).toString('latin1');
}

/** Runs git with bytes in and bytes out. */
export function gitBytes(scratch: Scratch, args: readonly string[], input: Uint8Array | string = ''): Buffer {
  return execFileSync('git', args, {
    cwd: scratch.dir,
    env: scratch.env,
    input,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Puts a file into the index alone, under a name of any bytes. */
export function stageBytes(
  scratch: Scratch,
  name: Uint8Array | string,
  content: Uint8Array | string,
  mode = '100644',
): void {
  const id = gitBytes(scratch, ['hash-object', '-w', '--stdin'], content).toString().trim();
  const line = Buffer.concat([Buffer.from(`${mode} ${id}\t`), Buffer.from(name), Buffer.from('\0')]);
  gitBytes(scratch, ['update-index', '--add', '-z', '--index-info'], line);
}

/** @returns the refusal that a promise ends in; fails when it ends in anything else */
export async function refusalOf(promise: Promise<unknown>): Promise<UserError> {
  const outcome = await promise.then(
    (value) => new Error(`it passed: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof UserError) return outcome;
  throw outcome;
}

/**
 * Runs git while a hook of it waits, and calls back with the folder and environment that git gave the hook.
 *
 * @returns what the callback returned
 */
export async function duringHook<T>(
  scratch: Scratch,
  hook: string,
  args: readonly string[],
  then: (place: GitPlace) => Promise<T>,
  cwd = '.',
): Promise<T> {
  const seen = join(scratch.base, 'seen');
  const go = join(scratch.base, 'go');
  const hooks = join(scratch.base, 'hooks');
  for (const left of [seen, go]) rmSync(left, { force: true });
  mkdirSync(hooks, { recursive: true });
  const waiting = `const fs=require('fs');fs.writeFileSync(${JSON.stringify(`${seen}.part`)},JSON.stringify({cwd:process.cwd(),env:process.env}));`;
  const signal = `fs.renameSync(${JSON.stringify(`${seen}.part`)},${JSON.stringify(seen)})`;
  writeFileSync(join(scratch.base, 'hook.cjs'), `${waiting}${signal}`);
  const script = `#!/bin/sh\n"${process.execPath}" "${join(scratch.base, 'hook.cjs')}"\nwhile [ ! -e "${go}" ]; do sleep 0.05; done\n`;
  writeFileSync(join(hooks, hook), script, { mode: 0o755 });
  const env = { ...scratch.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: hooks };
  const git = spawn('git', args, { cwd: join(scratch.dir, cwd), env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [git.stdout, git.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<number | null>((resolve) => git.on('close', resolve));
  while (!existsSync(seen)) {
    if (git.exitCode !== null) throw new Error(`the hook did not run: ${Buffer.concat(said).toString()}`);
    await pause(10);
  }
  try {
    return await then(JSON.parse(readFileSync(seen, 'utf8')) as GitPlace);
  } finally {
    writeFileSync(go, '');
    const code = await ended;
    if (code !== 0) console.error(Buffer.concat(said).toString());
  }
}
