// `npm run bench:worst [-- MB/s]`: how fast the texts are scanned that make the most work, slowest first, and how much memory
// that takes; each text in a process of its own. Only those below a rate are shown, 30 MB/s unless given.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadBundled } from '../scripts/rule-book.js';

const SIZE = 1024 * 1024;
const ROUNDS = 3;
const { Engine, filled, rules, scanDocument, worstForAll } = await loadBundled(
  new URL('worst-texts.ts', import.meta.url),
);

/** Scans one text some times; @returns megabytes a second of the processor's time, and bytes of memory for each byte of it. */
function measured(engine, { path, unit }) {
  const document = { path, bytes: filled(unit, SIZE), added: 'all' };
  const before = process.memoryUsage.rss();
  let least = Infinity;
  let most = before;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    scanDocument(engine, document, () => true);
    least = Math.min(least, process.cpuUsage(start).user);
    most = Math.max(most, process.resourceUsage().maxRSS * 1024);
  }
  return { rate: SIZE / least, memory: (most - before) / SIZE };
}

function measureAll(atMost) {
  const texts = worstForAll();
  const rows = texts.map(({ name }, number) => {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--text', String(number)]);
    return { name: name.replace('all: ', ''), ...JSON.parse(stdout.toString()) };
  });
  const slow = rows.filter(({ rate }) => rate < atMost).toSorted((a, b) => a.rate - b.rate);
  for (const { name, rate, memory } of slow)
    console.log(`${rate.toFixed(1).padStart(7)} MB/s ${memory.toFixed(0).padStart(6)} bytes a byte  ${name}`);
  console.log(`${texts.length - slow.length} of ${texts.length} texts are faster than ${atMost} MB/s`);
}

const [task = '30', number] = process.argv.slice(2);
if (task === '--text') {
  const engine = new Engine(rules);
  scanDocument(engine, { path: '.env', bytes: Buffer.from('password=x'), added: 'all' }, () => true);
  console.log(JSON.stringify(measured(engine, worstForAll()[Number(number)])));
} else measureAll(Number(task));
