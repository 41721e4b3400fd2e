import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expand } from '../../../src/core/archive/expand.js';
import { contents, failures, opened, tarred, zipped, type Files } from './archives.js';

const content = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 3000 }),
  fc.string({ minLength: 1 }).map((text) => new Uint8Array(Buffer.from(text))),
);
const files = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}\.txt)?$/), content, { minKeys: 1, maxKeys: 6 })
  .filter((all) => Object.keys(all).every((name) => !Object.keys(all).some((other) => other.startsWith(`${name}/`))))
  // What is an archive by its first bytes is opened, too.
  .filter((all) => Object.values(all).every((bytes) => [...expand('x', Buffer.from(bytes))].length === 1));

const inner = (all: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, bytes]) => [`a!/${name}`, Buffer.from(bytes).toString('latin1')]));

describe('what another program packed comes out as it went in', () => {
  test('zip, stored and deflated', () => {
    fc.assert(
      fc.property(files, fc.constantFrom(0, 1, 6, 9), (all, level) => {
        const unpacked = opened(zipped(all, { level: level as 0 }));
        expect([contents(unpacked), failures(unpacked)]).toEqual([inner(all), []]);
      }),
    );
  });

  test.each(['ustar', 'pax', 'gnu', 'oldgnu', 'v7'])('tar, %s', (format) => {
    fc.assert(
      fc.property(files, (all) => {
        const unpacked = opened(tarred(all, `--format=${format}`));
        expect([contents(unpacked), failures(unpacked)]).toEqual([inner(all), []]);
        expect(contents(opened(gzipSync(tarred(all, `--format=${format}`))))).toEqual(inner(all));
      }),
      { numRuns: 8 },
    );
  });

  test('gzip, of one member and of more', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 3 }), (all) => {
        const whole = Buffer.concat(all);
        fc.pre([...expand('x', whole)].length === 1);
        const unpacked = opened(Buffer.concat(all.map((one) => gzipSync(one))));
        expect([contents(unpacked), failures(unpacked)]).toEqual([{ 'a!/a': whole.toString('latin1') }, []]);
      }),
    );
  });
});

test.each(['pax', 'gnu'])('names longer than the header of a tar holds are whole: %s', (format) => {
  const name = `${'folder/'.repeat(40)}${'x'.repeat(150)}.txt`;
  expect(contents(opened(tarred({ [name]: 'one' }, `--format=${format}`)))).toEqual({ [`a!/${name}`]: 'one' });
});

describe('archives in archives', () => {
  const deep = (levels: number): Buffer =>
    Array.from({ length: levels }).reduce<Buffer>(
      (bytes, _, i) => zipped({ [`${levels - i}.zip`]: bytes }),
      Buffer.from('the core'),
    );

  test('are opened four deep, and no deeper', () => {
    expect(contents(opened(deep(4)))).toHaveProperty(['a!/1.zip!/2.zip!/3.zip!/4.zip'], 'the core');
    const five = opened(deep(5));
    expect(failures(five)).toEqual([
      expect.stringContaining('a!/1.zip!/2.zip!/3.zip!/4.zip: it is an archive inside 4 others'),
    ]);
    expect(five).toContainEqual(expect.objectContaining({ limit: true }));
  });

  test('a compressed tar is one of them', () => {
    const gem = tarred({ 'data.tar.gz': gzipSync(tarred({ 'lib.zip': zipped({ 'x.txt': 'one' }) })) });
    expect(Object.keys(contents(opened(gem)))).toContain('a!/data.tar.gz!/./lib.zip!/x.txt');
  });
});

test.each([
  ['xz', 'fd377a585a0000'],
  ['bzip2', '425a68393141592653590000'],
  ['zstd', '28b52ffd00'],
  ['7z', '377abcaf271c00'],
  ['rar', '526172211a0700'],
])('%s is told, not opened, and its bytes are read', (kind, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(opened(bytes)).toEqual([
    { path: 'a', passed: expect.stringContaining(kind) },
    { path: 'a', bytes },
  ]);
});

test('what is no archive is itself', () => {
  for (const text of ['', 'PK', 'BZh is a word', 'plain text\n', '\x1f\x8b']) {
    const bytes = Buffer.from(text, 'latin1');
    expect(opened(bytes)).toEqual([{ path: 'a', bytes }]);
  }
});

describe('every byte is in some document', () => {
  const mark = Buffer.from('0123456789-the-mark-9876543210');
  const seen = (bytes: Buffer): boolean => opened(bytes).some((one) => 'bytes' in one && one.bytes.includes(mark));

  test('ahead of, behind and between the files of an archive', () => {
    const zip = zipped({ 'a.txt': 'x'.repeat(99) });
    const tar = tarred({ 'a.txt': 'x'.repeat(99) });
    const gz = gzipSync('x'.repeat(99));
    for (const bytes of [
      [zip, mark],
      [mark, zip],
      [tar, mark],
      [gz, mark],
    ].map((parts) => Buffer.concat(parts))) {
      expect(seen(bytes)).toBe(true);
      expect(Object.values(contents(opened(bytes)))).toContain('x'.repeat(99));
    }
  });

  test('comments, and what extended headers say', () => {
    expect(seen(Buffer.from(zipSync(mark)))).toBe(true);
    expect(seen(tarred({ 'a.txt': 'x' }, '--format=pax', `--pax-option=comment=${mark.toString()}`))).toBe(true);
  });

  function zipSync(comment: Buffer): Buffer {
    const zip = zipped({ 'a.txt': 'x' });
    zip.writeUInt16LE(comment.length, zip.length - 2);
    return Buffer.concat([zip, comment]);
  }
});
