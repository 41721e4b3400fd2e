import { expect, test } from '@jest/globals';
import { Progress } from '../../../src/commands/audit/progress.js';

/** Steps of 100 files and 1 MB, each `every` milliseconds; @returns what was told */
function told(isTTY: boolean, steps: number, every: number, columns = 80): readonly string[] {
  const said: string[] = [];
  let now = 5000;
  const progress = new Progress({ isTTY, columns, tell: (text) => said.push(text) }, () => now);
  progress.begin(1000, 'files');
  for (let step = 0; step < steps; step++) {
    now += every;
    progress.step({ files: 100, lines: 1, bytes: 1e6 }, step === 0 ? 1 : 0);
  }
  progress.end();
  return said;
}

const CLEAR = '\r\u001B[K';

test('a terminal sees one line that changes, after a second, and goes', () => {
  expect(told(true, 1, 999)).toEqual([]);
  expect(told(true, 2, 600)).toEqual([`${CLEAR}200 of 1,000 files · 2 MB/s · 5 s left · 1 found`, CLEAR]);
  expect(told(true, 20, 100)).toHaveLength(7);
  expect(told(true, 1, 1500, 20)[0]).toBe(`${CLEAR}100 of 1,000 files…`);
});

test('a log gets a line a minute', () => {
  expect(told(false, 5, 10_000)).toEqual([]);
  expect(told(false, 4, 30_000)).toEqual([
    'check-staged: 200 of 1,000 files · 0 MB/s · 4 min left · 1 found\n',
    'check-staged: 400 of 1,000 files · 0 MB/s · 3 min left · 1 found\n',
  ]);
});
