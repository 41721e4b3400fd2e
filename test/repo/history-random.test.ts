import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findHistory } from '../../src/git/history.js';
import { readObjects } from '../../src/git/objects.js';
import { Scratch } from '../scratch.js';
import { gitBytes, placeOf } from './index-reading.js';

interface Step {
  /** How far back its parents are, among the commits before it; those that do not exist are left out. */
  readonly parents: readonly number[];
  /** What its tree is: a content for some paths, whatever its parents have. */
  readonly files: readonly (readonly [path: string, content: number])[];
}

const PATHS = ['a', 'b', 'd/a', 'd/e/f', 'x y'];
const step = fc.record({
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  files: fc.uniqueArray(fc.tuple(fc.constantFrom(...PATHS), fc.integer({ min: 0, max: 12 })), {
    selector: ([path]) => path,
    maxLength: 4,
  }),
});

/** Every commit is a branch, and later ones are committed later. */
function imported(scratch: Scratch, steps: readonly Step[]): void {
  const text = steps.map(({ parents, files }, i) => {
    const [first, ...merged] = parents.map((back) => i - back).filter((n) => n >= 0);
    return [
      `commit refs/heads/c${i}\nmark :${i + 1}\ncommitter A <a@example.com> ${1_700_000_000 + i} +0000\ndata 0\n`,
      ...(first === undefined ? [] : [`from :${first + 1}\n`]),
      ...merged.map((n) => `merge :${n + 1}\n`),
      'deleteall\n',
      ...files.map(([path, content]) => `M 100644 inline ${path}\ndata ${String(content).length}\n${content}\n`),
    ].join('');
  });
  gitBytes(scratch, ['fast-import', '--quiet'], text.join(''));
}

/** By each commit's whole tree: a blob's first commit, and the paths it has there. */
function expected(scratch: Scratch, steps: readonly Step[]): Map<string, { commit: string; paths: string[] }> {
  const blobs = new Map<string, { commit: string; paths: string[] }>();
  for (const i of steps.keys()) {
    const commit = scratch.git('rev-parse', `c${i}`).trim();
    for (const line of scratch.git('ls-tree', '-r', '-z', commit).split('\0').slice(0, -1)) {
      const [, , id = '', path = ''] = /^(\d+) blob (\w+)\t(.+)$/.exec(line) ?? [];
      const known = blobs.get(id) ?? { commit, paths: [] };
      if (known.commit === commit) known.paths.push(path);
      blobs.set(id, known);
    }
  }
  return blobs;
}

describe('any history', () => {
  test('each blob of each tree once, of the first commit that has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        const scratch = new Scratch(['--bare']);
        try {
          imported(scratch, steps);
          const { blobs, commits, lost } = await findHistory(placeOf(scratch), {}, () => ({ class: 'all alike' }));
          const wanted = expected(scratch, steps);
          expect(lost).toEqual([]);
          expect(commits).toEqual([...steps.keys()].map((i) => scratch.git('rev-parse', `c${i}`).trim()));
          const ids = blobs.map(({ id }) => id);
          expect(ids.toSorted()).toEqual([...wanted.keys()].toSorted());
          for (const { id, path, origin } of blobs) {
            expect(origin?.commit).toBe(wanted.get(id)!.commit);
            expect(wanted.get(id)!.paths).toContain(path);
          }
          const read: string[] = [];
          for await (const object of readObjects(placeOf(scratch), ids)) read.push(object.id);
          expect(read).toEqual(ids);
        } finally {
          scratch.remove();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
