import { spawnSync } from 'node:child_process';

/** @returns the middle of the numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** @returns how long a whole process takes, in milliseconds of the wall clock */
function timed([command, ...args], options) {
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(command, args, { stdio: 'ignore', ...options });
  if (error) throw error;
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, status };
}

/**
 * Runs the steps in turns, so that a machine that slows down slows all of them.
 *
 * @param steps name → list of commands whose times are added
 * @returns name → median milliseconds
 */
export function inTurns(steps, rounds, options) {
  const times = Object.fromEntries(Object.keys(steps).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, commands] of Object.entries(steps)) {
      const ms = commands.reduce((sum, command) => sum + timed(command, options).ms, 0);
      if (round >= 0) times[name].push(ms);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, median(ms)]));
}
