import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { addedText, gitBytes, placeOf, stageBytes, stagedFiles } from './index-reading.js';

const NAMES: readonly (readonly [string, string])[] = [
  ['spaces', ' leading and  inner '],
  ['double quotes', 'a"b"c'],
  ['single quotes', "it's"],
  ['a tab', 'a\tb'],
  ['a newline', 'a\nb'],
  ['a newline and a header', 'a\ndiff --git a/x b/x\n@@ -1 +1 @@\n+x'],
  ['a carriage return', 'a\rb'],
  ['two-byte characters', 'caf\xc3\xa9'],
  ['bytes that are no UTF-8', 'bad\xff\xfebytes\x80'],
  ['brackets', '[a](b){c}<d>'],
  ['a leading dash', '-rf'],
  ['two leading dashes', '--output=x'],
  ['an arrow', 'a -> b'],
  ['another arrow', 'a => {b}'],
  ['escape sequences', '\x1b[31mred\x1b[0m\x07'],
  ['trailing blanks', 'trailing  '],
  ['a backslash', 'a\\b'],
  ['a colon and pathspec magic', ':(top)x'],
  ['a glob', '*?'],
  ['the word of the old side', 'a/dev/null'],
  ['prefixes', 'b/a/b'],
  ['a long name', `${'d'.repeat(200)}/`.repeat(15) + 'f'],
];

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.remove());

const bytesOf = (name: string): Buffer => Buffer.from(name, 'latin1');

/** Each path of the change with its status and its added text. */
async function seen(env: NodeJS.ProcessEnv = {}): Promise<Map<string, string>> {
  const files = await stagedFiles(placeOf(scratch, env));
  return new Map(
    files.map((file) => [file.entry.pathBytes.toString('latin1'), `${file.entry.status} ${addedText(file)}`]),
  );
}

describe('file names are bytes', () => {
  test.each(NAMES)('%s', async (_what, name) => {
    stageBytes(scratch, bytesOf(name), 'one\n');
    expect(await seen()).toEqual(new Map([[name, 'A one\n']]));
    scratch.commit();
    stageBytes(scratch, bytesOf(name), 'one\ntwo\n');
    expect(await seen()).toEqual(new Map([[name, 'M two\n']]));
    expect(
      await seen({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.quotePath', GIT_CONFIG_VALUE_0: 'false' }),
    ).toEqual(new Map([[name, 'M two\n']]));
  });

  test('all at once, in git order, then all renamed', async () => {
    const content = (name: string): string => `${bytesOf(name).toString('hex')}\n`.repeat(9);
    for (const [, name] of NAMES) stageBytes(scratch, bytesOf(`x/${name}`), content(name));
    expect(await seen()).toEqual(new Map(NAMES.map(([, name]) => [`x/${name}`, `A ${content(name)}`])));
    scratch.commit();
    gitBytes(scratch, ['read-tree', '--empty']);
    for (const [, name] of NAMES) stageBytes(scratch, bytesOf(`y/${name}`), `${content(name)}new\n`);
    const renamed = await seen();
    expect([...renamed.keys()].sort()).toEqual(NAMES.map(([, name]) => `y/${name}`).sort());
    for (const [, name] of NAMES) expect(renamed.get(`y/${name}`)).toBe('R new\n');
  });

  test('a path shows as UTF-8, its other bytes as U+FFFD', async () => {
    stageBytes(scratch, Buffer.from('é-'), '');
    stageBytes(scratch, bytesOf('bad\xff'), '');
    const files = await stagedFiles(placeOf(scratch));
    expect(files.map(({ entry }) => entry.path)).toEqual(['bad\u{fffd}', 'é-']);
  });
});
