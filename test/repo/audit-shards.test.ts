import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { commitOn } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  for (let day = 1; day < 9; day++) {
    for (let n = 0; n < 6; n++) {
      const token = `const t = '${githubToken((day * n) % 9)}';`;
      const excuse = '// check-staged-ignore github-pat-classic -- a sample';
      repo.stage(`d${n}/${n}.js`, `${[token, `${excuse}\n${token}`, '// nothing'][(day + n) % 3]}\n`);
    }
    // The same value elsewhere, which HEAD has at one of both paths only.
    repo.stage(`moved${day}.js`, `const t = '${githubToken(day > 4 ? 50 : 51)}';\n`);
    if (day > 1) repo.git('rm', '-q', '-f', `moved${day - 1}.js`);
    commitOn(repo, day, `day ${day} ${day % 3 === 0 ? githubToken(90) : ''}`);
  }
  repo.git('tag', '-a', 'v1', '-m', `a tag with ${githubToken(80)}`);
  repo
    .stage('.env', `A=${githubToken(3)}\n`)
    .write('b/.env', 'B=1\n')
    .write('check-staged.config.json', '{ "ignorePaths": ["d2/"] }');
});
afterEach(() => repo.remove());

const report = (name: string, ...args: string[]): void => {
  const { stderr, code } = repo.tool(['audit', '--format', 'json', '--output', `../${name}.json`, ...args]);
  if (code === 2) throw new Error(stderr);
};
const read = (name: string): unknown => JSON.parse(readFileSync(join(repo.base, `${name}.json`), 'utf8'));
const merge = (names: readonly string[], ...args: string[]): { code: number; stdout: string; stderr: string } =>
  repo.tool(['merge', ...args, ...names.map((name) => `../${name}.json`)]);

describe('the parts of an audit', () => {
  test.each([
    ['a tree', []],
    ['a history', ['--history']],
    ['a range', ['--range', 'HEAD~3..HEAD']],
    ['some paths of a history', ['--history', 'd1', 'd2', 'moved8.js']],
  ])('make up the whole, of %s', (_, args) => {
    report('whole', ...args);
    const code = repo.tool(['audit', '-q', ...args]).code;
    for (const count of [1, 2, 3, 7]) {
      const names = Array.from({ length: count }, (__, i) => `part${i + 1}`);
      for (const [i, name] of names.entries()) report(name, ...args, '--shard', `${i + 1}/${count}`);
      const merged = merge(names.toReversed(), '--format', 'json');
      expect(JSON.parse(merged.stdout)).toEqual(read('whole'));
      expect(merged.code).toBe(code);
    }
  });

  test('that are missing, there twice, of other audits or no reports are refused in a sentence', () => {
    for (const i of [1, 2, 3]) report(`part${i}`, '--history', '--shard', `${i}/3`);
    report('tree', '--shard', '2/3');
    report('whole');
    repo.write('../text.json', '{').write('../other.json', '{ "version": 2 }');
    for (const [names, says] of [
      [['part1', 'part3'], 'part 2 is missing of 3'],
      [['part1'], 'parts 2, 3 are missing of 3'],
      [['part1', 'part1', 'part2', 'part3'], 'are both part 1 of 3'],
      [['part1', 'tree', 'part3'], 'are not parts of one audit'],
      [['part1', 'part2', 'part3', 'whole'], 'are not parts of one audit'],
      [['whole', 'text'], 'text.json is no report of this version'],
      [['other'], 'other.json is no report of this version'],
      [['none'], 'there is no report at ../none.json'],
      [[], 'merge joins reports, and none is named'],
    ] as const) {
      const { code, stdout, stderr } = merge(names);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(says);
      expect(stderr.split('\n')).toHaveLength(3);
    }
    repo.commit('more');
    report('part2', '--history', '--shard', '2/3');
    expect(merge(['part1', 'part2', 'part3']).stderr).toContain('are not parts of one audit');
  });

  test('that were not read to their end make the whole incomplete', () => {
    const blob = repo.git('rev-parse', 'HEAD~4:d3/3.js').trim();
    repo.run('rm', ['-f', `.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`]);
    for (const i of [1, 2]) report(`part${i}`, '--history', '--shard', `${i}/2`);
    const { code, stderr } = merge(['part1', 'part2']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('not everything was scanned')]);
  });
});

test('reports of several repositories are told apart by the names of their files', () => {
  report('api', '--history');
  report('web');
  const { stdout } = merge(['api', 'web'], '--prefix', '--format', 'json');
  const { findings, policy } = JSON.parse(stdout);
  const folders = new Set(findings.map(({ path }: { path: string }) => path.split('/')[0]));
  expect(folders).toEqual(new Set(['api', 'web']));
  expect(policy[0].path).toBe('web/.env');
  const words = merge(['api', 'web'], '--prefix').stdout;
  expect(words).toContain('GitHub personal access token (classic)');
  expect(words).toMatch(/blocked: \d+ secrets, \d+ env-file problems · 2 reports/);
  expect(words).not.toContain(githubToken(80));
});
