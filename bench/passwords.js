// `npm run bench:passwords [-- COUNT]`: how many passwords are missed at `medium` and up, of those that password managers, cloud
// services and frameworks generate, by the generator and by how they are written; COUNT of each, 500 unless given. `--reasons`
// shows why. The same seed makes the same passwords on every machine.
import { loadBundled } from '../scripts/rule-book.js';

const { Engine, PASSWORD_MAKERS, rules, scanDocument, seeded, WRITINGS } = await loadBundled(
  new URL('password-texts.ts', import.meta.url),
);
const count = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? 500);
const engine = new Engine(rules);

/** @returns nothing for a password that is found, or why it is not */
function missed(path, text) {
  const { findings, dismissed } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  if (findings.some(({ confidence }) => confidence !== 'low')) return undefined;
  return findings[0]?.notes[0] ?? dismissed[0]?.reason ?? 'nothing was looked at';
}

const rows = PASSWORD_MAKERS.flatMap(({ name, make }, number) => {
  const random = seeded(number + 1);
  return Array.from({ length: count }, () => make(random)).flatMap((password) =>
    WRITINGS.flatMap(({ path, write }) => {
      const text = write(password);
      return text === undefined ? [] : [{ name, path, text, reason: missed(path, text) }];
    }),
  );
});

function print(key, all = rows) {
  const names = [...new Set(all.map((row) => row[key]))];
  for (const name of names) {
    const own = all.filter((row) => row[key] === name);
    const lost = own.filter(({ reason }) => reason !== undefined).length;
    console.log(
      `  ${name.padEnd(50)} ${`${lost} of ${own.length}`.padStart(16)} ${((100 * lost) / own.length).toFixed(2).padStart(7)} %`,
    );
  }
}

const lost = rows.filter(({ reason }) => reason !== undefined);
console.log(
  `missed: ${lost.length} of ${rows.length}, ${((100 * lost.length) / rows.length).toFixed(2)} %\n\nby generator`,
);
print('name');
console.log('\nby how they are written');
print('path');
if (process.argv.includes('--reasons')) {
  console.log('\nby reason');
  print('reason', lost);
}
