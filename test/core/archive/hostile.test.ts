import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expand } from '../../../src/core/archive/expand.js';
import { contents, failures, opened, tarred, zipped } from './archives.js';

/** Where the central directory of a small zip begins, and the entry a number of bytes into its first one. */
const directoryOf = (zip: Buffer): number => zip.readUInt32LE(zip.length - 6);
const altered = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

const small = { 'a.txt': 'x'.repeat(500), 'b/c.txt': 'y'.repeat(700) };
const archives = {
  zip: zipped(small),
  stored: zipped(small, { level: 0 }),
  tar: tarred(small, '--format=pax', '--blocking-factor=1'),
  gz: gzipSync('x'.repeat(500)),
  tgz: gzipSync(tarred(small)),
};

describe.each(Object.entries(archives))('%s', (kind, whole) => {
  test('cut short anywhere says so', () => {
    // A tar ends where its last block of zeros begins.
    const least = kind === 'tar' ? whole.length - 1024 : whole.length;
    for (let length = 11; length < least; length++) {
      const unpacked = opened(whole.subarray(0, length));
      const isTold = failures(unpacked).length > 0;
      const isItself = unpacked.length === 1 && 'bytes' in unpacked[0]! && unpacked[0].bytes.length === length;
      if (!isTold && !isItself) throw new Error(`${kind} of ${length} bytes passes in silence`);
    }
  });

  test('with any bytes changed throws nothing', () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const unpacked = opened(altered(whole, (copy) => changes.forEach(([at, byte]) => (copy[at] = byte))));
        expect(unpacked.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('whose content is changed says so, or has it changed', () => {
    for (let at = 0; at < whole.length; at += 7) {
      const unpacked = opened(altered(whole, (copy) => (copy[at]! ^= 0xff)));
      const isSame = JSON.stringify(contents(unpacked)) === JSON.stringify(contents(opened(whole)));
      if (kind !== 'tar' && !isSame)
        expect(failures(unpacked).length + Number(unpacked.length === 1)).toBeGreaterThan(0);
    }
  });
});

describe('a bomb stops early and says which limit it breaks', () => {
  const zeros = Buffer.alloc(20 * 2 ** 20);
  const limit = expect.objectContaining({ limit: true });

  test('by how many times its size it becomes', () => {
    const unpacked = opened(zipped({ 'zeros.txt': zeros }));
    expect(failures(unpacked)).toEqual(['a!/zeros.txt: it unpacks to more than 200 times its size']);
    expect(unpacked).toContainEqual(limit);
    expect(failures(opened(gzipSync(zeros)))).toEqual(['a: it unpacks to more than 200 times its size']);
  });

  test('also when it says that it is small', () => {
    const lie = altered(zipped({ 'zeros.txt': zeros }), (zip) => {
      zip.writeUInt32LE(10, 22);
      zip.writeUInt32LE(10, directoryOf(zip) + 24);
    });
    expect(failures(opened(lie))).toEqual(['a!/zeros.txt: it unpacks to more than 200 times its size']);
  });

  test('by the size of one file, of all files, by their number', () => {
    const zip = zipped({ a: 'x'.repeat(900), b: 'y'.repeat(900), c: 'z'.repeat(900) });
    expect(failures(opened(zip, { entryBytes: 800 }))).toHaveLength(3);
    expect(failures(opened(zip, { totalBytes: 1000 }))).toEqual([
      'a!/b: all that is in it unpacks to more than 1000 bytes',
      'a!/c: all that is in it unpacks to more than 1000 bytes',
    ]);
    expect(failures(opened(zip, { entries: 2 }))).toEqual(['a: it holds more than 2 files']);
    expect(opened(zip, { entries: 2 })).toContainEqual({ path: 'a', bytes: zip });
    expect(failures(opened(tarred({ a: 'x', b: 'y' }), { entries: 2 }))).toEqual(['a: it holds more than 2 files']);
    const members = Buffer.concat([1, 2, 3].map(() => gzipSync('x'.repeat(900))));
    expect(failures(opened(members, { entries: 2 }))).toEqual(['a: it holds more than 2 files']);
    expect(failures(opened(members, { entryBytes: 1000 }))).toEqual(['a: it unpacks to more than 1000 bytes']);
  });

  test('by what is nested in it, all together', () => {
    const layer = zipped({ a: 'x'.repeat(900), b: 'y'.repeat(900) }, { level: 9 });
    const nested = zipped({ one: layer, two: layer, three: layer }, { level: 0 });
    expect(failures(opened(nested, { totalBytes: 4000 })).at(-1)).toBe(
      'a!/three!/b: all that is in it unpacks to more than 4000 bytes',
    );
  });

  test('by files that share their bytes', () => {
    const zip = zipped({ 'a.txt': 'x'.repeat(500), 'b.txt': 'y'.repeat(500) });
    const second = zip.indexOf('PK\x01\x02', directoryOf(zip) + 4, 'latin1');
    const overlapping = altered(zip, (copy) => copy.writeUInt32LE(0, second + 42));
    expect(failures(opened(overlapping))).toEqual(['a: its files overlap, so that it unpacks to more than it holds']);
    expect(opened(overlapping)).toContainEqual(limit);
  });
});

describe('what cannot be read of a zip is named', () => {
  const zip = zipped({ 'a.txt': 'x'.repeat(500) });

  test.each([
    ['encrypted', 8, 1, 'it is encrypted'],
    ['compressed by a method that is not known', 10, 14, 'method 14'],
    ['not what its checksum says', 16, 1, 'checksum'],
    ['smaller than its directory says', 24, 1, 'checksum'],
  ])('%s', (_, field, value, reason) => {
    const bytes = altered(zip, (copy) => copy.writeUInt16LE(value, directoryOf(copy) + field));
    expect(failures(opened(bytes)).at(-1)).toMatch(new RegExp(`^a!/a.txt: .*${reason}`));
  });

  test('a part of a split archive, and a directory that counts otherwise', () => {
    const split = altered(zip, (copy) => copy.writeUInt16LE(1, copy.length - 18));
    expect(failures(opened(Buffer.concat([zip.subarray(0, 4), split.subarray(60)])))[0]).toContain('split');
    // Where all of it is there, others read it.
    expect(failures(opened(split))).toEqual([]);
    expect(failures(opened(altered(zip, (copy) => copy.writeUInt16LE(9, copy.length - 12))))[0]).toContain(
      'says it holds 9',
    );
  });

  test('a local header that differs from the directory: the content is read, and it is told', () => {
    const bytes = altered(zip, (copy) => copy.write('b', 30));
    expect(contents(opened(bytes))).toEqual({ 'a!/a.txt': 'x'.repeat(500) });
    expect(failures(opened(bytes))[0]).toContain('its own header is not what the directory');
  });

  test('files that the directory does not name', () => {
    const other = zipped({ 'hidden.txt': 'z'.repeat(500) });
    expect(failures(opened(Buffer.concat([other, zip])))).toEqual([
      'a: it holds files that its directory does not name',
    ]);
  });
});

test('zip64 fields and what streams write behind a file are read', () => {
  const [name, data] = [Buffer.from('a.txt'), deflateRawSync('x'.repeat(500))];
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(5, 26);
  const behind = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), Buffer.alloc(12)]);
  const wide = Buffer.alloc(28);
  wide.writeUInt16LE(1, 0);
  wide.writeUInt16LE(24, 2);
  wide.writeUInt32LE(500, 4);
  wide.writeUInt32LE(data.length, 12);
  const normal = zipped({ 'a.txt': 'x'.repeat(500) });
  const entry = Buffer.from(normal.subarray(directoryOf(normal), directoryOf(normal) + 46 + 5));
  for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at);
  entry.writeUInt16LE(28, 30);
  const files = Buffer.concat([local, name, data, behind]);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  for (const [at, number] of [
    [24, 1],
    [32, 1],
    [40, entry.length + 28],
    [48, files.length],
  ] as const)
    end64.writeUInt32LE(number, at);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeUInt32LE(files.length + entry.length + 28, 8);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06\0\0\0\0', 'latin1');
  end.writeUInt16LE(0, 20);
  const zip = Buffer.concat([files, entry, wide, end64, locator, end]);
  for (const bytes of [zip, Buffer.concat([Buffer.from('#!/bin/sh\n'), zip])])
    expect([contents(opened(bytes)), failures(opened(bytes))]).toEqual([{ 'a!/a.txt': 'x'.repeat(500) }, []]);
});

