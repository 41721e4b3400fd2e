import { posix, win32 } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { givenPaths, pathMatcher, type PathSystem } from '../../src/commands/given-paths.js';

/** @returns a disk with these files and their folders, whose names may be given in any case or composition */
function foldingDisk(path: typeof posix, files: readonly string[], links: Readonly<Record<string, string>> = {}): PathSystem {
  const fold = (one: string): string => one.normalize('NFC').toLowerCase();
  const all = new Set(files);
  for (const file of files)
    for (let folder = path.dirname(file); !all.has(folder); folder = path.dirname(folder)) all.add(folder);
  const find = (one: string): string | undefined => [...all].find((each) => fold(each) === fold(one));
  const follow = (one: string): string =>
    Object.entries(links).reduce((way, [link, target]) => (way.startsWith(link) ? target + way.slice(link.length) : way), one);
  return {
    path,
    spelled: (one) => {
      const real = follow(one);
      return find(real) ?? (find(path.dirname(real)) === undefined ? undefined : path.join(find(path.dirname(real))!, path.basename(real)));
    },
    same: (one, other) => find(one) !== undefined && find(one) === find(other),
  };
} // prettier-ignore

const exactDisk = (path: typeof posix, files: readonly string[]): PathSystem => ({
  path,
  spelled: (one) => one,
  same: (one, other) => one === other && files.includes(one),
});

const matched = (system: PathSystem, [root, cwd]: [string, string], given: string, path: string): boolean =>
  pathMatcher(root, givenPaths(root, cwd, [given], system), system).matches(path).length > 0;

describe('on a disk that ignores case', () => {
  const disk = foldingDisk(posix, ['/repo/.git', '/repo/sub/deep/k.py', '/repo/caf\u00E9.js'], {
    '/link': '/repo/sub',
  });

  test('a path is brought to the spelling of the disk', () => {
    const below = (cwd: string, given: string): readonly string[] => givenPaths('/repo', cwd, [given], disk)[0]!.below;
    expect(below('/repo', 'SUB/deep/K.py')).toEqual(['sub/deep/k.py', 'SUB/deep/K.py']);
    expect(below('/REPO/Sub', 'deep')).toEqual(['sub/deep']);
    expect(below('/REPO', '.')).toEqual(['']);
    expect(below('/elsewhere', '/link/deep/k.py')).toEqual(['sub/deep/k.py']);
    expect(below('/repo', '../other')).toEqual([]);
  });

  test('also where the disk does not say how it spells', () => {
    const mute = { ...disk, spelled: (path: string): string => path };
    expect(givenPaths('/repo', '/REPO/Sub', ['deep', '../../Repo', '/other'], mute)).toMatchObject([
      { below: ['Sub/deep'] },
      { below: [''] },
      { below: [] },
    ]);
  });

  test.each([
    ['SUB/deep/K.py', 'sub/deep/k.py', true],
    ['Sub', 'sub/deep/k.py', true],
    // The index may have another spelling than the disk, or hold what the disk has not.
    ['sub/deep/k.py', 'Sub/Deep/k.py', true],
    ['GONE.py', 'gone.py', true],
    ['cafe\u0301.js', 'caf\u00E9.js', true],
    ['sub/deep', 'sub/deeper/k.py', false],
    ['k.py', 'sub/deep/k.py', false],
  ])('%s and %s', (given, path, expected) => {
    expect(matched(disk, ['/repo', '/repo'], given, path)).toBe(expected);
  });

  test('so it is on Windows, with backslashes, short folders and drives', () => {
    const windows = foldingDisk(win32, ['C:\\Repo\\.git', 'C:\\Repo\\sub\\deep\\k.py'], { 'C:\\REPO~1': 'C:\\Repo' });
    const places: [string, string] = ['C:/Repo', 'c:\\repo'];
    for (const given of ['SUB\\deep\\K.py', 'sub/deep/k.py', 'C:\\REPO~1\\sub', 'c:/repo/SUB/deep'])
      expect(matched(windows, places, given, 'sub/deep/k.py')).toBe(true);
    expect(givenPaths('C:/Repo', 'c:\\repo', ['D:\\Repo\\sub'], windows)).toMatchObject([{ below: [] }]);
  });
});

describe('on a disk that does not', () => {
  const disk = exactDisk(posix, ['/repo/.git', '/repo/Makefile', '/repo/makefile']);

  test('another case is another file', () => {
    expect(matched(disk, ['/repo', '/repo'], 'makefile', 'makefile')).toBe(true);
    expect(matched(disk, ['/repo', '/repo'], 'makefile', 'Makefile')).toBe(false);
    expect(matched(disk, ['/repo', '/repo'], 'SUB/k.py', 'sub/k.py')).toBe(false);
  });

  test('but for a folder on it that does, where both names are one file', () => {
    const mixed: PathSystem = {
      ...disk,
      same: (one, other) => one.toLowerCase() === other.toLowerCase() && one.startsWith('/repo/folds/'),
    };
    expect(matched(mixed, ['/repo', '/repo'], 'folds/A.js', 'folds/a.js')).toBe(true);
    expect(matched(mixed, ['/repo', '/repo'], 'exact/A.js', 'exact/a.js')).toBe(false);
  });
});
