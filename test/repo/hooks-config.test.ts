import { describe, expect, test } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();

/** Runs a configured command as its manager would, on a leak and on something clean. */
function expectCommandGuards(made: HookProject, command: string, args: readonly string[]): void {
  made.stage('leak.txt', 'LEAK\n');
  const refused = made.run(command, args);
  expect(refused.stderr).toContain('stand-in: refused');
  expect(refused.code).not.toBe(0);
  made.git('rm', '-q', '--cached', 'leak.txt');
  expect(made.run(command, args)).toEqual({ code: 0, stdout: '', stderr: '' });
}

/** init twice, then uninstall: the second init and the uninstall are held against the bytes. */
async function expectRoundTrip(made: HookProject, path: string): Promise<string> {
  const both = (): string[] => [made.text(path), made.text('package.json')];
  const before = made.text(path);
  await made.init();
  const after = both();
  expect(after[0]).not.toBe(before);
  await made.init();
  expect(both()).toEqual(after);
  await made.uninstall();
  expect(made.text(path)).toBe(before);
  return after[0]!;
}

const WITH_LEFTHOOK = { name: 'p', private: true, devDependencies: { lefthook: '^2.0.0' } };

describe('lefthook', () => {
  test.each([
    ['lefthook.yml', 'pre-commit:\n  commands:\n    # styles\n    lint:\n      run: "npx eslint"   # keep\n'],
    ['lefthook.yml', 'pre-push:\n    commands:\n        a: {run: b}\n'],
    ['.lefthook.yaml', 'pre-commit:\n    parallel: true\n    scripts:\n        "x.sh":\n            runner: bash'],
    [
      '.config/lefthook.yml',
      'pre-commit: # ours\n  commands: # all\n      lint:\n        run: x\ncommit-msg:\n  commands: {}\n',
    ],
    ['lefthook.yml', '# nothing yet\n'],
    ['lefthook.yml', 'pre-commit:\r\n  commands:\r\n    lint:\r\n      run: x\r\n'],
    ['lefthook.json', '{\n\t"pre-commit": {\n\t\t"commands": {\n\t\t\t"lint": { "run": "x" }\n\t\t}\n\t}\n}\n'],
    ['lefthook.jsonc', '{\n  // all\n  "pre-push": {}\n}'],
  ])('a command in %s: %j', async (path, text) => {
    const made = project(WITH_LEFTHOOK);
    made.write(path, text);
    const after = await expectRoundTrip(made, path);
    const data = path.includes('json') ? JSON.parse(after.replace('// all', '')) : parse(after);
    const { run } = data['pre-commit'].commands['check-staged'];
    expect(run).not.toContain('"');
    expectCommandGuards(made, 'sh', ['-c', run]);
  });

  test.each([
    ['lefthook.yml', 'pre-commit:\n  jobs:\n    - name: lint\n      run: x # why\n    - run: y\n'],
    ['lefthook.yml', 'pre-commit:\n  jobs:\n  - run: y\n'],
    ['lefthook.json', '{\n  "pre-commit": {\n    "jobs": [\n      { "run": "x" }\n    ]\n  }\n}\n'],
  ])('a job where the hook has jobs: %s %j', async (path, text) => {
    const made = project(WITH_LEFTHOOK);
    made.write(path, text);
    const after = await expectRoundTrip(made, path);
    const { jobs, commands } = parse(after)['pre-commit'];
    expect(commands).toBeUndefined();
    expect(jobs).toHaveLength(parse(text)['pre-commit'].jobs.length + 1);
    expectCommandGuards(made, 'sh', ['-c', jobs.find((job: { name?: string }) => job.name === 'check-staged').run]);
  });

  test('says what is still to run, and adds the prepare script', async () => {
    const made = project(WITH_LEFTHOOK);
    made.write('lefthook.yml', 'pre-commit:\n  commands:\n    a:\n      run: b\n');
    const { stdout } = await made.init();
    expect(stdout).toContain('Not active yet: run `npx lefthook install`');
    expect(JSON.parse(made.text('package.json')).scripts.prepare).toBe('lefthook install || exit 0');
    made.write('.git/hooks/pre-commit', '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n');
    expect((await made.init()).stdout).toContain('From now on git refuses');
    expect(made.text('.git/hooks/pre-commit')).not.toContain('check-staged');
  });

  test.each([
    ['lefthook.toml', '[pre-commit]\n', '[pre-commit.commands.check-staged]'],
    ['lefthook.yml', 'pre-commit: {commands: {a: {run: b}}}\n', 'check-staged:'],
    ['lefthook.yml', 'a: &x\n  b:\n    run: c\npre-commit:\n  commands: *x\n', 'check-staged:'],
  ])('leaves alone what it cannot edit: %s %j', async (path, text, snippet) => {
    const made = project(WITH_LEFTHOOK);
    made.write(path, text);
    const { exitCode, stderr } = await made.init();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(snippet);
    expect(made.text(path)).toBe(text);
  });

  test('broken files are named', async () => {
    const made = project(WITH_LEFTHOOK);
    made.write('lefthook.yml', 'a: [\n');
    await expect(made.init()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('lefthook.yml is not valid YAML'),
    });
  });
});

