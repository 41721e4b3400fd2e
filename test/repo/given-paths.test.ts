import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { workTreePaths } from '../../src/git/work-tree.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const leak = `const a = "${githubToken()}";\n`;
let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\ndist/\ncache/*\n').stage('old.js', leak).commit();
});
afterEach(() => repo.remove());

type Options = Parameters<Scratch['tool']>[1];
const audit = (args: readonly string[], options: Options = {}): Ran => repo.tool(['audit', ...args], options);
const report = (args: readonly string[], options: Options = {}): JsonReport =>
  JSON.parse(repo.tool([...args, '--format', 'json'], options).stdout) as JsonReport;
const found = ({ findings }: JsonReport): string[] => findings.map(({ path }) => path);

describe('a path that is not staged', () => {
  test('is named, and what to do; the run does not fail', () => {
    const { code, stderr } = repo.tool(['old.js']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^check-staged: nothing is staged at old\.js, so .+\n {2}.+check-staged audit.+\n$/);
    expect(report(['old.js']).skipped).toEqual([{ path: 'old.js', reason: 'nothing is staged there' }]);
    repo.stage('new.js', leak);
    expect(repo.tool(['old.js', 'new.js'])).toMatchObject({ code: 1, stderr: expect.stringContaining('old.js') });
    expect(repo.tool(['new.js'])).toMatchObject({ code: 1, stderr: '' });
    expect(repo.tool(['.'], { cwd: '.' })).toMatchObject({ code: 1, stderr: '' });
  });

  test('is one of many, of which some are named', () => {
    const names = Array.from({ length: 30 }, (_, n) => `n${n}.js`);
    for (const name of names) repo.write(name, '//\n');
    expect(repo.tool(names).stderr).toContain('n9.js and 20 more');
  });

  test('passes where it is deleted, renamed or in a staged folder', () => {
    repo.git('rm', '-q', 'old.js');
    expect(repo.tool(['old.js'])).toMatchObject({ code: 0, stderr: '' });
    repo.git('reset', '-q', '--hard');
    repo.git('mv', 'old.js', 'moved.js');
    expect(repo.tool(['old.js', 'moved.js'])).toMatchObject({ stderr: '' });
    repo.stage('sub/deep/a.js', leak);
    expect(repo.tool(['deep'], { cwd: 'sub' })).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('an audit of a folder', () => {
  test('that git ignores reads it, whatever of it is tracked', () => {
    repo.write('dist/sub/out.js', leak).write('src/a.js', '//\n');
    expect(found(report(['audit', 'dist']))).toEqual(['dist/sub/out.js']);
    expect(found(report(['audit', 'dist/sub']))).toEqual(['dist/sub/out.js']);
    expect(audit(['src', 'dist']).code).toBe(1);
    repo.stage('dist/kept.js', '//\n');
    expect(found(report(['audit', 'dist']))).toEqual(['dist/sub/out.js']);
    expect(report(['audit', 'dist']).scanned.files).toBe(2);
    expect(found(report(['audit', 'src']))).toEqual([]);
  });

  test('of which git ignores every file reads it', () => {
    repo.write('cache/a.js', leak);
    expect(found(report(['audit', 'cache']))).toEqual(['cache/a.js']);
    expect(
      found(report(['audit', '.git/hooks'])).length + report(['audit', '.git/hooks']).scanned.files,
    ).toBeGreaterThan(0);
  });

  test('without any file is not clean', () => {
    mkdirSync(join(repo.dir, 'empty/deeper'), { recursive: true });
    mkdirSync(join(repo.base, 'nothing'));
    for (const [args, options, name] of [
      [['empty'], {}, 'empty'],
      [['.'], { cwd: '../nothing' }, '.'],
      [[], { cwd: '../nothing' }, '.'],
    ] as const) {
      const { code, stderr, stdout } = audit([...args], options);
      expect([code, stderr]).toEqual([3, expect.stringContaining(`  ${name}: there is no file in it\n`)]);
      expect(stdout).toContain('incomplete');
    }
    const fresh = new Scratch();
    expect(fresh.tool(['audit'])).toMatchObject({ code: 3, stderr: expect.stringContaining('there is no file in it') });
    expect(fresh.tool(['audit', '--history'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('there is no commit'),
    });
    expect(fresh.tool(['audit', '--staged'])).toMatchObject({ code: 0 });
    fresh.remove();
  });
});

describe('an audit of a path elsewhere', () => {
  beforeEach(() => {
    mkdirSync(join(repo.base, 'plain/sub'), { recursive: true });
    writeFileSync(join(repo.base, 'plain/sub/a.js'), leak);
  });
  const base = (path: string): string => join(repo.base, path);

  test('reads it, and calls it by its whole path', () => {
    for (const path of ['../plain', base('plain'), '../plain/sub/a.js'])
      expect(found(report(['audit', path]))).toEqual([base('plain/sub/a.js')]);
    expect(found(report(['audit', 'old.js', '../plain']))).toEqual([base('plain/sub/a.js'), 'old.js']);
    expect(report(['audit', 'old.js', '../plain']).scanned.files).toBe(2);
    expect(found(report(['audit', '../repo/old.js'], { cwd: '../plain' }))).toEqual([join(repo.dir, 'old.js')]);
  });

  test('goes by its own repository, whatever the environment names', () => {
    const other = base('other');
    execFileSync('git', ['init', '-q', other], { env: repo.env });
    for (const [name, text] of [['.gitignore', 'ignored.js\n'], ['ignored.js', leak], ['seen.js', leak], ['.env', 'A=1\n']] as const)
      writeFileSync(join(other, name), text); // prettier-ignore
    const env = {
      GIT_DIR: join(repo.dir, '.git'),
      GIT_WORK_TREE: repo.dir,
      GIT_INDEX_FILE: join(repo.dir, '.git/index'),
    };
    for (const options of [{}, { env }]) {
      const { findings, policy } = report(['audit', '../other'], options);
      expect(findings.map(({ path }) => path)).toEqual([join(other, 'seen.js')]);
      expect(policy.map(({ path }) => path)).toContain(join(other, '.env'));
    }
  });

  test('inside of this one, where it is another repository, names it from here', () => {
    repo.git('init', '-q', 'inner');
    repo.write('inner/a.js', leak);
    expect(found(report(['audit', 'inner']))).toEqual(['inner/a.js']);
    expect(found(report(['audit', 'inner/a.js', 'old.js']))).toEqual(['inner/a.js', 'old.js']);
  });

  test('follows a link that is named', () => {
    symlinkSync('../plain', join(repo.dir, 'link'));
    expect(found(report(['audit', 'link']))).toEqual([base('plain/sub/a.js')]);
    symlinkSync(repo.dir, base('linked'));
    expect(found(report(['audit', '../linked/old.js']))).toEqual(['old.js']);
    symlinkSync('nowhere', join(repo.dir, 'dangling'));
    expect(audit(['dangling']).code).toBe(0);
  });

  test('does not take a part of several places', () => {
    expect(audit(['old.js', '../plain', '--shard', '1/2'])).toMatchObject({ code: 2, stdout: '' });
    expect(audit(['../plain', '--shard', '1/1']).code).toBe(1);
  });
});

test('on a disk that ignores case, git is asked so, too', async () => {
  repo.stage('sub/deep/k.py', '#\n').write('sub/new.py', '#\n');
  const place = { cwd: repo.dir, env: repo.env };
  expect((await workTreePaths(place, ['SUB'], false, true)).map(({ path }) => path)).toEqual([
    'sub/deep/k.py',
    'sub/new.py',
  ]);
  expect(await workTreePaths(place, ['SUB'], false, false)).toEqual([]);
});

test('more paths than one command line takes are listed', async () => {
  const names = Array.from({ length: 700 }, (_, n) => `${'long-name-'.repeat(5)}${n}.js`);
  for (const name of names) repo.write(name, '//\n');
  const place = { cwd: repo.dir, env: repo.env };
  expect(await workTreePaths(place, names, false)).toHaveLength(700);
});

describe('what a framework of hooks asks for', () => {
  const framework = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran =>
    repo.tool(['--or-audit', ...args], { env: { PRE_COMMIT: '1', ...env } });

  test('in a commit is all that is staged, whichever names are handed on', () => {
    repo.stage('a.js', leak).stage('b.js', '//\n');
    expect(framework(['b.js']).code).toBe(1);
    expect(framework([]).code).toBe(1);
    repo.git('reset', '-q', '--hard');
    repo.stage('b.js', '//\n');
    expect(framework(['b.js'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('with --all-files or --files is read whole', () => {
    expect(framework(['old.js', '.gitignore'])).toMatchObject({ code: 1, stdout: expect.stringContaining('old.js') });
    expect(framework(['.gitignore']).code).toBe(0);
    repo.stage('b.js', leak);
    const { stdout } = framework(['old.js', 'b.js', '--format', 'json']);
    expect(found(JSON.parse(stdout) as JsonReport)).toEqual(['b.js', 'old.js']);
  });

  test('with --from-ref and --to-ref is what those commits bring', () => {
    repo.stage('new.js', leak).commit();
    repo.stage('new.js', '//\n').commit();
    const refs = { PRE_COMMIT_FROM_REF: 'HEAD~2', PRE_COMMIT_TO_REF: 'HEAD' };
    expect(framework(['new.js'], refs)).toMatchObject({ code: 1, stdout: expect.stringContaining('new.js') });
    expect(framework(['new.js'], { ...refs, PRE_COMMIT_FROM_REF: 'HEAD' }).code).toBe(0);
    expect(framework(['new.js'], { ...refs, PRE_COMMIT_FROM_REF: '--output=x' }).code).toBe(2);
  });

  test('in a merge is what the merge adds', () => {
    repo.git('checkout', '-q', '-b', 'theirs');
    repo.stage('both.js', 'const b = 1;\n').commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('both.js', 'const b = 2;\n').commit();
    expect(repo.run('git', ['merge', 'theirs']).code).toBe(1);
    repo.stage('both.js', 'const b = 2;\n');
    expect(framework(['both.js', 'old.js'])).toMatchObject({ code: 0, stderr: expect.stringContaining('both.js') });
  });
});
