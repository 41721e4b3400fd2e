import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** How often memory is looked at, in milliseconds. */
const LOOK_EVERY = 50;
/** What takes longer is ended, in milliseconds: scanners differ by a factor of a hundred. */
const LONGEST = 20 * 60_000;

/** Resident megabytes of a process and all it started; nothing where the system does not tell. */
function residentOf(pid) {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + (residentOf(child) ?? 0), own);
  } catch {
    return undefined;
  }
}

/**
 * Runs a command to its end.
 *
 * @returns seconds, exit code, output where it is kept, and the peak memory with that of its children, in MB: a page that two
 *   of them share counts twice, and a peak between two looks is not seen
 */
export function run([command, ...args], { cwd, keep = false } = {}) {
  return new Promise((done, failed) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', keep ? 'pipe' : 'ignore', 'pipe'], timeout: LONGEST });
    const chunks = [];
    let stderr = '';
    let peak;
    const watch = setInterval(() => {
      const now = residentOf(child.pid);
      if (now > (peak ?? 0)) peak = now;
    }, LOOK_EVERY);
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => (stderr = (stderr + chunk).slice(-2000)));
    child.on('error', (error) => {
      clearInterval(watch);
      failed(error);
    });
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      done({ seconds, peak, code, stdout: Buffer.concat(chunks).toString(), stderr });
    });
  });
}
