// `npm run bench:audit [-- PATH…] [--size small|full|huge]`: audits of histories and trees against git alone and against other
// scanners. A path is a repository, whose history and files are measured, too.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filesBelow } from './files-below.js';
import { histories, makeHistory } from './histories.js';
import { RIVALS, versionOf } from './rivals.js';
import { median } from './turns.js';

const house = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'full' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});
const work = mkdtempSync(join(tmpdir(), 'check-staged-bench-'));
const out = join(work, 'report.json');

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

/** Runs a command to its end: seconds, its output, and its peak memory with that of its children, looked at every 50 ms. */
function run([command, ...args], { cwd = work, keep = false } = {}) {
  return new Promise((done, failed) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', keep ? 'pipe' : 'ignore', 'ignore'] });
    const chunks = [];
    let peak;
    const watch = setInterval(() => (peak = Math.max(peak ?? 0, residentOf(child.pid) ?? 0) || undefined), 50);
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', failed);
    child.on('close', (code) => {
      clearInterval(watch);
      done({ seconds: (performance.now() - start) / 1000, peak, code, stdout: Buffer.concat(chunks).toString() });
    });
  });
}

/** Git alone: lists the commits and what they changed, and streams the contents through a pipe. */
const floor = (folder) => [
  'sh',
  '-c',
  `git -C "$1" rev-list --date-order --reverse --all |
   git -C "$1" diff-tree --stdin -r --root -c --raw -z --always --no-abbrev --format=%H --no-renames >/dev/null
   git -C "$1" rev-list --all --objects --no-object-names --filter=object:type=blob |
   git -C "$1" cat-file --batch --buffer | cat >/dev/null`,
  'floor',
  folder,
];

const tool = (...args) => [
  process.execPath,
  join(house, 'dist/main.cjs'),
  ...args,
  '--format',
  'json',
  '--output',
  out,
];

/** Runs the rows in turns, and prints their medians. */
async function measure(title, rows, first, megabytes) {
  const rounds = Number(values.rounds);
  const seen = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, { command, cwd, count }] of Object.entries(rows)) {
      if (round > 0 && seen[name][0].seconds > 120) continue;
      rmSync(out, { force: true });
      const ran = await run(command, { cwd, keep: count !== undefined });
      seen[name].push({ ...ran, found: countOf(count, ran) });
    }
  }
  console.log(`\n${title}`);
  const base = median(seen[first].map(({ seconds }) => seconds));
  for (const [name, runs] of Object.entries(seen)) {
    const seconds = median(runs.map((one) => one.seconds));
    const peaks = runs.map(({ peak }) => peak).filter((peak) => peak !== undefined);
    const cells = [
      `${seconds.toFixed(2)} s`,
      `${(seconds / base).toFixed(2)} ×`,
      megabytes === undefined ? '' : `${(megabytes / seconds).toFixed(0)} MB/s`,
      peaks.length === 0 ? '' : `${Math.max(...peaks).toFixed(0)} MB peak`,
      runs[0].found === undefined ? '' : `${runs[0].found} found`,
    ];
    console.log(`  ${name.padEnd(34)} ${cells.map((cell) => cell.padStart(12)).join('')}`);
  }
}

function countOf(count, { stdout }) {
  if (count === undefined) return undefined;
  try {
    return count({ stdout, report: readReport() });
  } catch {
    return 'no report';
  }
}

function readReport() {
  try {
    return readFileSync(out, 'utf8');
  } catch {
    return '';
  }
}

const ours = ({ report }) => JSON.parse(report).findings.length;

async function measureHistory(name, folder) {
  const audit = (...args) => ({ command: tool('audit', '--history', ...args), cwd: folder, count: ours });
  const rivals = RIVALS.filter((rival) => rival.history !== undefined && versionOf(rival) !== undefined);
  // What "again" leaves out.
  await run(tool('audit', '--history'), { cwd: folder });
  await measure(
    `history: ${name}`,
    {
      'git alone': { command: floor(folder) },
      'check-staged, every core': audit('--no-cache'),
      'check-staged, one thread': audit('--no-cache', '--jobs', '1'),
      'check-staged, again': audit(),
      ...Object.fromEntries(
        rivals.map((rival) => [rival.name, { command: rival.history(folder, out), count: rival.count }]),
      ),
    },
    'git alone',
  );
}

async function measureTree(name, folder) {
  const bytes = [...filesBelow(folder)].reduce((sum, { size }) => sum + size, 0);
  const audit = (...args) => ({ command: tool('audit', '--ignored', '.', ...args), cwd: folder, count: ours });
  const rivals = RIVALS.filter((rival) => versionOf(rival) !== undefined);
  await measure(
    `tree: ${name}, ${(bytes / 1e6).toFixed(0)} MB`,
    {
      'reading alone': {
        command: ['sh', '-c', 'find . -name .git -prune -o -type f -print0 | xargs -0 cat >/dev/null'],
        cwd: folder,
      },
      'check-staged, every core': audit(),
      'check-staged, one thread': audit('--jobs', '1'),
      ...Object.fromEntries(
        rivals.map((rival) => [rival.name, { command: rival.tree(folder, out), count: rival.count }]),
      ),
    },
    'check-staged, every core',
    bytes / 1e6,
  );
}

try {
  const { bavail, bsize } = statfsSync(work);
  if (values.size === 'huge' && bavail * bsize < 12e9) throw new Error('--size huge needs 12 GB of free disk');
  for (const rival of RIVALS) console.log(`${rival.name}: ${versionOf(rival) ?? 'not on PATH'}`);
  if (values.only !== 'tree') {
    for (const [name, commits] of Object.entries(histories(house, values.size))) {
      const folder = join(work, name.replaceAll(' ', '-'));
      await makeHistory(folder, commits());
      await measureHistory(name, folder);
      rmSync(folder, { recursive: true });
    }
  }
  if (values.only !== 'history') {
    const tree = join(work, 'tree');
    cpSync(join(house, 'node_modules'), tree, { recursive: true, filter: (path) => basename(path) !== '.cache' });
    await measureTree("this project's node_modules", tree);
    rmSync(tree, { recursive: true });
  }
  for (const path of positionals.map((given) => resolve(given))) {
    if (values.only !== 'tree') await measureHistory(basename(path), path);
    if (values.only !== 'history') await measureTree(basename(path), path);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
