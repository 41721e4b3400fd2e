import { describe, expect, test } from '@jest/globals';
import { seeded, type Random } from '../../src/core/shape-sample.js';
import { stagedDiffArgs } from '../../src/git/diff-args.js';
import { StagedReader, type StagedFile } from '../../src/git/staged-reader.js';
import { Scratch } from '../scratch.js';
import { addedText, gitBytes, placeOf, stagedFiles } from './index-reading.js';

/** A version of a tree: mode and content by name, all as one character a byte. */
type Tree = Map<string, { mode: string; content: string }>;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1));

const NAME_PARTS = [
  'a',
  'b',
  ' ',
  '"',
  "'",
  '\t',
  '\n',
  '\xc3\xa9',
  '\xff',
  '[',
  '-',
  ' -> ',
  '\x1b[0m',
  '\\',
  '@@',
  'x',
];
const LINE_PARTS = [
  '',
  'a',
  'b',
  'word ',
  '+',
  '-',
  ' ',
  '\\',
  '@@ -1 +1 @@',
  '+++ b/x',
  '--- a/x',
  'diff --git a/x b/x',
  '\r',
  '\0',
  '\xff\xfe',
  '\t',
];
const MODES = ['100644', '100644', '100644', '100755', '120000'];

const nameOf = (random: Random, i: number): string =>
  `${pick(random, ['', 'd/', 'd d/e/'])}${Array.from({ length: 1 + upTo(random, 3) }, () => pick(random, NAME_PARTS)).join('')}${i}`;
const lineOf = (random: Random): string =>
  Array.from({ length: upTo(random, 3) }, () => pick(random, LINE_PARTS)).join('');

function contentOf(random: Random): string {
  const end = pick(random, ['\n', '\n', '\r\n']);
  const lines = Array.from({ length: upTo(random, pick(random, [0, 1, 5, 40, 300])) }, () => lineOf(random));
  return lines.join(end) + pick(random, ['', end]);
}

function edited(random: Random, content: string): string {
  const lines = content.split('\n');
  for (let edits = upTo(random, 5); edits > 0; edits--) {
    const at = upTo(random, lines.length);
    lines.splice(at, upTo(random, 3), ...Array.from({ length: upTo(random, 3) }, () => lineOf(random)));
  }
  return lines.join('\n');
}

const file = (random: Random): { mode: string; content: string } => {
  const mode = pick(random, MODES);
  // No link is empty, nor holds a NUL.
  return mode === '120000' ? { mode, content: `to ${upTo(random, 99)}` } : { mode, content: contentOf(random) };
};

function firstTree(random: Random): Tree {
  return new Map(Array.from({ length: 3 + upTo(random, 20) }, (_, i) => [nameOf(random, i), file(random)]));
}

function nextTree(random: Random, tree: Tree): Tree {
  const next: Tree = new Map(
    Array.from({ length: upTo(random, 4) }, (_, i) => [nameOf(random, 100 + i), file(random)]),
  );
  for (const [name, { mode, content }] of tree) {
    const regular = mode !== '120000';
    switch (upTo(random, 6)) {
      case 0:
        break;
      case 1:
        next.set(name, file(random));
        break;
      case 2:
        next.set(`${name}-moved`, { mode, content: regular ? edited(random, content) : content });
        break;
      case 3:
        next.set(name, { mode: regular ? pick(random, ['100644', '100755']) : mode, content });
        break;
      case 4:
        next.set(`${name}-copy`, { mode, content }).set(name, { mode, content });
        break;
      default:
        next.set(name, { mode, content: regular ? edited(random, content) : `${content}!` });
    }
  }
  return next;
}

