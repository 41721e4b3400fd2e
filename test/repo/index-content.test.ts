import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../src/errors.js';
import { Scratch } from '../scratch.js';
import { addedText, placeOf, stagedFiles, summary, wholeText } from './index-reading.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.remove());

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Commits the one content, stages the other, and reads it back. */
async function change(
  before: Buffer | undefined,
  after: Buffer,
): Promise<{ whole: string | undefined; added: string }> {
  if (before !== undefined) scratch.stage('f', before).commit();
  const files = await stagedFiles(placeOf(scratch.stage('f', after).stage('z-last', 'end\n')));
  expect(files.map(({ entry }) => entry.path)).toEqual(['f', 'z-last']);
  return { whole: wholeText(files[0]), added: addedText(files[0]!) };
}

describe('content comes back byte for byte', () => {
  test.each<[string, string, string, string]>([
    ['no final newline', '', 'a\nb', 'a\nb'],
    ['the final newline removed', 'a\nb\n', 'a\nb', 'b'],
    ['the final newline added', 'a\nb', 'a\nb\n', 'b\n'],
    ['no final newline on either side, a line before it added', 'a\nz', 'a\nb\nz', 'b\n'],
    ['no final newline on either side, the last line changed', 'a\nb', 'a\nc', 'c'],
    ['the last lines removed and with them the newline', 'a\nb\nc\n', 'a', 'a'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nB\r\nb\r\n', 'B\r\n'],
    ['LF become CRLF', 'a\nb\n', 'a\r\nb\r\n', 'a\r\nb\r\n'],
    ['lone carriage returns', 'a\n', 'a\rb\rc\n\r\n', 'a\rb\rc\n\r\n'],
    ['NUL bytes', 'a\0\n\0\0b\n', 'a\0\n\0\0c\n\0', '\0\0c\n\0'],
    [
      'every byte',
      '',
      Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join(''),
      Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join(''),
    ],
    ['empty lines, also where diff.suppressBlankEmpty would cut them', '\n\n\n', '\n\n\n\n', '\n'],
    ['one newline', '', '\n', '\n'],
    ['one byte', '', 'x', 'x'],
    ['latin1 that is no UTF-8', 'caf\xe9\n', 'caf\xe9\n\xff\xfe\n', '\xff\xfe\n'],
    ['whitespace alone', 'if (a)\n', '  if (a) \n', '  if (a) \n'],
    [
      'removed lines that look like headers',
      '-- a/x\n++ b/x\n@@ -1 +1 @@\n\\ No newline at end of file\n',
      'x\n',
      'x\n',
    ],
  ])('%s', async (_name, before, after, added) => {
    const base = before === '' ? undefined : latin1(before);
    expect(await change(base, latin1(after))).toEqual({ whole: after, added });
  });

  test('lines that look like a patch', async () => {
    const forged = [
      '++ b/x',
      '-- a/x',
      '+++ b/x',
      '--- a/x',
      '@@ -1 +1 @@',
      '@@ -0,0 +1,99 @@',
      'diff --git a/x b/x',
      'index 1..2',
      '\\ No newline at end of file',
    ];
    const markers = [
      '+',
      '-',
      ' ',
      '\\',
      '+x',
      '-x',
      ' x',
      '\\x',
      '',
      '* Unmerged path x',
      'Binary files a/x and b/x differ',
      ':100644 100644 a b M\0x\0\0',
    ];
    const lines = [...forged, ...markers].map((line) => `${line}\n`);
    const before = lines.map((line) => `same ${line}`).join('');
    const after = lines.map((line) => line + `same ${line}`).join('');
    expect(await change(latin1(before), latin1(after))).toEqual({ whole: after, added: lines.join('') });
  });

  test.each<[string, BufferEncoding, string]>([
    ['UTF-16 LE with a byte order mark', 'utf16le', '\ufeff'],
    ['UTF-16 LE without one', 'utf16le', ''],
  ])('%s', async (_name, encoding, mark) => {
    const before = Buffer.from(`${mark}one=1\r\ntwo=2\r\n`, encoding);
    const after = Buffer.from(`${mark}one=1\r\nand=Ċ\r\ntwo=2\r\n`, encoding);
    const { whole, added } = await change(before, after);
    expect(whole).toBe(after.toString('latin1'));
    expect(added).toContain(Buffer.from('and=Ċ\r', encoding).toString('latin1'));
    const be = Buffer.from(after).swap16();
    expect(await change(undefined, be)).toMatchObject({ whole: be.toString('latin1') });
  });

  test('one line of two megabytes, without an end, changed in the middle', async () => {
    const line = 'x'.repeat(1 << 20);
    const after = `${line}y${line}`;
    const read = await change(latin1(`${line}${line}`), latin1(after));
    expect(read.whole === after).toBe(true);
    expect(read.added === after).toBe(true);
  });

  test('a change far from the start of a long file comes with all of it', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `line ${i}\n`);
    const after = [...lines.slice(0, 29_000), 'new\n', ...lines.slice(29_000)].join('');
    const read = await change(latin1(lines.join('')), latin1(after));
    expect(read.added).toBe('new\n');
    expect(read.whole === after).toBe(true);
  });
});

