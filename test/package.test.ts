import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Scratch } from './scratch.js';
import { githubToken } from './secrets.js';

/** The packed tool as users get it, installed from its tarball and committed with, on the Node under test. */
const node = process.env['NODE_UNDER_TEST'] ?? process.execPath;
const house = join(__dirname, '..');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

describe('the packed tool', () => {
  const scratch = new Scratch();
  let packed: Packed;

  beforeAll(() => {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch.base, house];
    packed = (JSON.parse(execFileSync('npm', args, { cwd: scratch.base, encoding: 'utf8' })) as Packed[])[0]!;
    scratch.env['PATH'] = `${dirname(node)}${delimiter}${process.env['PATH']}`;
    scratch
      .write('package.json', '{\n  "name": "shop",\n  "private": true\n}\n')
      .write('.gitignore', 'node_modules/\n.env*\n');
    const tarball = join(scratch.base, packed.filename);
    const flags = ['--ignore-scripts', '--offline', '--silent', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', '-D', ...flags, tarball], {
      cwd: scratch.dir,
      env: { ...process.env, HOME: scratch.env['HOME'] },
    });
  });
  afterAll(() => scratch.remove());

  const tool = (...args: string[]) =>
    scratch.run('check-staged', args, {
      env: { PATH: `${join(scratch.dir, 'node_modules/.bin')}${delimiter}${scratch.env['PATH']}` },
    });

  test('holds what users need and nothing else', () => {
    const tops = new Set(packed.files.map(({ path }) => path.split('/')[0]));
    expect([...tops].toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'hooks',
      'package.json',
    ]);
    const manifest = JSON.parse(
      readFileSync(join(scratch.dir, 'node_modules/check-staged/package.json'), 'utf8'),
    ) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(packed.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['dist/main.cjs', 'dist/schema.json', 'dist/types/src/index.d.ts', 'hooks/pre-commit']),
    );
  });

  test('runs on the Node under test, and says its version', () => {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
    expect(scratch.run('node', ['--version']).stdout).toBe(version);
    expect(tool('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('guards real commits once init has run', () => {
    const init = tool('init');
    expect([init.code, init.stderr]).toEqual([0, '']);
    scratch.git('add', '-A');
    const clean = scratch.run('git', ['commit', '-m', 'clean']);
    expect([clean.code, clean.stdout + clean.stderr]).toEqual([0, expect.not.stringContaining('check-staged')]);

    const token = githubToken(1);
    scratch.stage('shop.js', `const token = '${token}';\n`);
    const leaked = scratch.run('git', ['commit', '-m', 'leak']);
    expect(leaked.code).toBe(1);
    expect(leaked.stdout + leaked.stderr).toContain('shop.js:1:16');
    expect(leaked.stdout + leaked.stderr).not.toContain(token);

    scratch.git('reset', '-q', '--hard');
    scratch.stage('.env', 'A=1\n');
    const env = scratch.run('git', ['commit', '-m', 'env']);
    expect([env.code, env.stdout + env.stderr]).toEqual([1, expect.stringContaining('.env')]);
    expect(scratch.git('rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  test('has an API with findings as they come and the report as data', () => {
    const code = `import { scanFiles, scanStaged, scanText, rules } from 'check-staged';
      const scanning = scanText(process.argv[2], 'shop.js');
      const found = [];
      for await (const { line } of scanning) found.push(line);
      const { verdict, findings: [{ ruleId }] } = await scanning.report();
      const { version } = await scanStaged().report();
      const files = await scanFiles({ jobs: 2, cwd: 'node_modules', ignored: true }).report();
      console.log(JSON.stringify([verdict, ruleId, found, rules.length > 0, version, files.scanned.files > 5]));`;
    scratch.write('use.mjs', code);
    const ran = scratch.run('node', ['use.mjs', `a\nconst t = "${githubToken(2)}"`]);
    expect([ran.stderr, JSON.parse(ran.stdout)]).toEqual(['', ['blocked', 'github-pat-classic', [2], true, 1, true]]);
  });

  test('the example of the API does what its page says', () => {
    const page = readFileSync(join(house, 'docs/api.md'), 'utf8');
    const [, code = ''] = /```js\n(\/\/ review\.mjs\n[^`]*(?:`[^`]+)*?)```/.exec(page) ?? [];
    scratch.write('review.mjs', code);
    scratch.git('checkout', '-q', '-b', 'feature');
    scratch.stage('a:b,c.js', `const token = '${githubToken(3)}';\n`).commit();
    const ran = scratch.run('node', ['review.mjs', 'main']);
    expect([ran.stderr, ran.code]).toEqual(['', 1]);
    expect(ran.stdout).toMatch(
      /^::error file=a%3Ab%2Cc\.js,line=1::personal access token \(classic\) ghp_•+ \(certain\)\. /,
    );
    expect(scratch.run('node', ['review.mjs', 'none'])).toMatchObject({ code: 2, stdout: '' });
    scratch.git('checkout', '-q', 'main');
  });

  test.each(['rules.jsonl', 'keywords.txt'])('passes nothing where its %s is damaged or missing', (name) => {
    const file = join(scratch.dir, 'node_modules/check-staged/dist', name);
    const whole = readFileSync(file);
    scratch.stage('shop.js', 'export const token = process.env.TOKEN;\n');
    truncateSync(file, Math.floor(whole.length / 2));
    expect(tool()).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/are damaged.*\n.*install check-staged again/),
    });
    rmSync(file);
    expect(tool()).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/cannot be read.*\n.*install check-staged again/),
    });
    writeFileSync(file, whole);
    expect(tool().code).not.toBe(3);
  });
});
