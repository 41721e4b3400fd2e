import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitStopped, runGit, streamGit, type GitPlace } from '../../src/git/run.js';
import { Scratch } from '../scratch.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.remove());

/** @returns where a program of this text goes by the name of git */
function fakeGit(script: string): GitPlace {
  const bin = join(scratch.base, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { cwd: scratch.dir, env: { ...scratch.env, PATH: `${bin}:${scratch.env['PATH']}` } };
}

describe('running git', () => {
  test('gives bytes, messages and the exit code', async () => {
    const ran = await runGit(fakeGit("printf 'a\\377'; echo ' no ' >&2; exit 7"), []);
    expect(ran).toEqual({ stdout: Buffer.from([97, 255]), stderr: 'no', exitCode: 7 });
    expect((await runGit(fakeGit('kill -9 $$'), [])).exitCode).toBe(128);
  });

  test('hands on its input, also to a git that does not read it', async () => {
    expect((await runGit(fakeGit('wc -c'), [], 'x'.repeat(1 << 20))).stdout.toString().trim()).toBe(String(1 << 20));
    expect((await runGit(fakeGit('exit 3'), [], 'x'.repeat(1 << 22))).exitCode).toBe(3);
  });

  test('passes the environment on, but for what bends output or fetches', async () => {
    const place = fakeGit('env');
    const given = {
      GIT_INDEX_FILE: 'some/index',
      GIT_DIR: '.git',
      GIT_DIFF_OPTS: '-u0',
      GIT_EXTERNAL_DIFF: 'x',
      GIT_REDIRECT_STDOUT: 'x',
      GIT_NO_LAZY_FETCH: '0',
      LC_ALL: 'de',
    };
    const { stdout } = await runGit({ ...place, env: { ...place.env, ...given } }, []);
    const env = Object.fromEntries(
      stdout
        .toString()
        .split('\n')
        .map((line) => line.split('=', 2) as [string, string]),
    );
    expect(env).toMatchObject({
      GIT_INDEX_FILE: 'some/index',
      GIT_DIR: '.git',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
    });
    for (const name of ['GIT_DIFF_OPTS', 'GIT_EXTERNAL_DIFF', 'GIT_REDIRECT_STDOUT'])
      expect(env).not.toHaveProperty(name);
  });

  test('starts no shell, and refuses arguments the system cannot take', async () => {
    const { stdout } = await runGit(fakeGit('for a; do echo "[$a]"; done'), ['a; touch x', '$(touch x)', '']);
    expect(stdout.toString()).toMatch(/\[a; touch x\]\n\[\$\(touch x\)\]\n\[\]\n$/);
    await expect(runGit(fakeGit(''), ['x'.repeat(1 << 22)])).rejects.toMatchObject({ exitCode: 3 });
    await expect(runGit(fakeGit(''), ['a\0b'])).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('streaming git', () => {
  const drain = async (place: GitPlace): Promise<number> => {
    let bytes = 0;
    for await (const chunk of streamGit(place, [])) bytes += chunk.length;
    return bytes;
  };

  test('everything, then how it ended', async () => {
    expect(await drain(fakeGit('head -c 3000000 /dev/zero'))).toBe(3_000_000);
    await expect(drain(fakeGit('echo x; echo why >&2; exit 5'))).rejects.toMatchObject({ stderr: 'why', exitCode: 5 });
    await expect(drain(fakeGit('kill -9 $$'))).rejects.toMatchObject({ exitCode: null });
    await expect(drain(fakeGit('exit 1'))).rejects.toBeInstanceOf(GitStopped);
  });

  test('no faster than it is taken', async () => {
    const stream = streamGit(fakeGit(`head -c 50000000 /dev/zero && touch "${scratch.base}/ended"`), []);
    await stream.next();
    for (let i = 0; i < 20; i++) await runGit({ cwd: scratch.dir, env: scratch.env }, ['version']);
    expect(existsSync(join(scratch.base, 'ended'))).toBe(false);
    await stream.return();
  });

  test('left early, it is gone when the reader goes on, with a child of its own holding the pipes', async () => {
    const pid = join(scratch.base, 'pid');
    const stream = streamGit(fakeGit(`echo $$ > "${pid}"; echo x; sleep 30; echo y`), []);
    await stream.next();
    await stream.return();
    const { stdout } = await runGit(fakeGit(`kill -0 "$(cat "${pid}")" 2>/dev/null && echo runs || echo gone`), []);
    expect(stdout.toString().trim()).toBe('gone');
  });

  test('a git that cannot be started, also when nobody reads', async () => {
    const nowhere = { cwd: scratch.dir, env: { ...scratch.env, PATH: '/nonexistent' } };
    await expect(drain(nowhere)).rejects.toMatchObject({ exitCode: 3, message: 'git was not found on PATH' });
    void streamGit(nowhere, []);
    await expect(runGit(nowhere, [])).rejects.toMatchObject({ exitCode: 3 });
  });
});
