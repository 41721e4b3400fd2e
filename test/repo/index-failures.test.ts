import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRepository } from '../../src/git/repository.js';
import { addedSince, readStaged } from '../../src/git/staged.js';
import { Scratch } from '../scratch.js';
import { placeOf, refusalOf, stageBytes, stagedFiles, summary } from './index-reading.js';

const REAL_GIT = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
const LINES = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join('');

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
  scratch.stage('a.txt', LINES).commit().stage('a.txt', `${LINES}more\n`).stage('b.txt', 'b\n').stage('c.txt', 'c\n');
});
afterEach(() => scratch.remove());

/** Every way to read refuses, in a sentence and a hint of one line each. */
async function refused(place = placeOf(scratch)): Promise<string> {
  const refusals = [await refusalOf(stagedFiles(place)), await refusalOf(addedSince(place, 'HEAD'))];
  for (const refusal of refusals) {
    expect(refusal.exitCode).toBe(3);
    expect(refusal.message).not.toBe('');
    expect(`${refusal.message}${refusal.hint}`).not.toMatch(/\n|\.(?:js|ts):\d/);
  }
  return `${refusals[0]!.message}; ${refusals[0]!.hint}`;
}

function dropObject(id: string): void {
  rmSync(join(scratch.dir, '.git/objects', id.slice(0, 2), id.slice(2)));
}

