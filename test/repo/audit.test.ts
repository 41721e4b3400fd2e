import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const token = githubToken();
const leak = `const a = "${token}";\n`;
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\nbuild/\n').commit();
});
afterEach(() => repo.remove());

type Options = Parameters<Scratch['tool']>[1];
const audit = (args: readonly string[] = [], options: Options = {}): Ran => repo.tool(['audit', ...args], options);

function report(args: readonly string[] = [], options: Options = {}): JsonReport {
  return JSON.parse(audit(['--format', 'json', ...args], options).stdout) as JsonReport;
}

const places = ({ findings }: JsonReport): string[] => findings.map(({ path, line }) => `${path}:${line}`);

describe('a working tree', () => {
  test('is read as it lies on disk: committed, changed, untracked', () => {
    repo.stage('old.js', leak).commit();
    repo.stage('changed.js', 'const a = 1;\n').commit();
    repo
      .write('changed.js', `// one\n${leak}`)
      .write('src/new.js', leak)
      .stage('staged.js', leak)
      .write('staged.js', '//\n');
    expect(places(report())).toEqual(['changed.js:2', 'old.js:1', 'src/new.js:1']);
    expect(audit().code).toBe(1);
  });

  test('that is clean says so, and what was read', () => {
    repo.write('a.js', 'one\ntwo\n');
    expect(audit()).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^clean · 2 files, 5 lines, \d+ rules, \d+ ms\n$/),
      stderr: '',
    });
  });

  test('is read without what git ignores, unless that is asked for or named', () => {
    repo.write('build/out.js', leak).write('a.js', leak);
    expect(places(report())).toEqual(['a.js:1']);
    expect(places(report(['--ignored']))).toEqual(['a.js:1', 'build/out.js:1']);
    expect(places(report(['build/out.js']))).toEqual(['build/out.js:1']);
  });

  test('is read whole from any of its folders, or as far as paths name it', () => {
    repo.write('src/a.js', leak).write('lib/b.js', leak).write('lib/c*.js', leak).write('lib/cd.js', leak);
    expect(places(report([], { cwd: 'src' }))).toEqual(['lib/b.js:1', 'lib/c*.js:1', 'lib/cd.js:1', 'src/a.js:1']);
    expect(places(report(['.'], { cwd: 'src' }))).toEqual(['src/a.js:1']);
    expect(places(report(['lib/b.js', 'lib/b.js']))).toEqual(['lib/b.js:1']);
    expect(places(report(['lib/c*.js']))).toEqual(['lib/c*.js:1']);
  });

  test('answers for its env files', () => {
    repo.stage('.env', 'A=1\n').commit();
    repo.write('app/.env.local', 'A=1\n').write('app/.gitignore', '!.env.local\n');
    const { policy, verdict } = report();
    expect(policy.map(({ path, violation }) => `${path} ${violation}`)).toEqual([
      '.env tracked',
      'app/.env.local unprotected-on-disk',
    ]);
    expect(verdict).toBe('blocked');
    expect(report(['app']).policy.map(({ path }) => path)).toEqual(['app/.env.local']);
  });

  test('goes by its configuration', () => {
    repo.write('check-staged.config.json', '{ "ignorePaths": ["vendor/"], "blockOn": "high" }\n');
    repo.write('vendor/a.js', leak).write('a.js', leak);
    const { findings, skipped } = report();
    expect(findings.map(({ path }) => path)).toEqual(['a.js']);
    expect(skipped).toEqual([{ path: 'vendor/a.js', reason: expect.stringContaining('ignorePaths') }]);
  });

  test('counts what comments set aside', () => {
    repo.write('a.js', `// check-staged-ignore github-pat-classic -- revoked\n${leak}`);
    expect(report()).toMatchObject({ verdict: 'clean', setAside: [{ path: 'a.js', line: 2 }] });
  });

  test('says what to do with files, not with a commit', () => {
    repo.write('a.js', leak);
    const { stdout } = audit();
    expect(stdout).toMatch(/^check-staged found /);
    expect(stdout).not.toMatch(/commit|unstage|stage the file/);
    expect(stdout).not.toContain(token.slice(4));
  });
});

