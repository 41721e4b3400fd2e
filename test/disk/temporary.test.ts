import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { removeTemporaries, replaceFile, withTemporaryFolder } from '../../src/disk/temporary.js';
import { MAIN, Scratch } from '../scratch.js';

test('a temporary folder goes when its use ends, well or not, or when the program is stopped', async () => {
  let folder = '';
  await withTemporaryFolder(async (path) => expect(existsSync((folder = path))).toBe(true));
  expect(existsSync(folder)).toBe(false);
  await expect(withTemporaryFolder((path) => Promise.reject(new Error((folder = path))))).rejects.toThrow(folder);
  expect(existsSync(folder)).toBe(false);
  await withTemporaryFolder(async (path) => {
    removeTemporaries();
    expect(existsSync(path)).toBe(false);
  });
});

test('Ctrl-C ends the program with the code of the signal and leaves nothing behind', async () => {
  const repo = new Scratch();
  // A git that says when it is asked, and then takes its time; one inside the repository would not be started.
  const bin = join(repo.base, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), '#!/bin/sh\n: >asked\nsleep 30\n', { mode: 0o755 });
  repo.write('tmp/.keep', '');
  const env = { ...repo.env, PATH: `${bin}:${repo.env['PATH']}`, TMPDIR: join(repo.dir, 'tmp') };
  const child = spawn(process.execPath, [MAIN], { cwd: repo.dir, env });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(join(repo.dir, 'asked'))) await pause(20);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(readdirSync(join(repo.dir, 'tmp'))).toEqual(['.keep']);
  repo.remove();
});

test('a file is replaced in one step, through no link that was planted beside it', () => {
  const repo = new Scratch();
  const path = join(repo.dir, 'report.json');
  const outside = join(repo.base, 'outside');
  writeFileSync(outside, 'precious');
  symlinkSync(outside, `${path}.check-staged.tmp`);
  replaceFile(path, 'one');
  expect([readFileSync(path, 'utf8'), readFileSync(outside, 'utf8')]).toEqual(['one', 'precious']);
  // What is no file is left alone.
  mkdirSync(`${path}.check-staged.tmp/kept`, { recursive: true });
  expect(() => replaceFile(path, 'two')).toThrow(/EISDIR|EPERM|directory/i);
  expect(existsSync(`${path}.check-staged.tmp/kept`)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('one');
  repo.remove();
});
