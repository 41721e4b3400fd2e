import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decoded, touchesAdded, type ByteRange } from '../../src/core/document.js';
import { encoded } from '../../src/core/proof/surroundings.js';
import { documentOf, RUNS, SEED } from '../rules/samples.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 20 });

const ranges = fc
  .uniqueArray(fc.nat(60), { maxLength: 8 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts) =>
    cuts.flatMap((start, i): ByteRange[] =>
      i % 2 === 0 && cuts[i + 1] !== undefined ? [{ start, end: cuts[i + 1]! }] : [],
    ),
  );

test('a range touches what was added exactly where they share a byte', () => {
  fc.assert(
    fc.property(ranges, fc.nat(60), fc.integer({ min: 1, max: 9 }), (added, start, length) => {
      const shared = added.some((range) => Math.max(range.start, start) < Math.min(range.end, start + length));
      expect(touchesAdded(documentOf('', 'a', added), { start, end: start + length })).toBe(shared);
    }),
  );
});

/** Git's lines: a line ends after each byte 0A, whatever character the byte is a part of. */
function gitLines(bytes: Buffer): ByteRange[] {
  const lines: ByteRange[] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

describe('UTF-16', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '日', '😀', 'ÿ', '\r'), maxLength: 12 });
  const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => `\uFEFF${lines.join('\n')}\n`);

  test.each(['utf16le', 'utf16be'] as const)(
    '%s becomes UTF-8, and the added lines stay the same lines',
    (encoding) => {
      fc.assert(
        fc.property(text, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (all, isAdded) => {
          const bytes = encoded(all, encoding);
          const added = gitLines(bytes).filter((_, i) => isAdded[i % 9]);
          const { bytes: utf8, added: mapped } = decoded(documentOf(bytes, 'a', added));
          expect(Buffer.from(utf8).toString()).toBe(all);
          const lines = all.split(/(?<=\n)/);
          const chosen = lines.filter((_, i) => isAdded[i % 9]);
          const texts = (mapped as ByteRange[]).map(({ start, end }) =>
            Buffer.from(utf8.subarray(start, end)).toString(),
          );
          expect(texts.join('')).toBe(chosen.join(''));
        }),
      );
    },
  );

  test('characters with the byte 0A in them do not move what comes after', () => {
    // U+12800 begins with the unit D80A: git cuts the character in two.
    const cuneiform = '\u{12800}'.repeat(200);
    const all = `\uFEFF${cuneiform}\nnew line\n`;
    const bytes = encoded(all, 'utf16be');
    const start = bytes.indexOf(encoded('new', 'utf16be'));
    const halves = gitLines(bytes).filter((range) => range.start < start - 2);
    const { bytes: utf8, added } = decoded(documentOf(bytes, 'a', [...halves, { start, end: bytes.length }]));
    const last = (added as ByteRange[]).at(-1)!;
    expect(Buffer.from(utf8.subarray(last.start, last.end)).toString()).toBe('new line\n');
  });

  test('without a mark it is told by its zeros; plain text is left alone', () => {
    const plain = 'key = value\n'.repeat(4);
    expect(Buffer.from(decoded(documentOf(encoded(plain, 'utf16be'))).bytes).toString()).toBe(plain);
    const document = documentOf(plain);
    expect(decoded(document)).toBe(document);
  });

  test('a mark ahead of plain bytes hides nothing of them', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('key = value\n')]);
    expect(Buffer.from(decoded(documentOf(bytes)).bytes).includes('key = value')).toBe(true);
  });

  test('an odd byte at the end is no character', () => {
    const bytes = Buffer.concat([encoded('\uFEFFabc\n', 'utf16le'), Buffer.from([0x41])]);
    expect(Buffer.from(decoded(documentOf(bytes)).bytes).toString()).toBe('\uFEFFabc\n');
  });
});
