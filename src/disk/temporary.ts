import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotScan } from '../errors.js';

/** What is on disk for the moment only. */
const live = new Set<string>();
const left = new Map<string, string>();

/** Removes what is on disk for the moment only; for a program that is being stopped. */
export function removeTemporaries(): void {
  for (const path of live) remove(path);
}

/** @returns what could not be removed, and why */
export function leftBehind(): ReadonlyMap<string, string> {
  return left;
}

/** What was found out with it counts, whether or not it can be removed. */
function remove(path: string): void {
  live.delete(path);
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    left.set(path, (error as Error).message);
  }
}

/**
 * Lets a new folder be used, and removes it again.
 *
 * @throws UserError (exit code 3) when there can be none
 */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeFolder();
  live.add(folder);
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'check-staged-'));
  } catch (error) {
    throw cannotScan(
      `no temporary folder can be made: ${(error as Error).message}`,
      'check that TMPDIR names a folder you may write to',
    );
  }
}

/**
 * Writes a file in one step, so that a reader never meets half of one: into a file beside it, which takes its place.
 *
 * @throws Error of Node's when it cannot be written; then nothing is left behind
 */
export function replaceFile(path: string, content: string | Uint8Array, mode = 0o666): void {
  const beside = `${path}.check-staged.tmp`;
  // Whatever a run that was killed has left there, or somebody has planted: a link would be written through.
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', mode);
  live.add(beside);
  try {
    try {
      writeFileSync(file, content);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    live.delete(beside);
  } catch (error) {
    remove(beside);
    throw error;
  }
}
