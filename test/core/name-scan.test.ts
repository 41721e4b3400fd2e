import { expect, test } from '@jest/globals';
import { Engine } from '../../src/core/engine.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import { scanNames } from '../../src/core/name-scan.js';
import { rules } from '../../rules/index.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);
const MASKED = 'ghp_••••••••';
const [one, two] = [githubToken(1), githubToken(2)];
const masked = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries([...scanNames(engine, names)].map(([name, scan]) => [name, scan.masked]));

test('of many names those that hold a secret are masked, each secret by itself', () => {
  const names = ['plain', `\uFEFFé/${one}.txt`, 'src/a.js', `a\nb ${one} ${two}`, one, ''];
  expect(masked(...names)).toEqual({
    [names[1]!]: `\uFEFFé/${MASKED}.txt`,
    [names[3]!]: `a\nb ${MASKED} ${MASKED}`,
    [names[4]!]: MASKED,
  });
  const { findings } = scanNames(engine, names).get(names[1]!)!;
  expect(findings).toMatchObject([{ path: `\uFEFFé/${MASKED}.txt`, line: 1, column: 4 }]);
});

test('what is encoded in a name is masked as a whole', () => {
  const encoded = Buffer.from(`token ${one} token`).toString('base64url');
  expect(masked(`a/${encoded}`)).toEqual({ [`a/${encoded}`]: `a/${MASKED}` });
});

test('a URL with a password counts, a word beside a hash does not, and no name excuses its neighbour', () => {
  const url = `A <https://app:${sampleOf(base62(20), seeded(3))}@acme-corp.io/>`;
  const hash = 'd41d8cd98f00b204e9800998ecf8427e';
  const excuse = '# check-staged-ignore github-pat-classic -- x';
  expect(Object.keys(masked(url, `password=${hash}`, `mailgun/key-${hash}`, excuse, `# ${one}`))).toEqual([
    url,
    `# ${one}`,
  ]);
});

test('a hundred thousand names take no time', () => {
  const began = process.cpuUsage().user;
  scanNames(
    engine,
    Array.from({ length: 100_000 }, (_, i) => `src/folder-${i % 97}/token-file-${i}.secret.ts`),
  );
  expect(process.cpuUsage().user - began).toBeLessThan(10e6);
});