test('names are shown as they are, and never end or begin anything', () => {
  const names = ['../../etc/passwd', '/abs', 'C:\\x', 'new\nline', ''];
  const zip = zipped(Object.fromEntries(names.map((name) => [name, 'x'])));
  expect(Object.keys(contents(opened(zip))).toSorted()).toEqual(names.map((name) => `a!/${name}`).toSorted());
  const bytes = altered(zipped({ 'ab.txt': 'x' }), (copy) => {
    for (const at of [30, directoryOf(copy) + 46]) copy[at] = 0xff;
  });
  expect(Object.keys(contents(opened(bytes)))).toEqual(['a!/\uFFFDb.txt']);
});

test('archives without names nested without end run into the limit', () => {
  let bytes: Buffer = Buffer.from('x');
  for (let i = 0; i < 100; i++) bytes = zipped({ '': bytes }, { level: 0 });
  expect(failures([...expand('a', bytes)])[0]).toContain('inside 4 others');
});

test('two files of one name are both read', () => {
  const zip = zipped({ 'a.txt': 'one', 'b.txt': 'two' });
  const second = zip.indexOf('PK\x01\x02', directoryOf(zip) + 4, 'latin1');
  const same = altered(zip, (copy) => {
    copy.write('a', second + 46);
    copy.write('a', copy.readUInt32LE(second + 42) + 30);
  });
  expect(opened(same).filter(({ path }) => path === 'a!/a.txt')).toHaveLength(2);
});

describe('an archive behind the end of another is opened, too', () => {
  const zip = zipped({ 'in.txt': 'the secret' });
  const gz = gzipSync('the secret');
  const tar = tarred({ 'a.txt': 'x' });

  test.each<[string, Buffer]>([
    ['a zip behind a tar', Buffer.concat([tar, zip])],
    ['gzip behind a tar', Buffer.concat([tar, gz])],
    ['a zip behind gzip', Buffer.concat([gzipSync('x'), zip])],
    ['gzip behind zeros behind gzip', Buffer.concat([gzipSync('x'), Buffer.alloc(700), gz])],
    ['a zip behind zeros behind gzip', Buffer.concat([gzipSync('x'), Buffer.alloc(3), zip])],
    [
      'a zip behind a program, that names a second disk',
      Buffer.concat([Buffer.alloc(300, 'x'), altered(zip, (copy) => copy.writeUInt16LE(1, copy.length - 18))]),
    ],
  ])('%s', (_, bytes) => {
    expect(Object.values(contents(opened(bytes))).join('\n')).toContain('the secret');
  });
});
