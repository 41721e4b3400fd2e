import { describe, expect, test } from '@jest/globals';
import { seeded } from '../../src/core/shape-sample.js';
import { PatchReader, type Section } from '../../src/git/patch.js';

const MODIFIED = [
  'diff --git a/f b/f',
  'index 1..2 100644',
  '--- a/f',
  '+++ b/f',
  '@@ -1,3 +1,3 @@ function',
  ' one',
  '-two',
  '+2',
  ' three',
  '',
].join('\n');
const CREATED = [
  'diff --git a/g b/g',
  'new file mode 100644',
  '--- /dev/null',
  '+++ b/g',
  '@@ -0,0 +1 @@',
  '+last',
  '\\ No newline at end of file',
  '',
].join('\n');
const RENAMED = ['diff --git a/h b/i', 'similarity index 100%', 'rename from h', 'rename to i', ''].join('\n');
const FORGED = [
  'diff --git a/j b/j',
  '--- a/j',
  '+++ b/j',
  '@@ -1,4 +1,4 @@',
  '--- a/x',
  '-@@ -1 +1 @@',
  '+++ b/x',
  '+diff --git a/x b/x',
  ' \\ No newline',
  ' ',
  '',
].join('\n');

/** Feeds bytes in chunks cut at the given offsets. */
function read(
  patch: string | Buffer,
  cuts: readonly number[] = [],
  keep: (section: number) => boolean = () => true,
): Section[] {
  const bytes = typeof patch === 'string' ? Buffer.from(patch, 'latin1') : patch;
  const reader = new PatchReader(keep);
  const ends = [...cuts, bytes.length].sort((a, b) => a - b);
  const sections = ends.flatMap((end, i) => reader.push(bytes.subarray(ends[i - 1] ?? 0, end)));
  return [...sections, ...reader.end()];
}

const shown = (sections: readonly Section[]): unknown[] =>
  sections.map(({ bytes, added, changed }) => [
    bytes.toString('latin1'),
    added.map(({ start, end }) => bytes.toString('latin1', start, end)),
    changed,
  ]);

const ALL = MODIFIED + CREATED + RENAMED + FORGED + MODIFIED;
const READ = [
  ['one\n2\nthree\n', ['2\n'], true],
  ['last', ['last'], true],
  ['', [], false],
  ['++ b/x\ndiff --git a/x b/x\n\\ No newline\n\n', ['++ b/x\ndiff --git a/x b/x\n'], true],
  ['one\n2\nthree\n', ['2\n'], true],
];

describe('a patch of whole files', () => {
  test('nothing', () => expect(read('')).toEqual([]));

  test('lines are counted, not guessed from how they look', () => expect(shown(read(ALL))).toEqual(READ));

  test('reads the same wherever it is cut', () => {
    for (let at = 0; at <= ALL.length; at++) expect(shown(read(ALL, [at]))).toEqual(READ);
    const every = Array.from({ length: ALL.length }, (_, i) => i);
    expect(shown(read(ALL, every))).toEqual(READ);
    const random = seeded(7);
    for (let run = 0; run < 100; run++) {
      const cuts = Array.from({ length: Math.floor(random() * 12) }, () => Math.floor(random() * ALL.length));
      expect(shown(read(ALL, cuts))).toEqual(READ);
    }
  });

  test('content that is not wanted is not kept, but its ranges are', () => {
    const [section] = read(MODIFIED, [], () => false);
    expect(section).toEqual({ bytes: Buffer.alloc(0), added: [{ start: 4, end: 6 }], changed: true });
  });

  test('a file comes as soon as the next begins', () => {
    const reader = new PatchReader(() => true);
    expect(reader.push(Buffer.from(MODIFIED))).toHaveLength(0);
    expect(reader.push(Buffer.from(CREATED))).toHaveLength(1);
    expect(reader.end()).toHaveLength(1);
    expect(reader.end()).toHaveLength(0);
  });
});

describe('a patch that does not read as one is refused', () => {
  const hunk = (...lines: string[]): string => ['diff --git a/f b/f', ...lines, ''].join('\n');
  test.each<[string, string]>([
    ['text before the first file', 'hello\n'],
    ['a hunk before the first file', '@@ -1 +1 @@\n-a\n+b\n'],
    ['a hunk that does not begin at the first line', hunk('@@ -5 +5 @@', '-a', '+b')],
    ['a gap between hunks', hunk('@@ -1 +1 @@', ' a', '@@ -9 +9 @@', ' b')],
    ['a combined hunk', hunk('@@@ -1 -1 +1 @@@', '++a')],
    ['a hunk header that does not read', hunk('@@ -1 +x @@', '+b')],
    ['a line without a marker', hunk('@@ -1,2 +1,2 @@', ' a', 'b')],
    ['an empty line for an empty line of context', hunk('@@ -1,2 +1,2 @@', ' a', '', ' b')],
    ['colours', hunk('@@ -0,0 +1 @@', '\u001b[32m+a\u001b[m')],
    ['more old lines than announced', hunk('@@ -1,0 +1,2 @@', '+a', '-b')],
    ['fewer lines than announced', hunk('@@ -0,0 +1,2 @@', '+a')],
    ['an end within a line', hunk('@@ -0,0 +1 @@', '+a').slice(0, -1)],
    ['an end within a header', 'diff --git a/f b/f'],
    ['a header beyond any name', `diff --git a/${'x'.repeat(2 << 20)}\n`],
  ])('%s', (_name, patch) => {
    for (const cuts of [[], [1], [20, 40]])
      expect(() =>
        read(
          patch,
          cuts.filter((at) => at < patch.length),
        ),
      ).toThrow('in a form that cannot be read');
  });
});
