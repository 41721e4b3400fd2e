import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { expectGuarded, HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();
const NAMED = { name: 'p', private: true, devDependencies: { 'check-staged': '^1.0.0' } };

describe('a clone whose package is gone', () => {
  async function withoutPackage(packageJson: object = NAMED): Promise<HookProject> {
    const made = project(packageJson);
    await made.init();
    made.git('add', '-A');
    made.commit();
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    return made;
  }

  test('refuses while the last commit names it, and says which line to delete', async () => {
    const made = await withoutPackage();
    made.write('package.json', '{}\n').git('add', 'package.json');
    const { code, stderr } = made.tryCommit('a\n');
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      'If this project no longer uses it, delete the line that ends in # check-staged from .git/hooks/pre-commit.',
    );
    const hook = made.text('.git/hooks/pre-commit');
    made.write(
      '.git/hooks/pre-commit',
      hook
        .split('\n')
        .filter((line) => !line.endsWith('# check-staged'))
        .join('\n'),
    );
    expect(made.tryCommit('a\n').code).toBe(0);
  });

  test.each([
    ['the index', (made: HookProject) => made.git('add', 'package.json')],
    ['the working tree', () => undefined],
    [
      'another package.json of the last commit',
      (made: HookProject) => {
        made.write('package.json', '{}\n').stage('packages/app/package.json', JSON.stringify(NAMED)).git('add', '-A');
        made.commit();
      },
    ],
  ])('refuses while it is named by %s', async (_, name) => {
    const made = await withoutPackage();
    made.write('package.json', '{}\n').git('add', 'package.json');
    made.commit().write('package.json', JSON.stringify(NAMED));
    name(made);
    expect(made.tryCommit('a\n').stderr).toContain('Run npm install, then commit again.');
  });

  test('passes with a warning once no package.json names it', async () => {
    const made = await withoutPackage();
    made.write('package.json', '{}\n').git('add', 'package.json');
    made.commit();
    const { code, stderr } = made.tryCommit('a\n', { env: { GIT_LITERAL_PATHSPECS: '1' } });
    expect([code, stderr.trim()]).toEqual([
      0,
      'check-staged: no package.json of this repository names it any more, so this commit was not checked for secrets. Delete the line that ends in # check-staged from .git/hooks/pre-commit.',
    ]);
    made.standIn();
    expectGuarded(made);
  });

  test('refuses where git cannot say what the last commit holds', async () => {
    const made = project({ name: 'p' });
    await made.init();
    made.write('package.json', '{}\n');
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    expect(made.tryCommit('first\n').code).toBe(1);
  });
});

describe('a hooks folder of all repositories', () => {
  test('its line does nothing where the package is absent, and refuses where it is to be installed', async () => {
    const made = project(NAMED);
    const shared = join(made.base, 'home/hooks');
    made.git('config', '--global', 'core.hooksPath', shared);
    const line = (await made.init()).stderr!.split('\n')[2]!.trim();
    made.write('../home/hooks/pre-commit', `#!/bin/sh\n${line}\n`);
    chmodSync(join(shared, 'pre-commit'), 0o755);
    expectGuarded(made);
    expect((await made.init()).stdout).toContain('From now on git refuses');
    made.git('init', '-q', '../other');
    for (const text of ['{}\n', undefined]) {
      if (text !== undefined) made.write('../other/package.json', text);
      const ran = made.run('git', ['commit', '-q', '--allow-empty', '-m', 'x'], { cwd: '../other' });
      expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
      rmSync(join(made.base, 'other/package.json'), { force: true });
    }
    made.write('../other/package.json', JSON.stringify(NAMED, null, 2));
    const ran = made.run('git', ['commit', '-q', '--allow-empty', '-m', 'x'], { cwd: '../other' });
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('check-staged is not installed')]);
  });
});

describe('installed for the user', () => {
  const made = (): Scratch & { global: string } => {
    const scratch = new Scratch();
    const global = join(scratch.base, 'prefix/lib/node_modules/check-staged');
    mkdirSync(global, { recursive: true });
    for (const name of ['dist', 'hooks', 'package.json'])
      cpSync(join(MAIN, '../..', name), join(global, name), { recursive: true });
    return Object.assign(scratch, { global });
  };
  const init = (scratch: Scratch & { global: string }, ...args: string[]) =>
    scratch.run(process.execPath, [join(scratch.global, 'dist/main.cjs'), 'init', ...args]);

  test.each([{}, { 'go.mod': 'module x\n' }, { 'pyproject.toml': '', 'package.json': '{}\n' }])(
    'it guards a repository of another language: %j',
    (files: Record<string, string>) => {
      const scratch = made();
      for (const [path, content] of Object.entries(files)) scratch.write(path, content);
      const { code, stdout } = init(scratch);
      expect([code, stdout]).toEqual([0, expect.stringContaining('From now on git refuses')]);
      expect(stdout).toContain('The tool is installed for you alone');
      if (files['package.json']) expect(scratch.run('cat', ['package.json']).stdout).toBe('{}\n');
      scratch.stage('a.py', `token = "${githubToken(5)}"\n`);
      const leak = scratch.run('git', ['commit', '-q', '-m', 'x']);
      expect([leak.code, leak.stderr + leak.stdout]).toEqual([1, expect.stringContaining('a.py:1:10')]);
      scratch.stage('a.py', 'print(1)\n');
      expect(scratch.run('git', ['commit', '-q', '-m', 'x']).code).toBe(0);
      rmSync(scratch.global, { recursive: true });
      const gone = scratch.run('git', ['commit', '-q', '--allow-empty', '-m', 'x']);
      expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('npm install --global check-staged')]);
      scratch.remove();
    },
  );

  test('what npx fetched for one run is no place to call it from', () => {
    const scratch = made();
    const cache = join(scratch.base, '.npm/_npx/1f/node_modules/check-staged');
    cpSync(scratch.global, cache, { recursive: true });
    const ran = scratch.run(process.execPath, [join(cache, 'dist/main.cjs'), 'init']);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('npm install --global check-staged')]);
    scratch.remove();
  });
});
