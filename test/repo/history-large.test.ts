import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { hexLower } from '../../src/core/shape.js';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn, told } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

/** Some 300 kB, so that of successive versions only what changed is looked at. */
const filler = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `export function step${from + i}(value) { return value + ${from + i}; }`);

/** Commits a version of a large file, with lines between its thousands. */
function version(day: number, ...between: readonly string[]): void {
  const text = between.flatMap((line, i) => filler(i * 1000, (i + 1) * 1000).concat(line));
  repo.stage('big.js', `${[...text, ...filler(9000, 9500)].join('\n')}\n`);
  commitOn(repo, day, `day ${day}`);
}

/** A PGP key block of 18 kB: the first byte is that of a secret-key packet (RFC 9580, 4.2), the rest is drawn. */
function longKey(): string {
  const mark = (word: string): string => `-----${word} PGP PRIVATE KEY BLOCK-----`;
  const drawn = Buffer.from(sampleOf(hexLower(26_000), seeded(1)), 'hex');
  const body = Buffer.concat([Buffer.from([0xc5]), drawn]).toString('base64');
  return [mark('BEGIN'), '', ...body.match(/.{1,64}/g)!, mark('END')].join('\n');
}

const token = (seed: number): string => `const token${seed} = '${githubToken(seed)}';`;

test('what each version of a large file adds is told, of the version that did', () => {
  version(1, '//', '//', '//', '//');
  version(2, '//', token(2), '//', '//');
  version(3, '//', token(2), '//', token(3));
  version(4, token(4), token(2), '//', '//');
  version(5, token(4), '//', '//', '//');
  expect(told(repo)).toEqual([
    'big.js:1001 day 4 2024-01-04 kept',
    'big.js:2002 day 2 2024-01-02 gone',
    'big.js:4004 day 3 2024-01-03 gone',
  ]);
});

test('a key that one edited line completes is told', () => {
  const [, first, ...rest] = Array.from({ length: 4 }, (_, i) => githubToken(i).slice(4));
  const half = `'ghp_'; // `;
  version(1, `const t = ${half}${first}`, '//', rest[0]!);
  version(2, `const t = '${githubToken(7)}';`, '//', rest[0]!);
  expect(told(repo)).toEqual(['big.js:1001 day 2 2024-01-02 kept']);
});

test('a long block that its first line completes is told', () => {
  // As long as a block may be, and longer than what is looked at around a change by other rules.
  const key = longKey();
  version(1, '//', key.slice(key.indexOf('\n') + 1), '//');
  expect(told(repo)).toEqual([]);
  version(2, '//', key, '//');
  expect(told(repo)).toEqual(['big.js:2002 day 2 2024-01-02 kept']);
});

test('an import at the head tells whose a value is, also one that comes a thousand lines later', () => {
  const [one, two, three] = [32, 8, 8].map((length, i) => sampleOf(hexLower(length), seeded(i)));
  const value = `const apiKey = '${one}-${two}-${three}';`;
  const head = `import Mailgun from 'mailgun.js';`;
  const put = (day: number, line: string): void => {
    repo.stage('mail.js', `${[head, ...filler(0, 4000), line, ...filler(4000, 5000)].join('\n')}\n`);
    commitOn(repo, day, `day ${day}`);
  };
  put(1, '//');
  put(2, value);
  repo.stage('whole.js', `${[head, ...filler(0, 4000), value].join('\n')}\n`);
  commitOn(repo, 3, 'day 3');
  const { findings } = auditHistory(repo).report;
  expect(findings.map(({ path, ruleId }) => [path, ruleId])).toEqual([
    ['mail.js', 'mailgun-api-key'],
    ['whole.js', 'mailgun-api-key'],
  ]);
});

test('a comment that is taken away excuses no more, and one that comes does', () => {
  const excuse = '// check-staged-ignore github-pat-classic -- a sample';
  version(1, '//', '//');
  version(2, '//', `${excuse}\n${token(2)}`);
  const excused = auditHistory(repo).report;
  expect([excused.findings.length, excused.setAside.length]).toEqual([0, 1]);
  version(3, '//', token(2));
  expect(told(repo)).toEqual(['big.js:2002 day 3 2024-01-03 kept']);
  version(4, '//', `${excuse}\n${token(2)}`);
  const again = auditHistory(repo).report;
  expect([again.findings.length, again.setAside.length]).toEqual([0, 1]);
});

test('lines and bytes are counted as if each version had been read whole', () => {
  version(1, '//', '//', '//');
  version(2, '//', 'a\nb\nc', '//');
  version(3, 'x', 'a', '//');
  const { scanned } = auditHistory(repo).report;
  const sizes = [1, 2, 3].map((back) => repo.git('show', `HEAD~${3 - back}:big.js`));
  const messages = sizes.map((_, i) => `day ${i + 1}\n`);
  const all = [...sizes, ...messages];
  expect(scanned).toMatchObject({
    files: 6,
    lines: all.reduce((sum, text) => sum + text.split('\n').length - 1, 0),
    bytes: all.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  });
});
