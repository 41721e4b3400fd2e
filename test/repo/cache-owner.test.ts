import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  for (const day of [1, 2]) {
    repo.stage(`clean${day}.js`, `export const day = ${day};\n`);
    commitOn(repo, day, `day ${day}`);
  }
});
afterEach(() => repo.remove());

const own = (): string => join(repo.dir, '.git/check-staged');
const rulesFolder = (): string => join(own(), 'versions', readdirSync(join(own(), 'versions'))[0]!);
const key = (): string => join(repo.base, 'home/.cache/check-staged/key');
/** Whether the next audit goes by the notes: how many blobs and commits it asks git for. */
const reads = (env: NodeJS.ProcessEnv = {}): boolean => {
  const trace = join(repo.base, 'trace');
  rmSync(trace, { force: true });
  repo.tool(['audit', '--history'], { env: { GIT_TRACE2_PERF: trace, ...env } });
  return /cat-file --batch --buffer/.test(readFileSync(trace, 'utf8'));
};

describe('notes about a history', () => {
  test('are signed with a key that only the user can read, and entered by nobody else', () => {
    auditHistory(repo);
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(statSync(key()).size).toBe(32);
    expect(statSync(own()).mode & 0o777).toBe(0o700);
    expect(reads()).toBe(false);
  });

  test('of other rules count for nothing', () => {
    // A leak is noted as clean, since the configuration disables its rule.
    repo.stage('a.js', `const token = '${githubToken()}';\n`);
    commitOn(repo, 3, 'leak');
    repo.write('check-staged.config.json', '{ "disabledRules": ["github-pat-classic"] }');
    expect(repo.tool(['audit', '--history'])).toMatchObject({ code: 0 });
    rmSync(join(repo.dir, 'check-staged.config.json'));
    const [planted] = readdirSync(join(own(), 'versions'));
    const name = (): string => readdirSync(join(own(), 'versions')).find((one) => one !== planted)!;
    expect(auditHistory(repo).code).toBe(1);
    // The notes are moved to where today's rules look for theirs.
    cpSync(join(own(), 'versions', planted!), join(own(), 'versions', name()), { recursive: true });
    expect(auditHistory(repo)).toMatchObject({ code: 1, report: { findings: [{ path: 'a.js' }] } });
  });

  test('need a home, and a key that nobody else could have read or changed', () => {
    auditHistory(repo);
    expect(reads({ HOME: undefined })).toBe(true);
    expect(reads({ HOME: 'relative' })).toBe(true);
    expect(reads({ XDG_CACHE_HOME: join(repo.base, 'theirs') })).toBe(true);
    chmodSync(key(), 0o644);
    expect(reads()).toBe(true);
    chmodSync(key(), 0o600);
    expect(reads()).toBe(false);
    renameSync(key(), `${key()}2`);
    symlinkSync(`${key()}2`, key());
    expect(reads()).toBe(true);
    rmSync(key());
    writeFileSync(key(), Buffer.alloc(31), { mode: 0o600 });
    expect(reads()).toBe(true);
  });

  test('are not read, written or tidied where others may write, or a link leads', () => {
    auditHistory(repo);
    for (const folder of [own(), join(own(), 'versions'), rulesFolder()]) {
      chmodSync(folder, 0o770);
      expect(reads()).toBe(true);
      chmodSync(folder, 0o700);
    }
    expect(reads()).toBe(false);
    // Tidying up would delete what is in a folder that a link leads to.
    const precious = join(repo.base, 'precious');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) mkdirSync(join(precious, name), { recursive: true });
    rmSync(join(own(), 'versions'), { recursive: true });
    symlinkSync(precious, join(own(), 'versions'));
    auditHistory(repo);
    expect(readdirSync(precious)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  const other = process.getuid?.() === 0 ? test : test.skip;
  other('are not shared with another user of the machine', () => {
    auditHistory(repo);
    repo.run('chown', ['-R', '12345', own()]);
    expect(reads()).toBe(true);
  });
});

const compiles = process.versions.node.startsWith('20.') ? test.skip : test;
compiles('compiled code is kept where only the user can write, and else not at all', () => {
  repo.install();
  const cache = join(repo.dir, 'node_modules/check-staged/dist/.compile-cache');
  rmSync(cache, { recursive: true, force: true });
  const run = (): unknown => repo.run(process.execPath, [join(cache, '../main.cjs')]);
  run();
  expect(statSync(cache).mode & 0o777).toBe(0o700);
  expect(readdirSync(cache)).not.toEqual([]);
  const elsewhere = join(repo.base, 'elsewhere');
  mkdirSync(elsewhere);
  for (const plant of [() => (mkdirSync(cache), chmodSync(cache, 0o777)), () => symlinkSync(elsewhere, cache)]) {
    rmSync(cache, { recursive: true, force: true });
    plant();
    run();
    expect(readdirSync(cache)).toEqual([]);
  }
});
