import { chmodSync, cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { expectGuarded, HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();
const HUSKY = join(__dirname, '../../node_modules/husky');
const WITH_HUSKY = { name: 'p', private: true, devDependencies: { husky: '^9.0.0' } };

describe('husky', () => {
  function withHusky(folder: string): HookProject {
    const made = project(WITH_HUSKY);
    if (folder !== '') {
      made.git('rm', '-rq', '--cached', '--ignore-unmatch', '.');
      made.run('rm', ['-r', 'package.json', 'node_modules']);
      made.write(`${folder}/package.json`, JSON.stringify(WITH_HUSKY)).standIn(folder);
    }
    cpSync(HUSKY, join(made.dir, folder, 'node_modules/husky'), { recursive: true });
    made.write(join(folder, 'node_modules/.bin/.keep'), '');
    symlinkSync('../husky/bin.js', join(made.dir, folder, 'node_modules/.bin/husky'));
    return made;
  }

  test.each(['frontend', 'apps/web'])('in %s has its hooks there, and clones get them', async (folder) => {
    const made = withHusky(folder);
    made.write(`${folder}/.husky/pre-commit`, 'cd frontend 2>/dev/null || true\n');
    const { stdout } = await made.init({}, folder);
    const { prepare } = JSON.parse(made.text(`${folder}/package.json`)).scripts;
    expect(prepare).toBe(`cd ${folder.replaceAll(/\w+/g, '..')} && husky ${folder}/.husky || exit 0`);
    const command = /Not active yet: run `([^`]+)`/.exec(stdout!)![1]!;
    expect(command).toBe(`cd "$(git rev-parse --show-toplevel)"/${folder} && npm run prepare`);
    expect(made.run('sh', ['-c', command], { cwd: folder }).code).toBe(0);
    expect(made.git('config', 'core.hooksPath').trim()).toBe(`${folder}/.husky/_`);
    expectGuarded(made);
    expect((await made.init({}, folder)).stdout).toContain('From now on git refuses');
    await made.uninstall();
    expect(made.text(`${folder}/.husky/pre-commit`)).toBe('cd frontend 2>/dev/null || true\n');
  });

  test('that HUSKY=0 switches off is said to be inactive, with what to do', async () => {
    const made = withHusky('');
    const off = { HUSKY: '0', PATH: `${join(made.dir, 'node_modules/.bin')}:${made.env['PATH']}` };
    expect((await made.init({}, '.', off)).stdout).toContain('Not active yet: run `unset HUSKY && npx husky`');
    expect(made.run('husky', [], { env: { ...off, HUSKY: '' } }).code).toBe(0);
    expect((await made.init({}, '.', off)).stdout).toContain(
      'Not active here: HUSKY=0 keeps husky from running hooks.',
    );
    expect(made.tryCommit('LEAK\n', { env: off }).code).toBe(0);
    expect((await made.init()).stdout).toContain('From now on git refuses');
    expectGuarded(made);
  });

  test('whose folder is gone leaves git without any hook, which init does not hide', async () => {
    const made = project();
    made.git('config', 'core.hooksPath', '.husky/_');
    await expect(made.init()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('git runs no hook at all'),
      hint: expect.stringContaining('git config --unset core.hooksPath'),
    });
    made.git('config', '--unset', 'core.hooksPath');
    await made.init();
    expectGuarded(made);
  });

  test('4 is recognised by what its command does', async () => {
    const version4 = (command: string): object => ({
      name: 'p',
      private: true,
      husky: { hooks: { 'pre-commit': command } },
    });
    for (const command of ['npm test && npx check-staged', 'check-staged']) {
      const made = project(version4(command));
      const { exitCode, stdout } = await made.init();
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('check-staged is in the hook already')]);
      expect(stdout).toContain('Not active yet: run `npm rebuild husky`');
      expect((await made.uninstall()).stdout).toContain('still names check-staged: "husky" in package.json');
    }
    for (const command of ['npm test', 'npx check-staged || true', 'npx check-staged; npm test']) {
      const made = project(version4(command));
      const { exitCode, stderr } = await made.init();
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('which is not edited')]);
      const line = stderr!.split('\n')[2]!.trim();
      const pasted = project(version4(`npm test && ${line}`));
      expect((await pasted.init()).exitCode).toBe(0);
    }
  });
});

describe('lefthook', () => {
  const WITH = { name: 'p', private: true, devDependencies: { lefthook: '^2.0.0' } };
  const LINTS = 'commands:\n    lint:\n      run: x\n';

  test.each([
    ['lefthook.yml', `pre-commit:\n  skip: true\n  ${LINTS}`, 'skip'],
    ['lefthook.yml', `pre-commit:\n  only:\n    - ref: main\n  ${LINTS}`, 'only'],
    ['lefthook.json', '{ "pre-commit": { "skip": ["merge"], "commands": {} } }\n', 'skip'],
  ])('that passes over the hook is not said to guard every commit: %s %j', async (path, text, key) => {
    const made = project(WITH);
    made.write(path, text);
    made.write('.git/hooks/pre-commit', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n');
    const { stdout } = await made.init();
    expect(stdout).toContain(`Not every commit is checked: ${path} has \`${key}\` for pre-commit`);
    expect(stdout).not.toContain('From now on');
  });

  test('conditions of one user count, and those of other hooks do not', async () => {
    const made = project(WITH);
    made.write('lefthook.yml', `pre-push:\n  skip: true\n  ${LINTS}pre-commit:\n  skip: false\n  ${LINTS}`);
    made.write('.git/hooks/pre-commit', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n');
    expect((await made.init()).stdout).toContain('From now on git refuses');
    made.write('.git/hooks/pre-commit', '');
    made.write('lefthook-local.yml', 'pre-commit:\n  skip: true\n');
    expect((await made.init()).stdout).toMatch(/has `skip`.*\nNot active yet: run `npx lefthook install`/);
    expect((await made.init()).stdout).toContain('lefthook-local.yml has `skip`');
  });

  test('in TOML is recognised once the lines are in', async () => {
    const made = project(WITH);
    made.write('lefthook.toml', '[pre-push]\nparallel = true\n');
    const { stderr, exitCode } = await made.init();
    expect(exitCode).toBe(2);
    const lines = stderr!
      .split('\n')
      .slice(2, -1)
      .map((line) => line.trim());
    made.write('lefthook.toml', `[pre-push]\nparallel = true\n${lines.join('\n')}\n`);
    expect((await made.init()).stdout).toContain('Not active yet: run `npx lefthook install`');
    made.write('lefthook.toml', `[pre-commit]\nskip = true\n${lines.join('\n')}\n`);
    made.write('.git/hooks/pre-commit', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n');
    expect((await made.init()).stdout).toContain('lefthook.toml has `skip`');
  });
});

test('a hook that yorkie wrote gets the line, and that yorkie takes it out again is said', async () => {
  const made = project({ name: 'p', private: true, gitHooks: { 'pre-commit': 'true' } });
  made.write('.git/hooks/pre-commit', '#!/bin/sh\n#yorkie 2.0.0\n\nexit 0\n');
  chmodSync(join(made.dir, '.git/hooks/pre-commit'), 0o755);
  expect((await made.init()).stdout).toContain('yorkie writes this hook anew');
  expectGuarded(made);
});

describe('stages of the pre-commit framework go by the names its version knows', () => {
  const HOOK = '  - repo: local\n    hooks:\n      - {id: x, name: x, entry: x, language: system, stages: [STAGE]}\n';

  test.each([
    ['', undefined, undefined],
    ['default_stages: [commit]\n', undefined, 'push'],
    ['default_stages: [push]\n', 'commit', 'push'],
    ['default_stages: [pre-push]\n', 'pre-commit', 'pre-push'],
    ['minimum_pre_commit_version: "3.2.0"\n', undefined, 'pre-push'],
    ['minimum_pre_commit_version: 2.9.0\n', undefined, undefined],
    [`repos:\n${HOOK.replace('STAGE', 'push')}`, undefined, 'push'],
    [`repos:\n${HOOK.replace('STAGE', 'pre-push')}`, undefined, 'pre-push'],
    [`repos:\n${HOOK.replace('STAGE', 'commit-msg')}`, undefined, undefined],
  ])('%j', async (text, commit, push) => {
    const made = project({ name: 'p' });
    made.write('.pre-commit-config.yaml', text);
    await made.init({ manager: 'pre-commit', hooks: 'pre-commit,pre-push' });
    const hooks = parse(made.text('.pre-commit-config.yaml')).repos.flatMap((each: { hooks: object[] }) => each.hooks);
    const stage = (id: string): unknown => hooks.find((each: { id: string }) => each.id === id).stages?.[0];
    expect([stage('check-staged'), stage('check-staged-pre-push')]).toEqual([commit, push]);
    await made.uninstall();
    expect(made.has('.pre-commit-config.yaml') ? made.text('.pre-commit-config.yaml') : '').toBe(text);
  });

  test('without a stage, the check of a push does nothing at a commit', async () => {
    const made = project({ name: 'p' });
    await made.init({ manager: 'pre-commit', hooks: 'pre-push' });
    const [{ entry }] = parse(made.text('.pre-commit-config.yaml')).repos[0].hooks;
    made.stage('leak.txt', 'LEAK\n').commit();
    expect(made.run('sh', ['-c', entry])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(made.run('sh', ['-c', entry], { env: { PRE_COMMIT_REMOTE_NAME: 'origin' } }).code).toBe(1);
  });
});
