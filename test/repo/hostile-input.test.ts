import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const MEGABYTE = 1_000_000;
/** Far more than any of these takes, far less than what grows with the square of its size. */
const MOST_SECONDS = 40;

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

describe('takes time that grows with the size of', () => {
  const lines = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');

  test.each([
    ['an opening that is repeated', 'password="'],
    ['lines with a name and a word', 'token = "hello_world"\n'],
    ['names without values', '"password":'],
    ['a sum of itself', 'password = password + "'],
    ['services and names in turn', 'sentry mailgun twilio secret="'],
    ['comments that suppress', '// check-staged-ignore github-pat-classic -- x\n'],
    ['lines of a comment', ' * password = "hello-W0rld"\n'],
  ])('%s', (_name, text) => {
    repo.stage('a.js', text.repeat(Math.ceil(MEGABYTE / text.length)));
    expect(seconds(() => repo.tool())).toBeLessThan(MOST_SECONDS);
  });

  test('a .gitignore whose lines go', () => {
    for (const [line, after] of [
      [(i: number) => `dir${i}/*.log`, '*.x\n'],
      [(i: number) => `dir${i}/.env*`, '*.x\n'],
      [(i: number) => `dir${i}/*`, lines(20_000, (i) => `!dir${i}/*`)],
    ] as const) {
      repo.stage('.gitignore', `${lines(40_000, line)}\n.env\n`).commit();
      repo.stage('.gitignore', after);
      const spent = seconds(() => expect(repo.tool().code).toBe(1));
      expect(spent).toBeLessThan(MOST_SECONDS);
    }
  });
});

test('lines for env files that are too many to try refuse the commit', () => {
  const text = Array.from({ length: 40_000 }, (_, i) => `!dir${i}/.env`).join('\n');
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
  repo.stage('.gitignore', `${text}\n.env\n.env.*\n`);
  const { code, stderr } = repo.tool();
  expect(code).toBe(3);
  expect(stderr).toContain('.gitignore: too many lines for env files change at once');
});

test('configuration that nests deeply is refused with a sentence', () => {
  const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
  repo.stage('check-staged.config.json', `{"rules": ${deep}}`);
  const { code, stderr } = repo.tool();
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'check-staged: check-staged.config.json nests too deeply to be read',
  ]);
});

test('thousands of findings become JSON quickly', () => {
  const text = Array.from({ length: 4000 }, (_, i) => `password_${i} = "Sommer2024-${i % 7}-Berlin"`).join('\n');
  repo.stage('a.py', text);
  const spent = seconds(() => expect(repo.tool(['--format', 'json']).code).toBe(1));
  expect(spent).toBeLessThan(MOST_SECONDS);
});
