import { describe, expect, test } from '@jest/globals';
import { findProgram, type SearchSystem } from '../../src/disk/program.js';

/** @returns a system that has these programs and folders and nothing else */
function systemOf(windows: boolean, programs: readonly string[], others: readonly string[] = []): SearchSystem {
  return {
    windows,
    isProgram: (file) => programs.includes(file),
    exists: (path) => others.includes(path),
    real: (path) => path.replace('/linked', '/work/repo'),
  };
}

describe('a program is looked up', () => {
  const posix = systemOf(
    false,
    ['git', './git', 'bin/git', '/work/repo/tools/git', '/other/node_modules/.bin/git', '/linked/git', '/usr/bin/git'],
    ['/work/repo/.git'],
  );
  const find = (PATH: string, cwd = '/work/repo/src', env = {}): string | undefined =>
    findProgram('git', { cwd, env: { PATH, ...env } }, posix);

  test('by absolute entries of PATH only', () => {
    expect(find(':.:bin:./bin:/usr/bin', '/tmp')).toBe('/usr/bin/git');
    expect(find(':.:bin', '/tmp')).toBeUndefined();
    expect(findProgram('git', { cwd: '/tmp', env: {} }, posix)).toBe('/usr/bin/git');
  });

  test('and never in the working tree, nor where a project keeps its programs', () => {
    for (const entry of ['/work/repo/tools', '/work/repo/src/../tools', '/linked', '/other/node_modules/.bin'])
      expect(find(`${entry}:/usr/bin`)).toBe('/usr/bin/git');
    expect(find('/work/repo/tools')).toBeUndefined();
    expect(find('/work/repo/tools', '/work')).toBe('/work/repo/tools/git');
    expect(find('/work/repo/tools', '/work', { GIT_WORK_TREE: 'repo' })).toBeUndefined();
  });

  test('also where the whole disk is a working tree', () => {
    const system = systemOf(false, ['/usr/bin/git'], ['/.git']);
    expect(findProgram('git', { cwd: '/etc', env: { PATH: '/usr/bin' } }, system)).toBe('/usr/bin/git');
  });

  test('on Windows as .exe, whatever the case and the quotes of PATH', () => {
    const git = String.raw`C:\Program Files\Git\cmd\git.exe`;
    const programs = [git, String.raw`C:\Repo\git.exe`, String.raw`C:\Repo\tools\git.exe`, String.raw`C:\x\git.cmd`];
    const system = systemOf(true, programs, [String.raw`C:\Repo\.git`]);
    const Path = String.raw`.;C:\x;c:\repo;c:\REPO\tools;"C:\Program Files\Git\cmd"`;
    expect(findProgram('git', { cwd: String.raw`C:\Repo`, env: { Path } }, system)).toBe(git);
  });
});
