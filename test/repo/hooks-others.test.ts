import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { UserError } from '../../src/errors.js';
import type { Ran } from '../scratch.js';
import { HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();
const ALL = { hooks: 'pre-commit,commit-msg,pre-push' };

interface Recorded {
  readonly argv: readonly string[];
  readonly input?: string;
}

const recorded = (made: HookProject): Recorded => JSON.parse(readFileSync(made.record, 'utf8'));
const commit = (made: HookProject, message: string): Ran =>
  made.run('git', ['commit', '-q', '--allow-empty', '-m', message]);

/** A real commit, a real message and a real push are refused where they leak, and pass where they do not. */
function expectAllGuarded(made: HookProject): void {
  made.stage('leak.txt', 'LEAK\n');
  expect(commit(made, 'x')).toMatchObject({ stderr: expect.stringContaining('stand-in: refused') });
  made.git('rm', '-q', '--cached', 'leak.txt');
  expect(commit(made, 'a LEAK')).toMatchObject({ stderr: expect.stringContaining('stand-in: refused') });
  expect(recorded(made).argv).toEqual(['commit-msg', '.git/COMMIT_EDITMSG']);
  expect(commit(made, 'clean').code).toBe(0);
  made.run('git', ['init', '-q', '--bare', '../server.git']);
  made.git('remote', 'add', 'origin', '../server.git');
  const pushed = made.run('git', ['push', '-q', 'origin', 'main']);
  expect(pushed.code).toBe(0);
  const head = made.git('rev-parse', 'HEAD').trim();
  expect(recorded(made)).toMatchObject({
    argv: ['pre-push', 'origin', '../server.git'],
    input: `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`,
  });
  made.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'a LEAK');
  expect(made.run('git', ['push', '-q', 'origin', 'main'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('stand-in: refused'),
  });
}

describe('plain git hooks', () => {
  test('all of them guard, and uninstall takes all away', async () => {
    const made = project();
    const before = made.text('package.json');
    const { stdout } = await made.init(ALL);
    expect(stdout).toContain('From now on git refuses a commit and a push that would leak a secret.');
    expect(JSON.parse(made.text('package.json')).scripts.prepare).toBe(
      'check-staged init --hooks pre-commit,commit-msg,pre-push || exit 0',
    );
    expectAllGuarded(made);
    expect((await made.init(ALL)).stdout).toContain('Nothing to change');
    await made.uninstall();
    for (const name of ['pre-commit', 'commit-msg', 'pre-push']) expect(made.has(`.git/hooks/${name}`)).toBe(false);
    expect(made.text('package.json')).toBe(before);
  });

  test('what else reads the refs of a push, as Git LFS does, still gets them, and a failure in it still counts', async () => {
    const made = project();
    const own = '#!/bin/sh\ncat >"$RECORD.lfs"\nexit 7\n';
    made.write('.git/hooks/pre-push', own);
    await made.init({ hooks: 'pre-push' });
    commit(made, 'clean');
    made.run('git', ['init', '-q', '--bare', '../server.git']);
    expect(made.run('git', ['push', '-q', '../server.git', 'main']).code).toBe(1);
    expect(readFileSync(`${made.record}.lfs`, 'utf8')).toBe(recorded(made).input);
    await made.uninstall();
    expect(made.text('.git/hooks/pre-push')).toBe(own);
  });

  test('one by one: each init adds, none takes away, and the install script has all of them', async () => {
    const made = project();
    await made.init();
    await made.init({ hooks: 'commit-msg' });
    expect(JSON.parse(made.text('package.json')).scripts.prepare).toBe(
      'check-staged init --hooks pre-commit,commit-msg || exit 0',
    );
    await made.init();
    expect(JSON.parse(made.text('package.json')).scripts.prepare).toContain('--hooks pre-commit,commit-msg');
    expect(made.has('.git/hooks/commit-msg')).toBe(true);
    expect(made.has('.git/hooks/pre-push')).toBe(false);
  });

  test('where the package is gone, the push is refused with what to do', async () => {
    const made = project();
    await made.init({ hooks: 'pre-push' });
    made.git('add', 'package.json');
    commit(made, 'clean');
    made.run('rm', ['-r', 'node_modules']);
    made.run('git', ['init', '-q', '--bare', '../server.git']);
    expect(made.run('git', ['push', '-q', '../server.git', 'main'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('so this push was not checked for secrets. Run npm install, then push again.'),
    });
  });
});

test('husky runs all of them', async () => {
  const made = project({ name: 'p', private: true, devDependencies: { husky: '^9.0.0' } });
  execFileSync(process.execPath, [join(__dirname, '../../node_modules/husky/bin.js')], {
    cwd: made.dir,
    env: made.env,
  });
  await made.init(ALL);
  expectAllGuarded(made);
  await made.uninstall();
  for (const name of ['pre-commit', 'commit-msg', 'pre-push']) expect(made.has(`.husky/${name}`)).toBe(false);
});

describe('lefthook', () => {
  const WITH = { name: 'p', private: true, devDependencies: { lefthook: '^2.0.0' } };

  test.each([
    ['lefthook.yml', ''],
    ['lefthook.yml', 'pre-push:\n  commands:\n    lint:\n      run: x\n'],
    ['lefthook.yml', 'commit-msg:\n  jobs:\n    - run: y\n'],
    ['lefthook.json', '{\n  "pre-push": {\n    "jobs": [{ "run": "x" }]\n  }\n}\n'],
  ])('%s: %j', async (path, before) => {
    const made = project(WITH);
    if (before !== '') made.write(path, before);
    await made.init(ALL);
    const after = made.text(path);
    const data = path.endsWith('.json') ? JSON.parse(after) : parse(after);
    for (const { hook, args, argv, code, stdin } of [
      { hook: 'pre-commit', args: '', argv: [], code: 1, stdin: undefined },
      { hook: 'commit-msg', args: 'message', argv: ['commit-msg', 'message'], code: 1, stdin: undefined },
      { hook: 'pre-push', args: 'origin url', argv: ['pre-push', 'origin', 'url'], code: 1, stdin: true },
    ]) {
      const { commands = {}, jobs = [] } = data[hook];
      const entry = commands['check-staged'] ?? jobs.find(({ name }: { name?: string }) => name === 'check-staged');
      expect(entry.use_stdin).toBe(stdin);
      made.write('message', 'a LEAK\n').stage('leak.txt', hook);
      if (hook === 'pre-commit') made.stage('leak.txt', 'LEAK\n');
      // As it puts the hook's arguments in, each in quotes where need be.
      const ran = made.run('sh', ['-c', entry.run.replace('{0}', args)], { input: 'refs\n' });
      made.git('commit', '-q', '--no-verify', '-m', 'x');
      expect([ran.code, recorded(made).argv]).toEqual([code, argv]);
    }
    await made.init(ALL);
    expect(made.text(path)).toBe(after);
    await made.uninstall();
    expect(made.has(path) ? made.text(path) : '').toBe(before);
  });
});

test('simple-git-hooks has each in its own command', async () => {
  const made = project({ name: 'p', private: true, 'simple-git-hooks': { 'pre-push': 'npm test' } });
  const before = made.text('package.json');
  await made.init(ALL);
  const commands = JSON.parse(made.text('package.json'))['simple-git-hooks'];
  made.write('message', 'a LEAK\n');
  expect(made.run('sh', ['-c', commands['commit-msg'], 'hook', 'message']).code).toBe(1);
  expect(commands['pre-push']).toMatch(/^npm test && \{ .* pre-push "\$@" .*\} # check-staged$/);
  await made.uninstall();
  expect(made.text('package.json')).toBe(before);
});

describe('the pre-commit framework', () => {
  test.each(['', 'repos:\n  - repo: https://example.com/x\n    rev: v1\n    hooks:\n      - id: y\n'])(
    '%j',
    async (before) => {
      const made = project({ name: 'p', private: true });
      const path = '.pre-commit-config.yaml';
      made.write(path, before);
      const { stdout } = await made.init({ ...ALL, manager: 'pre-commit' });
      expect(stdout).toContain(
        'run `pre-commit install && pre-commit install --hook-type commit-msg && pre-commit install --hook-type pre-push`',
      );
      const after = made.text(path);
      const hooks = parse(after).repos.flatMap(({ hooks: own }: { hooks: object[] }) => own);
      const byId = Object.fromEntries(hooks.map((hook: { id: string }) => [hook.id, hook]));
      expect(byId['check-staged-commit-msg']).toMatchObject({ stages: ['commit-msg'], pass_filenames: true });
      expect(byId['check-staged-pre-push']).toMatchObject({ pass_filenames: false });
      expect(byId['check-staged-pre-push']).not.toHaveProperty('stages');
      made.write('message', 'a LEAK\n');
      // It splits the entry as a shell would, and puts the file behind it.
      expect(made.run('sh', ['-c', `${byId['check-staged-commit-msg'].entry} message`]).code).toBe(1);
      expect(recorded(made).argv).toEqual(['commit-msg', 'message']);
      await made.init({ ...ALL, manager: 'pre-commit' });
      expect(made.text(path)).toBe(after);
      await made.uninstall();
      expect(made.has(path) ? made.text(path) : '').toBe(before);
    },
  );
});

test.each([
  ['pre-comit', 'did you mean'],
  ['post-merge', 'the hooks are'],
  ['', 'the hooks are'],
  ['pre-commit,', 'the hooks are'],
])('a hook that there is not is refused: %j', async (hooks, hint) => {
  const made = project();
  await expect(made.init({ hooks })).rejects.toThrow(UserError);
  await expect(made.init({ hooks })).rejects.toMatchObject({ exitCode: 2, hint: expect.stringContaining(hint) });
  expect(made.has('.git/hooks/pre-commit')).toBe(false);
});
