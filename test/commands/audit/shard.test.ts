import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inShard, readShard } from '../../../src/commands/audit/shard.js';
import { UserError } from '../../../src/errors.js';

describe('a part of an audit', () => {
  test.each([
    ['2/4', {}, 2, 4],
    ['1/1', {}, 1, 1],
    ['auto', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '3' }, 3, 3],
    ['auto', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2' }, 1, 2],
    ['auto', { STRATEGY_JOB_INDEX: '1', STRATEGY_JOB_TOTAL: '2' }, 2, 2],
    ['auto', { JOB_COMPLETION_INDEX: '7', JOB_COMPLETIONS: '8' }, 8, 8],
    ['auto/8', { JOB_COMPLETION_INDEX: '7' }, 8, 8],
  ])('%s with %j is %i of %i', (given, env, index, count) => {
    expect(readShard(given, env)).toEqual({ index, count });
  });

  test.each([
    ['0/4', {}, 'out of bounds'],
    ['5/4', {}, 'out of bounds'],
    ['1/0', {}, 'out of bounds'],
    ['1/10001', {}, 'out of bounds'],
    ['1', {}, 'does not know'],
    ['a/b', {}, 'does not know'],
    ['-1/2', {}, 'does not know'],
    ['1/2/3', {}, 'does not know'],
    ['auto', {}, 'no variable tells'],
    ['auto', { JOB_COMPLETION_INDEX: '1' }, 'but not JOB_COMPLETIONS'],
    ['auto/2', { JOB_COMPLETION_INDEX: '2' }, 'out of bounds'],
    ['auto', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '2' }, 'out of bounds'],
    ['auto', { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2' }, 'is no part'],
  ])('%s with %j is refused: %s', (given, env, says) => {
    const read = (): unknown => readShard(given, env);
    expect(read).toThrow(UserError);
    expect(read).toThrow(says);
  });

  test('every path is of exactly one, and the parts are about as large', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (path, count) => {
        const parts = Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));
        expect(parts.filter((part) => inShard(path, part))).toHaveLength(1);
      }),
    );
    const paths = Array.from({ length: 10_000 }, (_, i) => `src/module${i >> 5}/file${i}.ts`);
    for (let index = 1; index <= 8; index++) {
      const own = paths.filter((path) => inShard(path, { index, count: 8 })).length;
      expect(own).toBeGreaterThan(1100);
      expect(own).toBeLessThan(1400);
    }
  });
});