describe('simple-git-hooks', () => {
  const START = '#!/bin/sh\n\nif [ "$SKIP_SIMPLE_GIT_HOOKS" = "1" ]; then\n    exit 0\nfi\n\n';

  function withCommand(command?: string): HookProject {
    const hooks = command === undefined ? {} : { 'pre-commit': command };
    return project({
      name: 'p',
      devDependencies: { 'simple-git-hooks': '^2.0.0' },
      scripts: { prepare: 'npx simple-git-hooks' },
      'simple-git-hooks': { ...hooks, 'pre-push': 'true' },
    });
  }

  /** What simple-git-hooks itself does with the config. */
  function start(made: HookProject): string {
    const command = JSON.parse(made.text('package.json'))['simple-git-hooks']['pre-commit'] as string;
    made.write('.git/hooks/pre-commit', START + command);
    chmodSync(join(made.dir, '.git/hooks/pre-commit'), 0o755);
    return command;
  }

  test.each(['true', 'true # note', 'true;', 'exit 0', 'false || true', 'echo a >/dev/null\ntrue', undefined])(
    'joins the command %j',
    async (command) => {
      const made = withCommand(command);
      await expectRoundTrip(made, 'package.json');
      const { stdout } = await made.init();
      expect(stdout).toContain('Not active yet: run `npx simple-git-hooks`');
      start(made);
      const leak = made.tryCommit('LEAK\n');
      expect(leak.stderr).toContain('stand-in: refused');
      expect(leak.code).not.toBe(0);
      expect(made.tryCommit('clean\n').code).toBe(0);
      expect((await made.init()).stdout).toContain('From now on git refuses');
      await made.uninstall();
      expect(made.text('package.json')).not.toContain('check-staged');
      expect(made.has('.git/hooks/pre-commit') ? made.text('.git/hooks/pre-commit') : undefined).toBe(
        command === undefined ? undefined : START + command,
      );
      expect(made.tryCommit('LEAK\n').code).toBe(0);
    },
  );

  test('a failing command still fails', async () => {
    const made = withCommand('false');
    await made.init();
    start(made);
    expect(made.tryCommit('clean\n').code).not.toBe(0);
  });

  test('its own files win over package.json, and a program is left alone', async () => {
    const made = withCommand('true');
    made.write('.simple-git-hooks.json', '{ "pre-commit": "true" }\n');
    const before = made.text('package.json');
    await made.init();
    expect(JSON.parse(made.text('.simple-git-hooks.json'))['pre-commit']).toContain('# check-staged');
    expect(made.text('package.json')).toBe(before);
    made.write('simple-git-hooks.cjs', 'module.exports = {}\n');
    const { exitCode, stderr } = await made.init();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is a program, so it was left alone');
  });
});

