import { describe, expect, test } from '@jest/globals';
import { BatchReader, type BatchedObject } from '../../src/git/batch-reader.js';
import { ChangeReader, type CommitChanges } from '../../src/git/change-reader.js';
import { UserError } from '../../src/errors.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(64);
const NONE = '0'.repeat(40);

/** Every way to cut the bytes into chunks of one size. */
function cuts(bytes: Buffer): Buffer[][] {
  return Array.from({ length: bytes.length }, (_, i) => i + 1).map((size) =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size)),
  );
}

describe('cat-file --batch', () => {
  const read = (chunks: readonly Buffer[]): BatchedObject[] => {
    const reader = new BatchReader();
    return chunks.flatMap((chunk) => [...reader.push(chunk)]);
  };

  test('answers however they are cut, content that looks like an answer included', () => {
    const content = Buffer.from(`${A} missing\n\0\xff\n`, 'latin1');
    const parts = [`${A} blob 0\n\n${B} missing\n${A} commit ${content.length}\n`, content, `\n${B} blob 1\nx\n`];
    const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const expected = [
      { id: A, type: 'blob', bytes: Buffer.alloc(0) },
      { id: B, type: 'missing' },
      { id: A, type: 'commit', bytes: content },
      { id: B, type: 'blob', bytes: Buffer.from('x') },
    ];
    for (const chunks of cuts(whole)) expect(read(chunks)).toEqual(expected);
  });

  test('content too large for one piece is let go by', () => {
    const reader = new BatchReader();
    const megabytes = Buffer.alloc(2 ** 26, 'x');
    expect([...reader.push(Buffer.from(`${A} blob ${2 ** 31}\n`))]).toEqual([]);
    for (let i = 0; i < 2 ** 5; i++) expect([...reader.push(megabytes)]).toEqual([]);
    expect([...reader.push(Buffer.from(`\n${B} missing\n`))]).toEqual([
      { id: A, type: 'blob' },
      { id: B, type: 'missing' },
    ]);
  });

  test.each([['fatal: no\n'], [`${A} ambiguous\n`], [`${A} blob 1\nxy`], [`${A} blob\n`]])('refuses %j', (text) => {
    expect(() => read([Buffer.from(text)])).toThrow(UserError);
  });
});

describe('diff-tree --stdin', () => {
  const read = (chunks: readonly Buffer[]): (CommitChanges | undefined)[] => {
    const reader = new ChangeReader();
    return [...chunks.flatMap((chunk) => [...reader.push(chunk)]), reader.end()];
  };
  const entry = `\n:000000 100644 ${NONE} ${A} A\0\n:odd\xff ${A} 5\0`;
  const gone = `:100644 000000 ${A} ${NONE} D\0gone\0`;
  const merge = `\0::100644 100644 120000 ${A} ${A} ${B} MM\0both\0`;
  const whole = Buffer.from(`${A} 17\x00${entry}${gone}${B} \0${A} 18\0${merge}`, 'latin1');

  test('commits however they are cut: a first one, an empty one without a date, a merge', () => {
    const expected = [
      { commit: A, authored: 17, files: [{ mode: '100644', id: A, path: `\n:odd\xff ${A} 5` }] },
      { commit: B, files: [] },
      { commit: A, authored: 18, files: [{ mode: '120000', id: B, path: 'both', known: true }] },
    ];
    for (const chunks of cuts(whole)) expect(read(chunks)).toEqual(expected);
  });

  test('a commit that is cut short is none', () => {
    expect(read([whole.subarray(0, whole.length - 1)]).at(-1)).toBeUndefined();
    expect(read([whole.subarray(0, whole.length - 'both\0'.length)]).at(-1)).toBeUndefined();
  });

  test.each([['x\0'], [`:100644 100644 ${A} ${A} M\0p\0`], [`${A} 1\0:100644 ${A} M\0`]])('refuses %j', (text) => {
    expect(() => read([Buffer.from(text)])).toThrow(UserError);
  });
});