/** Makes the index hold just this tree; a file outside the working tree, so that git reads blobs alone. */
function stage(scratch: Scratch, tree: Tree): void {
  const blobs = new Map(
    [...new Set([...tree.values()].map(({ content }) => content))].map((content, i) => [content, i + 1]),
  );
  const commands = [...blobs].map(([content, mark]) => `blob\nmark :${mark}\ndata ${content.length}\n${content}\n`);
  const marks = `${scratch.base}/marks`;
  gitBytes(
    scratch,
    ['fast-import', '--quiet', '--force', `--export-marks=${marks}`],
    Buffer.from(commands.join(''), 'latin1'),
  );
  const ids = new Map(
    scratch
      .run('cat', [marks])
      .stdout.trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
  gitBytes(scratch, ['read-tree', '--empty']);
  const lines = [...tree].map(
    ([name, { mode, content }]) => `${mode} ${ids.get(`:${blobs.get(content)!}`)!}\t${name}\0`,
  );
  gitBytes(scratch, ['update-index', '--add', '-z', '--index-info'], Buffer.from(lines.join(''), 'latin1'));
}

const OTHER_ROAD =
  'diff-index --cached -M50% -l1000 --text --no-ext-diff --diff-algorithm=myers --indent-heuristic'.split(' ');

/** The files a change leaves, in the order of their parts of a patch; those that changed type have two. */
function namesByGit(scratch: Scratch): { order: string[]; left: string[] } {
  const fields = gitBytes(scratch, [...OTHER_ROAD, '-z', '--name-status', 'HEAD'])
    .toString('latin1')
    .split('\0');
  const order: string[] = [];
  const left: string[] = [];
  for (let i = 0; i + 1 < fields.length;) {
    const status = fields[i++]!;
    if (status.startsWith('R')) i++;
    const name = fields[i++]!;
    order.push(...(status === 'T' ? [name, name] : [name]));
    if (status !== 'D') left.push(name);
  }
  return { order, left };
}

/**
 * The added lines of each file by another road: git's list of names and a diff with one line of context, read as text.
 * (None at all would have git cut the common end off first, which can move a line.)
 */
function addedByGit(scratch: Scratch): Map<string, string> {
  const { order, left } = namesByGit(scratch);
  const added = new Map(left.map((name) => [name, '']));
  const lines = gitBytes(scratch, [...OTHER_ROAD, '-p', '-U1', 'HEAD'])
    .toString('latin1')
    .split('\n');
  let section = -1;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.startsWith('diff --git ')) section++;
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(lines[i]!);
    if (hunk === null) continue;
    for (let old = Number(hunk[1] ?? 1), fresh = Number(hunk[2] ?? 1); old > 0 || fresh > 0;) {
      const line = lines[++i]!;
      if (line[0] === '-' || line[0] === ' ') old--;
      if (line[0] === '+' || line[0] === ' ') fresh--;
      const name = order[section]!;
      const bare = lines[i + 1] === '\\ No newline at end of file';
      if (line[0] === '+') added.set(name, added.get(name)! + line.slice(1) + (bare ? '' : '\n'));
    }
  }
  return added;
}

function readInPieces(output: Buffer, random: Random): StagedFile[] {
  const reader = new StagedReader({});
  const files: StagedFile[] = [];
  const most = pick(random, [1, 7, 100, 5000]);
  for (let at = 0; at < output.length;) {
    const end = at + 1 + upTo(random, most);
    files.push(...reader.push(output.subarray(at, end)));
    at = end;
  }
  return [...files, ...reader.end()];
}

describe('random changes', () => {
  test.each(Array.from({ length: 24 }, (_, i) => [i + 1]))('seed %i', async (seed) => {
    const random = seeded(seed);
    const scratch = new Scratch([`--object-format=${seed % 4 === 0 ? 'sha256' : 'sha1'}`]);
    const before = firstTree(random);
    const after = nextTree(random, before);
    stage(scratch, before);
    scratch.commit();
    stage(scratch, after);

    const files = await stagedFiles(placeOf(scratch));
    const key = ({ entry }: StagedFile): string => entry.pathBytes.toString('latin1');
    const present = files.filter(({ entry }) => entry.status !== 'D');

    const expected = addedByGit(scratch);
    expect(new Set(present.map(key))).toEqual(new Set(expected.keys()));
    for (const read of present) {
      const { mode, content } = after.get(key(read))!;
      expect(read.entry.newMode).toBe(mode);
      if (read.document !== undefined)
        expect(Buffer.from(read.document.bytes).equals(Buffer.from(content, 'latin1'))).toBe(true);
      expect(addedText(read)).toBe(expected.get(key(read)));
    }
    // Who is not in the list is as it was.
    for (const [name, { mode, content }] of after)
      if (!expected.has(name)) expect(before.get(name)).toEqual({ mode, content });

    const output = gitBytes(scratch, ['--no-replace-objects', ...stagedDiffArgs()]);
    for (let run = 0; run < 3; run++) expect(readInPieces(output, random)).toEqual(files);
    scratch.remove();
  });
});
