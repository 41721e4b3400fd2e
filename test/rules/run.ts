import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Line, Task } from './program.js';

/** How many seeds each rule is tried with; `PROOF_RUNS=5000 npx jest test/rules` looks longer. */
export const SEEDS = Number(process.env['PROOF_RUNS'] ?? 1000);

/** How long the program may take before something hangs. */
export const LONGEST = 900_000;

/**
 * Runs a task of the program over all rules, in plain Node and on every core.
 *
 * @returns its lines by the ids of their rules
 * @throws {Error} where it did not run to its end
 */
export function run<T extends Task>(task: T): readonly Line<T>[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'prove.js'), task, '--seeds', String(SEEDS)],
    { encoding: 'utf8', timeout: LONGEST, maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`the program for ${task} ended with ${status}: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line<T>);
}
