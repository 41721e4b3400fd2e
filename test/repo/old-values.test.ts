import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import type { JsonReport } from '../../src/report/json.js';
import { FILE } from '../custom-rule.js';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

const drawn = (seed: number): string => sampleOf(base62(28), seeded(seed));
const A = drawn(1);
const B = drawn(2);
const token = githubToken();
const pem = (eol: string, indent = ''): string =>
  [
    '-----BEGIN EC PRIVATE KEY-----',
    ...[3, 4].map(() => sampleOf(base62(64), seeded(5))),
    '-----END EC PRIVATE KEY-----',
  ]
    .map((line) => indent + line + eol)
    .join('');

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

const json = (...args: readonly string[]): JsonReport => JSON.parse(repo.tool([...args, '--format', 'json']).stdout);
const places = (...args: readonly string[]): string[] =>
  json(...args).findings.map(({ path, line }) => `${path}:${line}`);

/** What the hook, and CI once it is committed, report of one version of a file that follows another. */
function follows(path: string, before: string | Uint8Array, after: string | Uint8Array): string[] {
  repo.stage(path, before).commit();
  const base = repo.git('rev-parse', 'HEAD').trim();
  repo.stage(path, after);
  const staged = places();
  repo.commit();
  expect(places('ci', '--range', `${base}..HEAD`)).toEqual(staged);
  return staged;
}

const LINES = Array.from({ length: 20 }, (_, i) => `line(${i});\n`).join('');