describe('what is no plain file', () => {
  test('a link is read as its text and not followed', () => {
    writeFileSync(join(repo.base, 'outside.js'), leak);
    symlinkSync('../outside.js', join(repo.dir, 'link.js'));
    symlinkSync(token, join(repo.dir, 'named'));
    symlinkSync('..', join(repo.dir, 'up'));
    expect(report()).toMatchObject({ findings: [{ path: 'named' }], scanned: { files: 4 } });
  });

  test('a pipe is named and does not make it wait', () => {
    execFileSync('mkfifo', [join(repo.dir, 'pipe')]);
    mkdirSync(join(repo.base, 'plain'));
    execFileSync('mkfifo', [join(repo.base, 'plain/pipe')]);
    const skipped = [{ path: 'pipe', reason: expect.stringContaining('no file') }];
    expect(report(['pipe']).skipped).toEqual(skipped);
    expect(report([], { cwd: '../plain' }).skipped).toEqual(skipped);
  });

  test('a file that is gone, a submodule and a repository inside are named', () => {
    repo.stage('gone.js', leak).commit();
    rmSync(join(repo.dir, 'gone.js'));
    repo.git('init', '-q', 'inner');
    repo.write('inner/a.js', leak);
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD').trim()},sub`);
    const { findings, skipped } = report();
    expect(findings).toEqual([]);
    expect(skipped).toEqual([
      { path: 'gone.js', reason: expect.stringContaining('not in the working tree') },
      { path: 'inner/', reason: expect.stringContaining('repository of its own') },
      { path: 'sub', reason: expect.stringContaining('submodule') },
    ]);
  });

  test('UTF-16, odd names and bytes that are no text are read', () => {
    repo.write('wide.txt', Buffer.from(`\uFEFF${leak}`, 'utf16le')).write('a\nb.js', leak);
    repo.write('data.bin', Buffer.concat([Buffer.from([0, 1, 2, 255]), Buffer.from(` ${token} `), Buffer.from([0])]));
    expect(places(report()).toSorted()).toEqual(['a\nb.js:1', 'data.bin:1', 'wide.txt:1']);
  });

  test('what cannot be read is named, and nothing passes', () => {
    const long = `${'x'.repeat(300)}.js`;
    repo.write('a.js', leak);
    const blob = repo.git('hash-object', '-w', 'a.js').trim();
    repo.git('update-index', '--add', '--cacheinfo', `100644,${blob},${long}`);
    const { code, stdout, stderr } = audit(['--format', 'json']);
    const { findings, skipped } = JSON.parse(stdout) as JsonReport;
    expect(findings.map(({ path }) => path)).toEqual(['a.js']);
    expect(skipped).toEqual([{ path: long, reason: 'its name is too long for this disk' }]);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('1 path could not be read, so not everything was scanned'),
    ]);
  });
});

describe('a folder outside git', () => {
  beforeEach(() => {
    mkdirSync(join(repo.base, 'plain/sub/.git'), { recursive: true });
    writeFileSync(join(repo.base, 'plain/a.js'), leak);
    writeFileSync(join(repo.base, 'plain/sub/b.js'), leak);
    writeFileSync(join(repo.base, 'plain/sub/.git/c.js'), leak);
    writeFileSync(join(repo.base, 'plain/.env'), 'A=1\n');
  });

  test('is walked', () => {
    const { findings, policy, scanned } = report([], { cwd: '../plain' });
    expect(findings.map(({ path }) => path)).toEqual(['a.js', 'sub/b.js']);
    expect([policy, scanned.files]).toEqual([[], 3]);
  });

  test('is read as far as paths name it', () => {
    expect(places(report(['sub', 'sub/b.js'], { cwd: '../plain' }))).toEqual(['sub/b.js:1']);
    expect(places(report(['a.js'], { cwd: '../plain' }))).toEqual(['a.js:1']);
  });
});

describe('the standard input', () => {
  test('is read as one text, under the name it is given', () => {
    expect(places(report(['--stdin'], { input: `one\n${leak}` }))).toEqual(['stdin:2']);
    expect(places(report(['--stdin', '--stdin-name', 'src/a.js'], { input: leak }))).toEqual(['src/a.js:1']);
    expect(audit(['--stdin'], { input: '' }).code).toBe(0);
  });

  test('is read outside a repository too', () => {
    mkdirSync(join(repo.base, 'plain'));
    expect(audit(['--stdin'], { input: leak, cwd: '../plain' }).code).toBe(1);
  });
});

describe('wrong usage is one sentence and exit code 2', () => {
  test.each([
    [['nothere.js'], 'nothere.js does not exist'],
    [['../elsewhere'], '/elsewhere does not exist'],
    [['--staged', '../elsewhere'], 'is outside this repository'],
    [['--stdin', 'a.js'], '--stdin reads no files'],
    [['--stdin', '--ignored'], '--stdin reads no files'],
    [['--stdin-name', 'a.js'], '--stdin-name names the text of --stdin'],
    [['--ignord'], 'unknown option --ignord'],
    [['--format', 'xml'], 'there is no format "xml"'],
    [['--config', 'none.json'], 'there is no configuration file none.json'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = audit(args, { input: leak });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

test('a report goes to a file, the same for the same files', () => {
  repo.write('b.js', leak).write('a.js', leak);
  const once = audit(['--format', 'json']).stdout;
  expect(audit(['--format', 'json']).stdout).toBe(once);
  expect(audit(['--format', 'json', '--output', '../report.json'])).toMatchObject({ code: 1, stdout: '' });
});