describe('what git takes for binary or would convert', () => {
  test.each([
    '* -diff',
    '* binary',
    '* -text',
    '* diff=secret',
    '* text eol=crlf',
    '* ident',
    '* working-tree-encoding=UTF-16',
    '* filter=swap',
    '* whitespace=cr-at-eol',
    '* conflict-marker-size=1',
    '* merge=binary',
  ])('the attribute "%s" changes nothing of what is read', async (attribute) => {
    scratch.git('config', 'diff.secret.binary', 'true');
    scratch.git('config', 'diff.secret.textconv', 'echo converted #');
    scratch.git('config', 'diff.secret.command', 'echo commanded #');
    scratch.git('config', 'diff.secret.xfuncname', '.*');
    scratch.git('config', 'diff.secret.algorithm', 'patience');
    scratch.stage('f', '$Id$\nkept\n').commit();
    scratch
      .stage('f', '$Id$\nkept\nadded\n')
      .write('.gitattributes', `${attribute}\n`)
      .git('config', 'filter.swap.clean', 'touch ran; cat');
    expect(await summary(placeOf(scratch))).toEqual(['M f "added\\n"']);
  });

  test('an old version that is text and a new one that is not', async () => {
    expect(await change(latin1('text\n'), latin1('text\nb\0inary\n'))).toEqual({
      whole: 'text\nb\0inary\n',
      added: 'b\0inary\n',
    });
  });
});

describe('a working tree file that passes for the staged one', () => {
  // git shows such a file instead of the blob when dates and size agree.
  const date = new Date('2020-01-01T00:00:00Z');
  const stageAndSwap = (swap: (path: string) => void): void => {
    const path = join(scratch.dir, 'f');
    scratch.write('f', 'staged=1\n');
    utimesSync(path, date, date);
    scratch.git('add', 'f');
    swap(path);
    utimesSync(path, date, date);
    scratch.git('config', 'core.trustctime', 'false');
    scratch.git('config', 'core.checkStat', 'minimal');
    expect(scratch.git('diff', '--cached')).toContain('+innocent');
  };
  const overwritten = (path: string): void => writeFileSync(path, 'innocent\n');
  const replaced = (path: string): void => {
    writeFileSync(`${path}.new`, 'innocent\n');
    renameSync(`${path}.new`, path);
  };

  test('is not read', async () => {
    stageAndSwap(overwritten);
    expect(await summary(placeOf(scratch))).toEqual(['A f "staged=1\\n"']);
  });

  test('is not read where an attribute forbids converting, if it is another file', async () => {
    scratch.write('.git/info/attributes', '* -text\n');
    stageAndSwap(replaced);
    expect(await summary(placeOf(scratch))).toEqual(['A f "staged=1\\n"']);
  });

  test('is not read either if it changed in another second', async () => {
    scratch.write('.git/info/attributes', '* -text\n');
    stageAndSwap(overwritten);
    // The times that git compares are whole seconds.
    await pause(1100);
    chmodSync(join(scratch.dir, 'f'), 0o644);
    expect(scratch.git('diff', '--cached')).toContain('+innocent');
    expect(await summary(placeOf(scratch))).toEqual(['A f "staged=1\\n"']);
  });

  test('is refused where git cannot tell it from the staged one', async () => {
    scratch.write('.git/info/attributes', '* -text\n');
    stageAndSwap(overwritten);
    const read = await summary(placeOf(scratch)).catch((error: unknown) => error);
    // In another second than it was staged in, git can tell by the time of the change.
    if (!(read instanceof UserError)) expect(read).toEqual(['A f "staged=1\\n"']);
    else expect(read).toMatchObject({ exitCode: 3, message: 'git shows f otherwise than it is staged' });
  });
});