describe('a value that the file held before is not the commit’s', () => {
  test.each<[string, string, string, string]>([
    ['other quotes', 'a.js', `const apiSecret = '${A}';\n`, `const apiSecret = "${A}";\n`],
    ['quotes that it has itself', 'a.js', `const password = '${A}\\'';\n`, `const password = "${A}'";\n`],
    ['another indentation', 'a.py', `api_secret = "${A}"\n`, `    api_secret = "${A}"\n`],
    ['a comma behind it', 'a.json', `{\n"api_secret": "${A}"\n}\n`, `{\n"api_secret": "${A}",\n"b": 1\n}\n`],
    ['other line ends', 'a.yml', `api_secret: ${A}\nb: 1\n`, `api_secret: ${A}\r\nb: 1\r\n`],
    ['quotes where there were none', 'a.yml', `api_secret: ${A}\n`, `api_secret: "${A}"\n`],
    ['another place in the file', 'a.js', `const apiSecret = "${A}";\n${LINES}`, `${LINES}const apiSecret = "${A}";\n`],
    [
      'once more',
      'a.js',
      `const apiSecret = "${A}";\n`,
      `const apiSecret = "${A}";\nconst other = { apiSecret: "${A}" };\n`,
    ],
    ['another name', 'a.js', `const apiSecret = "${A}";\n`, `const apiPassword = "${A}";\n`],
    ['all of a file in one line', 'a.json', `{\n  "api_secret": "${A}"\n}\n`, `{"api_secret":"${A}"}\n`],
    ["a provider's key", 'a.js', `x = '${token}'\n`, `const x = "${token}";\n`],
    ['a key of several lines', 'a.pem', pem('\n'), pem('\r\n')],
    ['such a key that is indented', 'a.yml', `key: |\n${pem('\n', '  ')}`, `a:\n  key: |\n${pem('\n', '      ')}`],
    ['such a key as a string', 'a.js', `const k = \`${pem('\n')}\`;\n`, `const k = "${pem('\\n')}";\n`],
  ])('%s', (_, path, before, after) => {
    expect(follows(path, '\n', before)).not.toEqual([]);
    expect(follows(`b/${path}`, before, after)).toEqual([]);
  });

  test('in another encoding', () => {
    const text = `const apiSecret = "${A}";\n`;
    expect(follows('a.js', text, Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([]);
  });

  test('but a new one beside it is', () => {
    const before = `const apiSecret = '${A}';\n`;
    expect(follows('a.js', before, `const apiSecret = "${A}";\nconst appSecret = "${B}";\n`)).toEqual(['a.js:2']);
    expect(follows('b.js', before, `const apiSecret = '${B}';\n`)).toEqual(['b.js:1']);
  });

  test('nor is a part of it, or more than it', () => {
    expect(follows('a.js', `const apiSecret = "${A}";\n`, `const apiSecret = "${A}x7";\n`)).toEqual(['a.js:1']);
    expect(follows('b.js', `const apiSecret = "${A}";\n`, `const apiSecret = "${A.slice(0, 24)}";\n`)).toEqual([
      'b.js:1',
    ]);
  });

  test('but one that counted for less is', () => {
    const inComment = `/**\n * apiSecret = "${A}"\n */\n`;
    expect(follows('a.js', inComment, `${inComment}const apiSecret = "${A}";\n`)).toEqual(['a.js:4']);
  });

  test('but one that a comment set aside is', () => {
    const excused = `const apiSecret = '${A}'; // check-staged-ignore generic-api-key-assignment -- a test\n`;
    expect(follows('a.js', excused, `const apiSecret = "${A}";\n`)).toEqual(['a.js:1']);
  });

  test('with guesses, where these are reported', () => {
    const guess = (quote: string): string => `const apiSecret = ${quote}zugzug-1${quote};\n`;
    repo.stage('a.js', guess("'")).commit().stage('a.js', guess('"'));
    expect(places('--verbose')).toEqual([]);
    expect(places('--block-on', 'low')).toEqual([]);
    repo.stage('b.js', guess('"'));
    expect(places('--verbose')).toEqual(['b.js:1']);
  });
});

describe('a file that moves', () => {
  const before = `const apiSecret = '${A}';\n${LINES}`;
  const after = `const apiSecret = "${A}";\n${LINES}`;

  test('brings no value, also where it changes; a copy does', () => {
    repo.stage('src/a.js', before).commit().git('mv', 'src/a.js', 'src/b.js');
    expect(places()).toEqual([]);
    repo.stage('src/b.js', after);
    expect(places()).toEqual([]);
    repo.commit().stage('src/c.js', after);
    expect(places()).toEqual(['src/c.js:1']);
  });

  test('to another kind of place answers for what it held, also where it changes', () => {
    repo.stage('test/a.js', before).commit().git('mv', 'test/a.js', 'main.js');
    repo.stage('main.js', after);
    expect(places()).toEqual(['main.js:1']);
  });

  test('out of where the configuration passes over it, too', () => {
    repo
      .stage(FILE, '{ "ignorePaths": ["/old/"] }')
      .stage('old/a.js', before)
      .commit()
      .git('mv', 'old/a.js', 'main.js');
    repo.stage('main.js', after);
    expect(places()).toEqual(['main.js:1']);
  });

  test('and a link that becomes a file brings all that is in it', () => {
    repo.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repo.run('git', ['hash-object', '-w', '--stdin'], { input: after }).stdout.trim()},a.js`,
    );
    repo.commit().stage('a.js', before);
    expect(places()).toEqual(['a.js:1']);
  });
});

test('a merge that writes a value of its other side in another way brings none', () => {
  repo.stage('a.js', `x();\n${LINES}`).commit();
  repo.git('checkout', '-q', '-b', 'topic');
  repo.stage('a.js', `const apiSecret = '${A}';\n${LINES}`).commit();
  repo.git('checkout', '-q', 'main');
  repo.stage('a.js', `y();\n${LINES}`).commit();
  expect(repo.run('git', ['merge', '-q', 'topic']).code).not.toBe(0);
  repo.stage('a.js', `const apiSecret = "${A}";\ny();\n${LINES}`);
  expect(places()).toEqual([]);
  repo.stage('a.js', `const apiSecret = "${B}";\ny();\n${LINES}`);
  expect(places()).toEqual(['a.js:1']);
});

test('an amended commit answers for what differs from it', () => {
  repo.stage('a.js', `const apiSecret = '${A}';\n`).commit();
  repo.install();
  repo
    .write('.git/hooks/pre-commit', '#!/bin/sh\nexec node node_modules/.bin/check-staged\n')
    .run('chmod', ['+x', '.git/hooks/pre-commit']);
  repo.stage('a.js', `const apiSecret = "${A}";\n`);
  expect(repo.run('git', ['commit', '-q', '--amend', '-m', 'again'])).toMatchObject({ code: 0 });
  repo.stage('a.js', `const apiSecret = "${B}";\n`);
  expect(repo.run('git', ['commit', '-q', '--amend', '-m', 'again'])).toMatchObject({ code: 1 });
});

test('an audit of what is changed leaves them out, too', () => {
  repo.stage('a.js', `const apiSecret = '${A}';\n`).commit();
  repo.write('a.js', `const apiSecret = "${A}";\n`);
  expect(places('audit', '--unstaged')).toEqual([]);
  repo.git('add', 'a.js');
  expect(places('audit', '--staged')).toEqual([]);
  repo.write('a.js', `const apiSecret = "${A}";\nconst appSecret = "${B}";\n`);
  expect(places('audit', '--unstaged')).toEqual(['a.js:2']);
  expect(places('audit', '--staged', '--unstaged')).toEqual(['a.js:2']);
});

describe('git is asked for the old versions', () => {
  const trace = (): string => join(repo.base, 'trace');
  /** The commands of git that a run starts. */
  function gits(): string[] {
    rmSync(trace(), { force: true });
    repo.tool([], { env: { GIT_TRACE: trace() } });
    return [...readFileSync(trace(), 'utf8').matchAll(/trace: built-in: git (\S+)/g)].map(([, name]) => name!);
  }

  test('only where there is something to report, and once for all files', () => {
    repo.stage('a.js', `const apiSecret = '${A}';\n`).stage('b.js', `const apiSecret = '${B}';\n`).commit();
    repo.stage('a.js', `const apiSecret = '${A}';\nx();\n`).stage('b.js', `const apiSecret = '${B}';\ny();\n`);
    const clean = gits();
    expect(clean).not.toContain('cat-file');
    repo.stage('a.js', `const apiSecret = "${A}";\n`).stage('b.js', `const apiSecret = "${B}";\n`);
    expect(gits()).toEqual([...clean, 'cat-file']);
  });

  test('not for a guess that nobody sees, nor for a new file that blocks', () => {
    repo.stage('a.js', "const apiSecret = 'zugzug-1';\n").commit();
    repo.stage('a.js', 'const apiSecret = "zugzug-1";\n');
    expect(gits()).not.toContain('cat-file');
  });
});
