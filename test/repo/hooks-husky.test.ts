import { describe, expect, test } from '@jest/globals';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expectGuarded, HookProject, projectsOfTests } from './hook-project.js';

const HOUSE = join(__dirname, '../..');
const project = projectsOfTests();

describe('husky', () => {
  function withHusky(hook?: string): HookProject {
    const made = project({
      name: 'p',
      private: true,
      scripts: { test: 'true' },
      devDependencies: { husky: '^9.0.0' },
    });
    cpSync(join(HOUSE, 'node_modules/husky'), join(made.dir, 'node_modules/husky'), {
      recursive: true,
    });
    if (hook !== undefined) made.write('.husky/pre-commit', hook);
    return made;
  }

  function start(made: HookProject): void {
    const ran = made.run(process.execPath, ['node_modules/husky/bin.js']);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
  }

  test('gets the line at the end, guards commits, and gives all bytes back', async () => {
    const made = withHusky('echo before >&2\n');
    start(made);
    const manifest = made.text('package.json');
    const { stdout } = await made.init();
    expect(stdout).toContain('check-staged uses husky (core.hooksPath is .husky/_).');
    expect(stdout).toContain('From now on git refuses');
    expect(made.text('.husky/pre-commit').split('\n')[1]).toMatch(/# check-staged$/);
    expect(JSON.parse(made.text('package.json')).scripts.prepare).toBe('husky || exit 0');
    const both = [made.text('.husky/pre-commit'), made.text('package.json')];
    await made.init();
    expect([made.text('.husky/pre-commit'), made.text('package.json')]).toEqual(both);
    expectGuarded(made);
    await made.uninstall();
    expect(made.text('.husky/pre-commit')).toBe('echo before >&2\n');
    expect(made.text('package.json')).toContain('husky || exit 0');
    expect(manifest).not.toContain('husky ||');
  });

  test('is created where it has no such hook, and is said to be inactive until husky runs', async () => {
    const made = withHusky();
    const manifest = made.text('package.json');
    expect((await made.init()).stdout).toContain('Not active yet: run `npx husky`');
    start(made);
    expectGuarded(made);
    await made.uninstall();
    expect(made.has('.husky/pre-commit')).toBe(false);
    expect(made.text('package.json')).toBe(manifest);
  });

  test.each([
    ['npx lint-staged\nexit 0\n', 1],
    ['npx lint-staged\nexec true\n', 1],
    ['[ -n "$CI" ] && exit 0\necho\n', 0],
    ['#!/bin/sh\nif true; then\n  exit 0\nfi\n', 1],
    ['npm test || exit 1\necho\n', 2],
    ['npm test || exit\necho\n', 2],
    ['npm test\nexit $?\n', 1],
    ['npm test &&\nexit 0\n', 0],
    ['npm test \\', 0],
    ['echo a', 1],
    ['#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n[ a ] && exit\n', 2],
    ['exec </dev/tty\necho a\n', 2],
  ])('the place in %j', async (before, index) => {
    const made = withHusky(before);
    await made.init();
    const lines = made.text('.husky/pre-commit').split('\n');
    expect(lines.findIndex((line) => line.endsWith('# check-staged'))).toBe(index);
    await made.uninstall();
    expect(made.text('.husky/pre-commit')).toBe(before);
  });

  test('version 8 runs the file itself', async () => {
    const made = withHusky();
    made.write('.husky/_/husky.sh', '#!/bin/sh\n').git('config', 'core.hooksPath', '.husky');
    await made.init();
    expect(made.text('.husky/pre-commit')).toMatch(/^#!\/bin\/sh\n/);
    expectGuarded(made);
  });

  test('wins over another manager’s file when git runs it, and says so', async () => {
    const made = withHusky('true\n');
    start(made);
    made.write('.pre-commit-config.yaml', 'repos:\n');
    const { stdout } = await made.init();
    expect(stdout).toContain('Found too: pre-commit');
    expect(made.text('.pre-commit-config.yaml')).toBe('repos:\n');
    await made.init({ manager: 'pre-commit' });
    expect(made.text('.pre-commit-config.yaml')).toContain('id: check-staged');
    await expect(made.init({ manager: 'hooky' })).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('husky, lefthook'),
    });
  });
});
