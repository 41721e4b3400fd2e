import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { expectGuarded, HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();
const HOME = 'node_modules/check-staged';

/** Puts a program into the package that lets everything pass and leaves a trace. */
function plant(made: HookProject, home = HOME): void {
  made.write(join(home, 'hooks/pre-commit'), `#!/bin/sh\n: >"${made.base}/ran"\n`);
}

function expectRefused(made: HookProject, options: { cwd?: string } = {}): void {
  const { code, stderr } = made.tryCommit('LEAK\n', options);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/git tracks \/.*, so a branch can change it, and it is not run\./),
  ]);
  expect(stderr).toContain('git rm -r --cached');
  expect(made.has('../ran')).toBe(false);
}

describe('what a branch brings in the place of the package is not run', () => {
  test('its folder', async () => {
    const made = project();
    await made.init();
    plant(made);
    made.git('add', '-f', `${HOME}/hooks/pre-commit`);
    expectRefused(made);
    made.commit();
    expectRefused(made);
    made.git('rm', '-r', '-q', '--cached', HOME);
    made.commit().standIn();
    expectGuarded(made);
  });

  test('a link, and what pnpm’s link leads to', async () => {
    const made = project();
    await made.init();
    renameSync(join(made.dir, HOME), join(made.dir, 'node_modules/store'));
    symlinkSync('store', join(made.dir, HOME));
    expectGuarded(made);
    plant(made, 'node_modules/store');
    made.git('add', '-f', 'node_modules/store');
    expectRefused(made);
  });

  test('a link in the place of node_modules, to a tracked folder', async () => {
    const made = project();
    await made.init();
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    plant(made, 'docs/check-staged');
    symlinkSync('docs', join(made.dir, 'node_modules'));
    made.git('add', '-f', 'node_modules', 'docs');
    expectRefused(made);
  });

  test('the main worktree’s, for a linked one without node_modules', async () => {
    const made = project();
    await made.init();
    made.git('add', '-A');
    made.commit().git('worktree', 'add', '-q', '../linked');
    expectGuarded(made, { cwd: '../linked' });
    plant(made);
    made.git('add', '-f', HOME);
    expectRefused(made, { cwd: '../linked' });
  });

  test('a submodule', async () => {
    const made = project();
    await made.init();
    made.git('add', '-A');
    made.commit().git('init', '-q', '../evil');
    plant(made, '../evil');
    made.run('git', ['add', '-A'], { cwd: '../evil' });
    made.run('git', ['commit', '-q', '-m', 'x'], { cwd: '../evil' });
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '-f', join(made.base, 'evil'), HOME);
    expectRefused(made);
    made.git('mv', HOME, 'node_modules/other');
    mkdirSync(join(made.dir, 'node_modules'), { recursive: true });
    symlinkSync('other', join(made.dir, HOME));
    expectRefused(made);
  });

  test.each(['commit-msg', 'pre-push'])('in %s, too', async (hook) => {
    const made = project();
    await made.init({ hooks: hook });
    plant(made);
    made.git('add', '-f', HOME);
    const ran = made.run('sh', [`.git/hooks/${hook}`, 'message'], { input: 'refs\n' });
    expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('is not run')]);
    expect(made.has('../ran')).toBe(false);
  });

  test('by lefthook, whose line has no double quotes', async () => {
    const made = project({ name: 'p', private: true, devDependencies: { lefthook: '^2.0.0' } });
    await made.init();
    const line = made
      .text('lefthook.yml')
      .split('\n')
      .find((each) => each.endsWith('# check-staged'))!
      .trim();
    expect(made.run('sh', ['-c', line]).code).toBe(0);
    plant(made);
    made.git('add', '-f', HOME);
    const ran = made.run('sh', ['-c', line]);
    expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining('git tracks its folder')]);
  });
});

describe('an untracked package runs', () => {
  test('where it is a link to another repository, which tracks it', async () => {
    const made = project();
    made.git('init', '-q', '../package');
    cpSync(join(made.dir, HOME), join(made.base, 'package'), { recursive: true });
    made.run('git', ['add', '-A'], { cwd: '../package' });
    rmSync(join(made.dir, HOME), { recursive: true });
    symlinkSync(join(made.base, 'package'), join(made.dir, HOME));
    await made.init();
    expectGuarded(made);
  });

  test('beside a tracked neighbour, by git’s pathspec settings, and in a folder with glob characters', async () => {
    const made = project();
    cpSync(join(made.dir, 'node_modules'), join(made.dir, 'a[b]*/node_modules'), { recursive: true });
    made.write('a[b]*/package.json', '{}\n').stage('node_modules/check-staged-else/x', 'x\n');
    await made.init({}, 'a[b]*');
    expectGuarded(made);
    for (const name of ['GIT_LITERAL_PATHSPECS', 'GIT_GLOB_PATHSPECS', 'GIT_ICASE_PATHSPECS'])
      expect(made.tryCommit('LEAK\n', { env: { [name]: '1' } }).stderr).toContain('stand-in: refused');
  });

  test('after an upgrade, without another init', async () => {
    const made = project();
    await made.init();
    made.write(`${HOME}/dist/main.cjs`, "console.error('stand-in: refused, version 2'); process.exit(1);\n");
    expect(made.tryCommit('x\n').stderr).toContain('version 2');
  });
});
