import { describe, expect, test } from '@jest/globals';
import { parseRawList } from '../../src/git/raw-list.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const list = (...fields: string[]): Buffer => Buffer.from(fields.map((field) => `${field}\0`).join(''), 'latin1');

describe('the raw list', () => {
  test('nothing', () => expect(parseRawList(Buffer.alloc(0))).toEqual([]));

  test('entries with one path and with two', () => {
    const entries = parseRawList(
      list(
        `:100644 100755 ${A} ${B} M`,
        ':x y',
        `:100644 100644 ${A} ${B} R086`,
        'old',
        'new\n',
        `:000000 120000 ${A} ${B} A`,
        'z',
      ),
    );
    expect(entries).toEqual([
      {
        status: 'M',
        oldMode: '100644',
        newMode: '100755',
        oldId: A,
        newId: B,
        pathBytes: Buffer.from(':x y'),
        path: ':x y',
      },
      {
        status: 'R',
        oldMode: '100644',
        newMode: '100644',
        oldId: A,
        newId: B,
        pathBytes: Buffer.from('new\n'),
        path: 'new\n',
        oldPath: 'old',
      },
      { status: 'A', oldMode: '000000', newMode: '120000', oldId: A, newId: B, pathBytes: Buffer.from('z'), path: 'z' },
    ]);
  });

  test('ids of SHA-256', () => {
    const [entry] = parseRawList(list(`:100644 100644 ${A.repeat(2).slice(16)} ${B.repeat(2).slice(16)} M`, 'x'));
    expect(entry!.newId).toHaveLength(64);
  });

  test('paths keep their bytes', () => {
    const [entry] = parseRawList(list(`:100644 100644 ${A} ${B} M`, '\xff\xc3\xa9'));
    expect(entry).toMatchObject({ path: '\u{fffd}é', pathBytes: Buffer.from([0xff, 0xc3, 0xa9]) });
  });

  test('a hundred thousand entries', () => {
    const fields = Array.from({ length: 100_000 }, (_, i) => [`:000000 100644 ${A} ${B} A`, `f${i}`]).flat();
    const entries = parseRawList(Buffer.from(`${fields.join('\0')}\0`));
    expect(entries).toHaveLength(100_000);
    expect(entries.at(-1)!.path).toBe('f99999');
  });

  test.each<[string, Buffer]>([
    ['a path missing', list(`:100644 100644 ${A} ${B} M`)],
    ['the second path missing', list(`:100644 100644 ${A} ${B} R100`, 'old')],
    ['cut within a path', list(`:100644 100644 ${A} ${B} M`, 'path').subarray(0, -2)],
    ['ids cut short', list(':100644 100644 aaaa bbbb M', 'x')],
    ['a status that is not known', list(`:100644 100644 ${A} ${B} X`, 'x')],
    ['a merge with two old sides', list(`::100644 100644 100644 ${A} ${A} ${B} MM`, 'x')],
    ['a path where an entry should be', list('x', `:100644 100644 ${A} ${B} M`)],
    ['an empty field', list('')],
  ])('refuses %s', (_name, bytes) => {
    expect(() => parseRawList(bytes)).toThrow('in a form that cannot be read');
  });
});
