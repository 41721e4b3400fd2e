import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineFeeds, successorOf, type Successor } from '../../src/core/successor.js';

/** Lines that are all different, 48 bytes each. */
const lines = Array.from({ length: 6000 }, (_, i) => `line ${String(i).padStart(5, '0')} ${'.'.repeat(36)}`);
const bytesOf = (of: readonly string[]): Buffer => Buffer.from(`${of.join('\n')}\n`);
const LAST = bytesOf(lines);
const REACH = 12_288;
const successor = (last: Buffer, next: Buffer): Successor | undefined => successorOf(last, next, () => REACH);

const edit = fc.record({
  at: fc.integer({ min: 0, max: lines.length }),
  taken: fc.integer({ min: 0, max: 3 }),
  put: fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 2 }),
});

describe('what of a next version is looked at', () => {
  test('holds all that is new and its neighbours, however many places were edited', () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const next = [...lines];
        for (const { at, taken, put } of edits) next.splice(at, taken, ...put.map((n) => `new ${n} ${at}`));
        const found = successor(LAST, bytesOf(next));
        if (found === undefined) return;
        looked++;
        const excerpt = found.excerpt.toString();
        expect(lineFeeds(LAST) + found.lineFeeds).toBe(next.length);
        const known = new Set(lines.slice(1).map((line, i) => `${lines[i]}\n${line}`));
        for (const [i, line] of next.slice(1).entries()) {
          const pair = `${next[i]}\n${line}`;
          if (!known.has(pair)) expect(excerpt).toContain(pair);
        }
        expect(found.excerpt.length).toBeLessThan(bytesOf(next).length);
      }),
      { numRuns: 200 },
    );
    expect(looked).toBeGreaterThan(100);
  });

  test('reaches as far around a change as rules look', () => {
    const next = [...lines];
    next[3000] = 'new';
    const excerpt = successor(LAST, bytesOf(next))!.excerpt.toString();
    for (const near of [3000 - 10_000 / 48, 3000 + 10_000 / 48]) expect(excerpt).toContain(lines[Math.round(near)]);
    expect(excerpt).toContain(lines[0]);
    expect(excerpt).not.toContain(lines[5000]);
  });

  test('is all of a file that is small, in UTF-16, or rewritten', () => {
    const next = bytesOf(['new', ...lines]);
    expect(successor(bytesOf(lines.slice(0, 1000)), bytesOf(lines.slice(0, 1001)))).toBeUndefined();
    expect(successor(LAST, Buffer.from(next.toString(), 'utf16le'))).toBeUndefined();
    expect(successor(LAST, bytesOf(lines.map((line) => `${line}!`)))).toBeUndefined();
  });

  test('repeats do not lead it astray, nor do they take long', () => {
    const same = Buffer.alloc(4_000_000, 'ab\n');
    const next = Buffer.concat([same.subarray(0, 2_000_000), Buffer.from('new\n'), same.subarray(1_000_000)]);
    const began = process.cpuUsage().user;
    expect(successor(same, next)!.excerpt.includes('new')).toBe(true);
    expect(process.cpuUsage(undefined).user - began).toBeLessThan(10e6);
  });
});
