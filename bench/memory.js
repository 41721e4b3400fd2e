// Peak memory of the hook's own process for one large staged file.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function peak(house, megabytes) {
  const cwd = mkdtempSync(join(tmpdir(), 'check-staged-memory-'));
  try {
    execFileSync('git', ['init', '-q'], { cwd });
    const lines = readFileSync(join(house, 'package-lock.json'));
    const copies = Math.ceil((megabytes * 1e6) / lines.length);
    writeFileSync(
      join(cwd, 'large.txt'),
      Buffer.concat(Array.from({ length: copies }, () => lines)).subarray(0, megabytes * 1e6),
    );
    execFileSync('git', ['add', 'large.txt'], { cwd });
    const out = join(cwd, 'peak');
    const env = { ...process.env, NODE_OPTIONS: `--require ${join(house, 'bench/peak.cjs')}`, PEAK_FILE: out };
    const { status } = spawnSync(process.execPath, [join(house, 'dist/main.cjs')], { cwd, env, stdio: 'ignore' });
    return { megabytes: Number(readFileSync(out, 'utf8')) / 1024, status };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Prints the peak for 1, 60 and 120 MB. */
export function benchMemory(house) {
  for (const size of [1, 60, 120]) {
    const { megabytes, status } = peak(house, size);
    console.log(
      `memory, one staged file of ${size} MB: ${megabytes.toFixed(0)} MB resident at the peak (exit ${status})`,
    );
  }
}
