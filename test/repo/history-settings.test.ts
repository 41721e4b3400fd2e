import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn, told } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  for (const day of [1, 2, 3]) {
    repo.stage(`d\u00e4y/${day}.js`, `const token = '${githubToken(day)}';\n`);
    commitOn(repo, day, `day ${day}`);
  }
  repo.git('mv', 'd\u00e4y/1.js', 'moved.js');
  repo.stage('moved.js', `// more\nconst token = '${githubToken(1)}';\n`);
  commitOn(repo, 4, 'move');
});
afterEach(() => repo.remove());

const ALL = [
  'd\u00e4y/1.js:1 day 1 2024-01-01 kept',
  'd\u00e4y/2.js:1 day 2 2024-01-02 kept',
  'd\u00e4y/3.js:1 day 3 2024-01-03 kept',
  'moved.js:2 move 2024-01-04 kept',
];

test('no setting bends what is read', () => {
  const settings = {
    'diff.renames': 'copies',
    'diff.relative': 'true',
    'diff.orderFile': 'no-such-file',
    'diff.external': 'false',
    'diff.ignoreSubmodules': 'all',
    'diff.noprefix': 'true',
    'color.ui': 'always',
    'core.abbrev': '7',
    'core.quotePath': 'true',
    'format.pretty': 'oneline',
    'log.showSignature': 'true',
    'log.showRoot': 'false',
    'log.date': 'relative',
    'log.excludeDecoration': 'refs/*',
    'i18n.logOutputEncoding': 'UTF-16',
    'transfer.hideRefs': 'refs/heads',
  };
  expect(told(repo)).toEqual(ALL);
  for (const [name, value] of Object.entries(settings)) repo.git('config', name, value);
  expect(auditHistory(repo).report.findings.map(({ path }) => path)).toEqual(ALL.map((line) => line.split(':')[0]));
  const below = repo.tool(['audit', '--history', '--format', 'json'], { cwd: 'd\u00e4y' });
  expect(JSON.parse(below.stdout)).toEqual(auditHistory(repo).report);
});

test('neither grafts nor replaced commits hide a part', () => {
  const [newest, , , oldest] = repo.git('rev-list', 'HEAD').split('\n');
  mkdirSync(join(repo.dir, '.git/info'), { recursive: true });
  writeFileSync(join(repo.dir, '.git/info/grafts'), `${newest}\n`);
  expect(repo.git('rev-list', 'HEAD').trim()).toBe(newest);
  expect(told(repo)).toEqual(ALL);
  repo.run('rm', ['.git/info/grafts']);
  repo.git('replace', newest!, oldest!);
  expect(auditHistory(repo).report.findings).toHaveLength(4);
});

test('another repository inside is named, once for its path', () => {
  for (const [day, digit] of [
    [5, '1'],
    [6, '2'],
  ] as const) {
    repo.git('update-index', '--add', '--cacheinfo', `160000,${digit.repeat(40)},vendor/lib`);
    commitOn(repo, day, 'pin');
  }
  const { code, report } = auditHistory(repo);
  expect(code).toBe(1);
  expect(report.skipped).toEqual([{ path: 'vendor/lib', reason: 'a submodule: audit its own repository' }]);
});