describe('a damaged repository', () => {
  // Without the working tree's copy, which git would read instead.
  const drop = (revision: string): void => {
    rmSync(join(scratch.dir, 'a.txt'));
    dropObject(scratch.git('rev-parse', revision).trim());
  };

  test('the new version of a file is missing', async () => {
    drop(':a.txt');
    expect(await refused()).toMatch(/^git could not show what is staged \(.+\); run `git status` and `git fsck`/);
  });

  test('the old version is missing', async () => {
    drop('HEAD:a.txt');
    expect(await refused()).toMatch(/^git could not show what is staged \(.+\)/);
  });

  test('the tree of HEAD is missing', async () => {
    drop('HEAD^{tree}');
    expect(await refused()).toMatch(/^git could not show what is staged \(.+\)/);
  });

  test('HEAD names no commit: everything staged counts as added', async () => {
    drop('HEAD');
    expect(await summary(placeOf(scratch))).toEqual([
      `A a.txt ${JSON.stringify(`${LINES}more\n`)}`,
      'A b.txt "b\\n"',
      'A c.txt "c\\n"',
    ]);
  });

  test('an object is damaged', async () => {
    rmSync(join(scratch.dir, 'a.txt'));
    const id = scratch.git('rev-parse', ':a.txt').trim();
    const path = join(scratch.dir, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(path);
    writeFileSync(path, 'no object');
    expect(await refused()).toMatch(/^git could not show what is staged \(.+\)/);
  });

  test('an object holds other content than its name says', async () => {
    const pathOf = (id: string): string => join(scratch.dir, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(join(scratch.dir, 'c.txt'));
    const [real, other] = [scratch.git('rev-parse', ':c.txt').trim(), scratch.git('rev-parse', ':b.txt').trim()];
    rmSync(pathOf(real));
    scratch.run('cp', [pathOf(other), pathOf(real)]);
    expect(await refused()).toMatch(/c\.txt|could not show/);
  });

  test.each<[string, (index: string) => void]>([
    ['cut short', (index) => truncateSync(index, 60)],
    ['garbage', (index) => writeFileSync(index, 'garbage '.repeat(20))],
    ['an unknown extension', (index) => writeFileSync(index, Buffer.from('DIRC\0\0\0\x09\0\0\0\0', 'latin1'))],
    ['empty', (index) => writeFileSync(index, 'x')],
  ])('the index is %s', async (_name, damage) => {
    damage(join(scratch.dir, '.git/index'));
    expect(await refused()).toMatch(/^git could not show what is staged \(.+\)/);
  });

  test('the configuration is broken', async () => {
    writeFileSync(join(scratch.dir, '.git/config'), '[core\n');
    expect(await refused()).toMatch(/^git cannot tell where this repository is \(fatal: bad config line 1/);
  });

  test('a setting has a value git refuses', async () => {
    scratch.git('config', 'diff.colorMoved', 'sometimes');
    expect(await refused()).toContain("'diff.colormoved'");
  });

  test('unmerged entries', async () => {
    const id = scratch.git('rev-parse', ':b.txt').trim();
    scratch.run('git', ['update-index', '--index-info'], {
      input: `0 ${'0'.repeat(40)}\tb.txt\n100644 ${id} 2\tb.txt\n100644 ${id} 3\tb.txt\n`,
    });
    expect(await refused()).toMatch(/^b\.txt has unresolved merge conflicts/);
  });
});

describe('no repository', () => {
  const both = async (place: ReturnType<typeof placeOf>): Promise<string> => {
    const found = await refusalOf(findRepository(place));
    expect(found.exitCode).toBe(3);
    expect(await refused(place)).toBe(`${found.message}; ${found.hint}`);
    return found.message;
  };

  test('a plain folder', async () => {
    const plain = new Scratch(false);
    expect(await both(placeOf(plain))).toBe('this is not a git repository');
    plain.remove();
  });

  test('a .git file that points nowhere', async () => {
    mkdirSync(join(scratch.base, 'lost'));
    writeFileSync(join(scratch.base, 'lost/.git'), 'gitdir: ../gone\n');
    expect(await both(placeOf(scratch, {}, '../lost'))).toMatch(/^git is pointed to .*gone, which is no repository$/);
  });

  test('GIT_DIR that points nowhere', async () => {
    expect(await both(placeOf(scratch, { GIT_DIR: 'gone' }))).toMatch(
      /^git is pointed to .*gone.*, which is no repository$/,
    );
  });

  test('a repository of someone else', async () => {
    expect(await both(placeOf(scratch, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }))).toBe(
      'git refuses this repository because another user owns it',
    );
    expect(
      await both(placeOf(scratch, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' })),
    ).toContain('another user');
  });

  test('a bare one, and the inside of .git', async () => {
    const bare = new Scratch(['--bare']);
    for (const place of [placeOf(bare), placeOf(scratch, {}, '.git')]) {
      expect((await refusalOf(findRepository(place))).message).toMatch(/^this folder belongs to no working tree/);
    }
    bare.remove();
  });

  test('a folder that is gone', async () => {
    expect(await both({ cwd: join(scratch.base, 'gone'), env: scratch.env })).toBe(
      'the folder this runs in cannot be opened by its name',
    );
  });

  test('no git on PATH', async () => {
    expect(await both(placeOf(scratch, { PATH: '/nonexistent' }))).toBe('git was not found on PATH');
  });
});

describe('a git that does not do as it should', () => {
  /** @returns where a program of this text goes by the name of git for diffs, and the real one for all else */
  function fakeGit(script: string, all = false): ReturnType<typeof placeOf> {
    const bin = join(scratch.base, 'bin');
    mkdirSync(bin, { recursive: true });
    const others = all ? '' : `case " $* " in *" diff "*) ;; *) exec "${REAL_GIT}" "$@";; esac\n`;
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${others}${script}\n`, { mode: 0o755 });
    return placeOf(scratch, { PATH: `${bin}:${scratch.env['PATH']}`, REAL_GIT });
  }
  const raw = ':100644 100644 %s %s M\\000a\\000\\000';
  const ids = `"${'1'.repeat(40)}" "${'2'.repeat(40)}"`;

  test.each<[string, string, RegExp]>([
    ['dies at once', 'exit 128', /^git could not show what is staged;/],
    [
      'says why it dies',
      'echo "fatal: out of cheese" >&2; exit 128',
      /^git could not show what is staged \(fatal: out of cheese\);/,
    ],
    ['says it between warnings and traces', 'printf "trace: x\\nwarning: y\\nfatal: z\\n" >&2; exit 1', /\(fatal: z\)/],
    ['is killed', 'kill -9 $$', /\(it was stopped by a signal\)/],
    [
      'dies midway',
      '"$REAL_GIT" "$@" | head -c 400; echo "fatal: disk on fire" >&2; exit 128',
      /\(fatal: disk on fire\)/,
    ],
    ['is killed midway', '"$REAL_GIT" "$@" | head -c 400; kill -9 $$', /\(it was stopped by a signal\)/],
    ['ends early without a word', '"$REAL_GIT" "$@" | head -c 400', /in a form that cannot be read/],
    ['ends within the list', '"$REAL_GIT" "$@" | head -c 130', /in a form that cannot be read/],
    ['loses the last file', '"$REAL_GIT" "$@" | sed "/^diff --git a.c.txt/,\\$d"', /in a form that cannot be read/],
    ['prints garbage', 'echo hello', /in a form that cannot be read/],
    ['prints garbage and goes on running', 'printf "x\\000\\000"; exec sleep 600', /in a form that cannot be read/],
    ['prints a usage', 'echo "usage: git [-v]"', /in a form that cannot be read/],
    ['lists without a patch', `printf "${raw}" ${ids}`, /in a form that cannot be read/],
    ['lists what is not of the format', `printf ":1 2 3 4 M\\000a\\000\\000"`, /in a form that cannot be read/],
    [
      'shows other content',
      '"$REAL_GIT" "$@" | sed "s/^+more/+less/"',
      /^git shows a\.txt otherwise than it is staged; stage it again with `git add -- ":\(top\)a\.txt"`/,
    ],
    [
      'calls a file binary',
      `printf "${raw}diff --git a/a b/a\\nBinary files a/a and b/a differ\\n" ${ids}`,
      /^git shows a otherwise/,
    ],
    ['shows no content', `printf "${raw}diff --git a/a b/a\\nindex 1..2 100644\\n" ${ids}`, /^git shows a otherwise/],
    [
      'shows part of a file',
      `printf "${raw}diff --git a/a b/a\\n@@ -5 +5 @@\\n-a\\n+b\\n" ${ids}`,
      /in a form that cannot be read/,
    ],
    [
      'is too old',
      'echo "error: invalid option: --ita-invisible-in-index" >&2; exit 129',
      /^git \d[\d.]+ is too old to be asked what is staged; install git 2\.31 or newer/,
    ],
  ])('%s', async (_name, script, message) => {
    expect(await refused(fakeGit(script))).toMatch(message);
  });

  test('is too old to say where the repository is', async () => {
    const place = fakeGit(
      'case "$*" in *--version*) echo git version 2.25.1;; *) shift 4; echo "$1"; echo "$2";; esac',
      true,
    );
    writeFileSync(
      join(scratch.base, 'bin/git'),
      '#!/bin/sh\nfor a; do case $a in --version) echo git version 2.25.1; exit;; --path-format*) echo $a; echo /somewhere;; esac; done\n',
    );
    expect(await refusalOf(findRepository(place))).toMatchObject({
      message: 'git 2.25.1 is too old to be asked what is staged',
      exitCode: 3,
    });
  });

  test('is no program', async () => {
    const place = fakeGit('');
    writeFileSync(join(scratch.base, 'bin/git'), '\x7fELF garbage', { mode: 0o755 });
    const refusal = await refusalOf(
      findRepository({ ...place, env: { ...place.env, PATH: join(scratch.base, 'bin') } }),
    );
    expect(refusal.exitCode).toBe(3);
  });

  test('gets no more time when the reader leaves early', async () => {
    const pid = join(scratch.base, 'pid');
    const place = fakeGit(`echo $$ > "${pid}"; "$REAL_GIT" "$@"; exec sleep 600`);
    stageBytes(scratch, '0-large', 'x'.repeat(100).concat('\n').repeat(20_000));
    for await (const { entry } of readStaged(place)) {
      expect(entry.path).toBe('0-large');
      break;
    }
    const running = spawnSync('sh', ['-c', `kill -0 "$(cat "${pid}")"`]).status === 0;
    expect(running).toBe(false);
  });

  test('gets no more time when who takes the files fails', async () => {
    const failing = async (): Promise<void> => {
      for await (const file of readStaged(placeOf(scratch))) throw new Error(file.entry.path);
    };
    await expect(failing()).rejects.toThrow('a.txt');
  });
});
