import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;
const key = githubToken(31);
/** A password with a letter of each case, a digit and a sign. */
const password = (length: number, seed: number): string => `${sampleOf(base62(length), seeded(seed))}aZ7!`;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

const printed = ({ stdout, stderr }: Ran): string => stdout + stderr;

describe('a report', () => {
  const other = password(12, 5);

  test.each([
    ['the next field of a row', 'a.csv', `tok,https://x.io,${key},${other}\n`],
    ['the field before', 'a.csv', `${other},${key}\n`],
    ['the rest of a value with a blank', 'a.ini', `password = ${password(9, 6)} ${other}\n`],
    ['the same body without its prefix', 'a.txt', `${key}\t${key.slice(4)}\n`],
    ['a password of a URL on the line', 'a.txt', `${key} https://me:${other}@h.io\n`],
    ['a value in JSON', 'a.json', `{"a": "${key}", "note": "${other}"}\n`],
  ])('shows no neighbour on the line: %s', (_name, path, text) => {
    repo.stage(path, text);
    for (const args of [[], ['--verbose'], ['--format', 'json']]) {
      const ran = repo.tool(args);
      expect(ran.code).toBe(1);
      expect(printed(ran)).not.toContain(other);
      expect(printed(ran)).not.toContain(key.slice(4));
    }
  });

  test('masks a key that is part of a path', () => {
    repo.stage(`config/${key}.json`, `{"token": "${githubToken(32)}"}\n`);
    for (const args of [[], ['--verbose'], ['--format', 'json'], ['audit']]) {
      const ran = repo.tool(args);
      expect(ran.code).toBe(1);
      expect(printed(ran)).toContain('config/ghp_••••••••');
      expect(printed(ran)).not.toContain(key);
    }
  });

  test('in a file masks it too', () => {
    repo.stage(`${key}.json`, `{"token": "${githubToken(32)}"}\n`);
    expect(repo.tool(['--output', 'report.txt']).code).toBe(1);
    expect(repo.run('cat', ['report.txt']).stdout).toMatch(/ghp_•+\.json:1/);
    expect(repo.run('grep', ['-c', key, 'report.txt']).code).toBe(1);
  });

  test('starts no command of a CI log', () => {
    repo.write('::error::x/##vso[task.complete].js', `t = "${key}"\n`);
    repo.write('a.js', `t = "${key}" // ##[error]\n`);
    repo.git('add', '-A');
    for (const args of [[], ['--verbose'], ['--format', 'json']]) {
      const ran = repo.tool(args);
      expect(ran.code).toBe(1);
      expect(printed(ran)).not.toMatch(/^\s*::|##vso\[|##\[/m);
    }
  });

  test('as JSON escapes what reorders or hides text', () => {
    const path = '\u202Egnp\u009B\u200B.js';
    repo.stage(path, `t = "${key}"\n`);
    const { stdout } = repo.tool(['--format', 'json']);
    expect(stdout).not.toMatch(/[\u007F-\u009F\u200B-\u200F\u202A-\u202E]/);
    expect((JSON.parse(stdout) as { findings: { path: string }[] }).findings[0]!.path).toBe(path);
  });
});

describe('a message masks a key', () => {
  test('in a configuration that cannot be used', () => {
    for (const text of [`{"disabledRules": ["${key}"]}`, `{"${key}": 1}`, `{"rules": [{"id": "${key}"}]}`]) {
      repo.stage('check-staged.config.json', text);
      const ran = repo.tool();
      expect([ran.code, printed(ran).includes(key)]).toEqual([2, false]);
    }
  });

  test('in the input of a hook and in arguments', () => {
    for (const ran of [
      repo.tool(['pre-push', 'origin', `https://x:${key}@github.com/a/b`], { input: `push ${key}\n` }),
      repo.tool(['pre-receive'], { input: `${key}\n` }),
      repo.tool([key]),
      repo.tool(['--block-on', key]),
      repo.tool(['rules', key]),
    ]) {
      expect(ran.code).toBeGreaterThan(1);
      expect(printed(ran)).not.toContain(key);
    }
  });

  test('in a comment that suppresses wrongly', () => {
    repo.stage('a.js', `// check-staged-ignore ${key} -- no\n// check-staged-ignore x -- ${key}\n`);
    const ran = repo.tool(['--verbose']);
    expect(ran.code).toBeGreaterThan(0);
    expect(printed(ran)).not.toContain(key);
  });
});

test('JSON gives no length of a password away', () => {
  const passwords = [4, 5, 9].map((length) => password(length, length));
  for (const text of passwords) {
    repo.stage('a.ini', `password = ${text}\n`);
    const { stdout } = repo.tool(['--format', 'json', '--block-on', 'low']);
    const [finding] = (JSON.parse(stdout) as { findings: { endColumn: number }[] }).findings;
    expect(finding!.endColumn).toBe(12 + text.length);
    repo.stage('a.ini', `password = ${text}   # and more\n`);
    const other = repo.tool(['--format', 'json', '--block-on', 'low']).stdout;
    expect((JSON.parse(other) as { findings: { endColumn: number }[] }).findings[0]!.endColumn).toBe(
      12 + `${text}   # and more`.length,
    );
  }
});
