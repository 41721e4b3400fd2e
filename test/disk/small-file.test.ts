import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MAX_SETTINGS_BYTES } from '../../src/core/size-limits.js';
import { readSmallFile } from '../../src/disk/small-file.js';
import { Scratch } from '../scratch.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch(false);
});
afterEach(() => scratch.remove());
const at = (name: string): string => join(scratch.dir, name);

test('a file is read up to its limit and no further', () => {
  for (const [size, maxBytes] of [[0, 10], [1, 10], [10, 10], [MAX_SETTINGS_BYTES, undefined]] as const) {
    writeFileSync(at('a'), 'x'.repeat(size));
    const read = readSmallFile(at('a'), maxBytes === undefined ? {} : { maxBytes });
    expect('bytes' in read && read.bytes.length).toBe(size);
  } // prettier-ignore
  writeFileSync(at('a'), 'x'.repeat(11));
  expect(readSmallFile(at('a'), { maxBytes: 10 })).toHaveProperty('failed');
  writeFileSync(at('a'), 'x'.repeat(MAX_SETTINGS_BYTES + 1));
  expect(readSmallFile(at('a'))).toEqual({ failed: 'it is larger than 1 MiB' });
});

test('what is not there, no file, or behind a link that leads out is not read', () => {
  expect(readSmallFile(at('none'))).toEqual({ none: 'missing' });
  writeFileSync(at('a'), 'x');
  expect(readSmallFile(at('a/b'))).toEqual({ none: 'missing' });
  expect(readSmallFile(at('.'))).toEqual({ failed: 'it is not a regular file' });
  expect(readSmallFile('/dev/zero')).toEqual({ failed: 'it is not a regular file' });
  mkdirSync(at('sub'));
  symlinkSync('../a', at('sub/in'));
  symlinkSync('../..', at('sub/up'));
  writeFileSync(join(scratch.base, 'out'), 'x');
  expect(readSmallFile(at('sub/in'), { within: scratch.dir })).toHaveProperty('bytes');
  expect(readSmallFile(at('sub/in'), { within: at('sub') })).toHaveProperty('failed');
  expect(readSmallFile(at('sub/up/out'), { within: scratch.dir })).toHaveProperty('failed');
  expect(readSmallFile(at('sub/up/out'))).toHaveProperty('bytes');
});

const linux = process.platform === 'linux' ? test : test.skip;
linux('a file whose size the system does not know is read whole, or not at all', () => {
  const read = readSmallFile('/proc/self/status');
  expect('bytes' in read && read.bytes.toString()).toMatch(/^Name:.+\n[^]+nonvoluntary_ctxt_switches:/);
  expect(readSmallFile('/proc/self/status', { maxBytes: 20 })).toHaveProperty('failed');
});