describe('the pre-commit framework', () => {
  test.each([
    'repos:\n  # first\n  - repo: https://example.com/a\n    rev: v1\n    hooks:\n      - id: a\n',
    'default_stages: [pre-commit]\nrepos:\n- repo: local\n  hooks:\n  - id: x\n    name: x\n    entry: x\n    language: system',
    'fail_fast: true\n',
    'repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity\r\n',
  ])('a local hook in %j', async (text) => {
    const made = project({ name: 'p' });
    made.write('.pre-commit-config.yaml', text);
    const after = await expectRoundTrip(made, '.pre-commit-config.yaml');
    const [hook] = parse(after).repos[0].hooks;
    expect(hook).toMatchObject({
      id: 'check-staged',
      name: 'check-staged',
      language: 'system',
      always_run: true,
      pass_filenames: false,
    });
    const [shell, flag, script] = /^(sh) (-c) '(.*)'$/.exec(hook.entry)!.slice(1) as [string, string, string];
    expect(script).not.toContain("'");
    expectCommandGuards(made, shell, [flag, script]);
  });

  test('says that each clone has to install it', async () => {
    const made = project({ name: 'p' });
    made.write('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n');
    const { stdout } = await made.init();
    expect(stdout).toContain('Not active yet: run `pre-commit install`');
    expect(stdout).toContain('only after `pre-commit install`');
    expect(made.text('package.json')).not.toContain('scripts');
  });

  test('leaves a list in one line, and a hook that is there already, alone', async () => {
    const made = project({ name: 'p' });
    made.write('.pre-commit-config.yaml', 'repos: []\n');
    expect((await made.init()).exitCode).toBe(2);
    const own =
      'repos:\n  - repo: https://example.com/check-staged\n    rev: v1\n    hooks:\n      - id: check-staged\n';
    made.write('.pre-commit-config.yaml', own);
    expect((await made.init()).stdout).toContain('Nothing to change');
    await made.uninstall();
    expect(made.text('.pre-commit-config.yaml')).toBe(own);
  });
});

describe('package.json', () => {
  test.each([
    ['{"name":"p"}', 'check-staged init || exit 0'],
    ['{\n\t"scripts": {\n\t\t"prepare": "npm run build"\n\t}\n}', 'npm run build && (check-staged init || exit 0)'],
    [
      '\uFEFF{\r\n    "name": "p",\r\n    "scripts": {\r\n        "test": "x"\r\n    }\r\n}\r\n',
      'check-staged init || exit 0',
    ],
  ])('%j keeps its form and gives its bytes back', async (text, script) => {
    const made = project(text);
    await made.init();
    const after = made.text('package.json');
    expect(JSON.parse(after.replace('\uFEFF', '')).scripts.prepare).toBe(script);
    expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
    expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(text));
    await made.uninstall();
    expect(made.text('package.json')).toBe(text);
  });

  test.each([
    ['a script that calls it already', { scripts: { postinstall: 'check-staged init' } }, 'package.json:', false],
    ['a script with a comment', { scripts: { prepare: 'true # x' } }, 'by hand', true],
    [
      'Yarn 2 in a package that is published',
      { packageManager: 'yarn@4.1.0' },
      'postinstall would run for users',
      true,
    ],
  ])('is not edited for %s', async (_, extra, words, said) => {
    const made = project({ name: 'p', ...extra });
    const before = made.text('package.json');
    const { stdout } = await made.init();
    expect(made.text('package.json')).toBe(before);
    expect(stdout!.includes(words)).toBe(said);
  });

  test('may be missing, which is said', async () => {
    const made = project('{}');
    made.run('rm', ['package.json']);
    expect((await made.init()).stdout).toContain('There is no package.json, so each clone has to run');
  });

  test.each([
    ['{', 'package.json is not a valid JSON object'],
    ['{"scripts":[]}', 'are not an object'],
  ])('%j is named as broken', async (text, words) => {
    await expect(project(text).init()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(words),
    });
  });
});
