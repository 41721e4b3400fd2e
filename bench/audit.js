// `npm run bench:audit [-- PATH…] [--size small|full|huge] [--only history|tree] [--rounds N]`: audits of histories and trees
// against git alone and against other scanners. A path is a repository, whose history and files are measured, too.
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filesBelow } from './files-below.js';
import { histories, makeHistory } from './histories.js';
import { run } from './processes.js';
import { copyPackages, floor, listVersions } from './repositories.js';
import { RIVALS, versionOf } from './rivals.js';
import { median } from './turns.js';

/** What takes longer is measured once, in seconds. */
const LONG = 120;
/** What `--size huge` needs on disk, in bytes. */
const HUGE = 12e9;
const KNOWN = { size: ['small', 'full', 'huge'], only: ['history', 'tree'] };

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
const versionsOf = new Map(RIVALS.map((rival) => [rival.name, versionOf(rival)]));
const rivals = RIVALS.filter(({ name }) => versionsOf.get(name) !== undefined);

const tool = (...args) => [
  process.execPath,
  join(house, 'dist/main.cjs'),
  ...args,
  '--format',
  'json',
  '--output',
  out,
];
const ours = { passes: [0, 1], count: ({ report }) => JSON.parse(report).findings.length };

/** One run of a row; what fails is told and makes the bench fail, and its time is worth nothing. */
async function runRow(name, { command, cwd = work, count, passes = [0] }) {
  rmSync(out, { force: true });
  const ran = await run(command, { cwd, keep: count !== undefined });
  const failure = passes.includes(ran.code)
    ? undefined
    : `ended with ${ran.code ?? 'the limit of time'}: ${ran.stderr.trim().split('\n')[0]}`;
  try {
    const found = failure === undefined ? count?.({ stdout: ran.stdout, report: readReport() }) : undefined;
    return { ...ran, found, failure };
  } catch {
    return { ...ran, failure: 'left no report that can be read' };
  }
}

function readReport() {
  try {
    return readFileSync(out, 'utf8');
  } catch {
    return '';
  }
}

/** Runs the rows in turns, and prints their medians; ratios are to the row that is named first. */
async function measure(title, rows, first, megabytes) {
  console.log(`\n${title}`);
  const seen = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, row] of Object.entries(rows)) {
      const done = round > 0 && (seen[name][0].seconds > LONG || seen[name].some(({ failure }) => failure));
      if (!done) seen[name].push(await runRow(name, row));
    }
  }
  const base = median(seen[first].map(({ seconds }) => seconds));
  for (const [name, runs] of Object.entries(seen)) printRow(name, runs, base, megabytes);
}

function printRow(name, runs, base, megabytes) {
  const failure = runs.find((one) => one.failure)?.failure;
  if (failure !== undefined) {
    process.exitCode = 1;
    console.log(`  ${name.padEnd(26)} ${failure}`);
    return;
  }
  const seconds = median(runs.map((one) => one.seconds));
  const peaks = runs.map(({ peak }) => peak).filter((peak) => peak !== undefined);
  const cells = [
    `${seconds.toFixed(2)} s`,
    `${(seconds / base).toFixed(2)} ×`,
    `${(megabytes / seconds).toFixed(0)} MB/s`,
    peaks.length === 0 ? 'peak unknown' : `${Math.max(...peaks).toFixed(0)} MB peak`,
    runs[0].found === undefined ? '' : `${runs[0].found} found`,
  ];
  console.log(`  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join('')}`.trimEnd());
}

const rowsOf = (scanners, commandOf, cwd) =>
  Object.fromEntries(
    scanners.map((rival) => [rival.name, { command: commandOf(rival), cwd, count: rival.count, passes: rival.passes }]),
  );

async function measureHistory(name, folder) {
  const ids = join(work, 'ids');
  const { versions, megabytes } = listVersions(folder, ids);
  const audit = (...args) => ({ ...ours, command: tool('audit', '--history', ...args), cwd: folder });
  const others = rivals.filter(({ history }) => history !== undefined);
  // What "again" leaves out.
  await runRow('first', audit());
  await measure(
    `history: ${name}, ${versions} versions, ${megabytes.toFixed(0)} MB`,
    {
      'git alone': { command: floor(folder, ids) },
      'check-staged, every core': audit('--no-cache'),
      'check-staged, one thread': audit('--no-cache', '--jobs', '1'),
      'check-staged, again': audit(),
      ...rowsOf(others, (rival) => rival.history(folder, out)),
    },
    'git alone',
    megabytes,
  );
}

async function measureTree(name, folder) {
  const bytes = [...filesBelow(folder, '.git')].reduce((sum, { size }) => sum + size, 0);
  const audit = (...args) => ({ ...ours, command: tool('audit', '--ignored', '.', ...args), cwd: folder });
  await measure(
    `tree: ${name}, ${(bytes / 1e6).toFixed(0)} MB`,
    {
      // Ahead of the others, which then find all files in memory.
      'reading alone': {
        command: ['sh', '-c', 'find . -name .git -prune -o -type f -print0 | xargs -0 cat | cat >/dev/null'],
        cwd: folder,
      },
      'check-staged, every core': audit(),
      'check-staged, one thread': audit('--jobs', '1'),
      ...rowsOf(rivals, (rival) => rival.tree(folder, out), folder),
    },
    'reading alone',
    bytes / 1e6,
  );
}

async function measureMade() {
  if (values.only !== 'tree') {
    for (const [name, commits] of Object.entries(histories(house, values.size))) {
      const folder = join(work, name.replaceAll(' ', '-'));
      await makeHistory(folder, commits());
      await measureHistory(name, folder);
      rmSync(folder, { recursive: true });
    }
  }
  if (values.only === 'history') return;
  const folder = join(work, 'sources');
  copyPackages(join(house, 'node_modules'), folder);
  await measureTree("packages of this project's node_modules", folder);
  rmSync(folder, { recursive: true });
}

/** @returns why this cannot be measured */
function refusal() {
  for (const [option, known] of Object.entries(KNOWN))
    if (values[option] !== undefined && !known.includes(values[option])) return `--${option} is ${known.join(' or ')}`;
  if (!/^[1-9]\d{0,2}$/.test(values.rounds)) return '--rounds is a number from 1 on';
  const { bavail, bsize } = statfsSync(work);
  return values.size === 'huge' && bavail * bsize < HUGE
    ? `--size huge needs ${HUGE / 1e9} GB of free disk`
    : undefined;
}

try {
  const refused = refusal();
  if (refused !== undefined) {
    console.error(refused);
    process.exitCode = 2;
  } else {
    console.log(`Node ${process.version}, ${cpus().length} cores`);
    for (const [name, is] of versionsOf) console.log(`${name}: ${is ?? 'not on PATH'}`);
    await measureMade();
    for (const path of positionals.map((given) => resolve(given))) {
      if (values.only !== 'tree') await measureHistory(basename(path), path);
      if (values.only !== 'history') await measureTree(basename(path), path);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
