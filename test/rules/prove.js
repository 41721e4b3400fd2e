// node test/rules/prove.js TASK [--seeds N] [--pairs]
//
// Bundles program.ts, runs it on every core, each with its share of the rules, and prints its lines: one a rule, JSON.
// `cross-check --pairs` prints the pairs of rules for `shared-shapes.ts` instead, with how often each was seen.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const MOST_PROCESSES = 4;

async function bundled(folder) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('program.ts', import.meta.url)),
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  const file = join(folder, 'program.mjs');
  await bundle.write({ file, format: 'esm' });
  return file;
}

/** Runs one share of the work; resolves to the process's exit code. */
function share(args, onLine) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function pairsOf(line) {
  return JSON.parse(line).reported.map(
    ({ rule, by, times, seed }) => `['${rule}', '${by}', ''], // ${times} times, first with seed ${seed}`,
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1000' }, pairs: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'check-staged-proof-'));
try {
  const program = await bundled(folder);
  const processes = Math.min(MOST_PROCESSES, availableParallelism());
  const print = (line) => {
    for (const text of values.pairs ? pairsOf(line) : [line]) console.log(text);
  };
  const codes = await Promise.all(
    Array.from({ length: processes }, (_, number) =>
      share([program, positionals[0], String(number), String(processes), values.seeds], print),
    ),
  );
  process.exitCode = Math.max(...codes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
