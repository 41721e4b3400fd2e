import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { indexedAt } from '../../src/disk/index-file.js';
import { Scratch } from '../scratch.js';

let repo: Scratch | undefined;
afterEach(() => repo?.remove());

const PATHS = ['check-staged.config.json', 'package.json'];
/** What the index file says of the paths; a file by its id. */
function indexed({ dir, env }: Scratch, more: NodeJS.ProcessEnv = {}): readonly (string | undefined)[] {
  return indexedAt(dir, join(dir, '.git'), { ...env, ...more }, PATHS);
}
/** What git says of them. */
const listed = (git: Scratch): readonly string[] =>
  PATHS.map((path) => git.git('ls-files', '--stage', '--', path).split(' ')[1] ?? 'nothing');

function filled(init: readonly string[] = [], version = '2'): Scratch {
  repo = new Scratch(init);
  repo.git('config', 'index.version', version);
  for (const path of ['a.js', 'link', 'my-package.json', 'sub/package.json', 'sub/check-staged.config.json', 'z'])
    repo.stage(path, `${path}\n`);
  return repo;
}

describe('the index file says what git says', () => {
  test.each<[string, readonly string[], string]>([
    ['version 2', [], '2'],
    ['SHA-256', ['--object-format=sha256'], '2'],
  ])('%s', (_, init, version) => {
    const git = filled(init, version);
    if (indexed(git).includes(undefined)) git.git('rm', '-q', '--cached', 'link');
    expect(indexed(git)).toEqual(['nothing', 'nothing']);
    git.stage('package.json', '{}');
    expect(indexed(git)).toEqual(listed(git));
    git.stage('check-staged.config.json', '{ }').git('update-index', '--chmod=+x', 'package.json');
    expect(indexed(git)).toEqual(listed(git));
    git.commit().git('rm', '-q', '--cached', 'package.json');
    expect(indexed(git)).toEqual(listed(git));
    expect(indexed(git)[1]).toBe('nothing');
  });

  test('also of another index', () => {
    const git = filled().stage('package.json', '{}');
    git.git('rm', '-q', '--cached', 'link');
    git.run('git', ['read-tree', '--empty'], { env: { GIT_INDEX_FILE: join(git.base, 'other') } });
    expect(indexed(git, { GIT_INDEX_FILE: '../other' })).toEqual(['nothing', 'nothing']);
  });
});

describe('where it does not, git is to be asked', () => {
  test.each<[string, (git: Scratch) => unknown]>([
    ['names are shortened', (git) => git.git('update-index', '--index-version=4')],
    ['the index is split', (git) => git.git('update-index', '--split-index')],
    ['there is none', (git) => git.run('rm', ['.git/index'])],
    ['it is something else', (git) => git.write('.git/index', 'DIRC')],
  ])('%s', (_, change) => {
    const git = filled().stage('package.json', '{}');
    git.git('rm', '-q', '--cached', 'link');
    change(git);
    expect(indexed(git)).toEqual([undefined, undefined]);
  });

  test.each<[string, (git: Scratch) => unknown]>([
    ['the file is only meant to be added', (git) => git.write('package.json', '').git('add', '-N', 'package.json')],
    [
      'it is a link',
      (git) => {
        git.run('ln', ['-s', 'x', 'package.json']);
        return git.git('add', 'package.json');
      },
    ],
    ['a folder ends like its length', (git) => git.stage('x\u000cpackage.json', '')],
  ])('%s', (_, change) => {
    const git = filled();
    git.git('rm', '-q', '--cached', 'link');
    change(git);
    expect(indexed(git)[1]).toBeUndefined();
  });

  test('it is in conflict', () => {
    const git = filled().stage('package.json', 'a\n');
    git.git('rm', '-q', '-f', 'link');
    git.commit();
    git.git('checkout', '-q', '-b', 'side');
    git.stage('package.json', 'b\n').commit();
    git.git('checkout', '-q', 'main');
    git.stage('package.json', 'c\n').commit();
    git.run('git', ['merge', '-q', 'side']);
    expect(indexed(git)[1]).toBeUndefined();
  });
});
