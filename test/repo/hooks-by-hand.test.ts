import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HookProject, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();
const RUNNER = 'node_modules/check-staged/hooks/pre-commit';
const DOCS_LINE = `if [ -f ${RUNNER} ]; then sh ${RUNNER} || exit $?; else echo "check-staged is not installed. Run npm install, then commit again." >&2; exit 3; fi`;

/** A project whose node_modules/.bin has the program, and whose hook has a text. */
function withHook(text: string, path = '.git/hooks/pre-commit', packageJson?: object): HookProject {
  const made = project(packageJson);
  made.write('node_modules/.bin/.keep', '');
  chmodSync(join(made.dir, 'node_modules/check-staged/dist/main.cjs'), 0o755);
  symlinkSync('../check-staged/dist/main.cjs', join(made.dir, 'node_modules/.bin/check-staged'));
  made.write(path, text);
  chmodSync(join(made.dir, path), 0o755);
  return made;
}

function timesRun({ stderr }: { stderr: string }): number {
  return stderr.split('stand-in: refused').length - 1;
}

describe('a line by hand that protects is left alone', () => {
  test.each([
    `#!/bin/sh\n${DOCS_LINE}\n`,
    `#!/bin/sh\n${DOCS_LINE}\nnpm test\n`,
    '#!/bin/sh\nnode_modules/.bin/check-staged\n',
    '#!/bin/sh\nset -e\nnode_modules/.bin/check-staged\necho later\n',
    '#!/bin/sh\neslint . || exit 1\nnode_modules/.bin/check-staged || exit 1\nprettier --check .\n',
    '#!/bin/sh\nnpx --no-install check-staged\n',
    '#!/bin/sh\nif node_modules/.bin/check-staged; then exit 0; else exit 1; fi\n',
    '#!/bin/sh\ncheck() {\n  node_modules/.bin/check-staged\n}\ncheck || exit 1\n',
    '#!/usr/bin/env bash\nset -euo pipefail\nnpm run --silent secrets\ncargo test\n',
    '#!/usr/bin/env python3\nimport subprocess, sys\nsys.exit(subprocess.call(["node_modules/.bin/check-staged"]))\n',
  ])('%j', async (text) => {
    const made = withHook(text, undefined, { name: 'p', scripts: { secrets: 'check-staged' } });
    const { stdout, exitCode } = await made.init();
    expect([exitCode, made.text('.git/hooks/pre-commit')]).toEqual([0, text]);
    expect(stdout).toContain('From now on git refuses');
    expect((await made.uninstall()).stdout).toContain('still names check-staged');
    expect(made.text('.git/hooks/pre-commit')).toBe(text);
  });
});

describe('a line by hand whose failure does not fail the hook gets ours beside it', () => {
  test.each([
    '#!/bin/sh\nnode_modules/.bin/check-staged\necho done\n',
    '#!/bin/sh\nnode_modules/.bin/check-staged || true\n',
    '#!/bin/sh\nif ! node_modules/.bin/check-staged; then echo careful; fi\n',
    '#!/bin/sh\nexec node_modules/.bin/check-staged --version\n',
    '#!/bin/sh\nset -e\nset +e\nnode_modules/.bin/check-staged\ntrue\n',
    '#!/bin/sh\nexit 0\nnode_modules/.bin/check-staged\n',
    '#!/bin/sh\nnode_modules/.bin/check-staged &\nwait\n',
    '#!/bin/sh\necho "check-staged is what this team uses"\n',
  ])('%j', async (text) => {
    const made = withHook(text);
    // The test is no test unless the key passes before.
    expect(made.tryCommit('LEAK\n').code).toBe(0);
    await made.init();
    expect(
      made
        .text('.git/hooks/pre-commit')
        .split('\n')
        .filter((line) => line.endsWith('# check-staged')),
    ).toHaveLength(1);
    const leak = made.tryCommit('LEAK\n');
    expect([leak.code, timesRun(leak)]).toEqual([1, 1]);
  });
});

test('the line of the documentation is known where a trial cannot tell', async () => {
  const text = `#!/bin/sh\n${DOCS_LINE}\nfalse\n`;
  const made = withHook(text);
  expect((await made.init()).exitCode).toBe(0);
  expect(made.text('.git/hooks/pre-commit')).toBe(text);
});

describe('a trial of a hook', () => {
  test('runs no other program of the project, and touches neither index, files nor settings', async () => {
    const made = withHook(
      `#!/bin/sh\n./build.sh\nnode_modules/.bin/lint-staged\nlinter --fix\nnode tool.mjs\ngit config user.name changed\nrm -rf "$KEEP" "$HOME/keep"\ngit add -A\n${DOCS_LINE}\n`,
    );
    for (const name of ['node_modules/.bin/lint-staged', 'bin/linter']) {
      made.write(name, `#!/bin/sh\necho ran >>"${made.base}/ran"\n`);
      chmodSync(join(made.dir, name), 0o755);
    }
    made.write(
      'tool.mjs',
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(`${made.base}/ran`)}, '');\n`,
    );
    made.write('build.sh', `#!/bin/sh\necho built >built.txt\n`);
    chmodSync(join(made.dir, 'build.sh'), 0o755);
    made.env['KEEP'] = join(made.base, 'keep');
    made.write('../keep/a', '').write('../home/keep/a', '');
    made.stage('staged.txt', 'mine\n').write('untracked.txt', 'mine too\n');
    const state = (): string[] => [
      made.git('status', '--porcelain'),
      made.git('ls-files', '--stage'),
      made.git('config', '--list', '--local'),
    ];
    const before = state();
    const { stdout } = await made.init({ 'dry-run': true }, '.', {
      PATH: `${join(made.dir, 'bin')}:${made.env['PATH']}`,
    });
    expect(stdout).not.toContain('.git/hooks/pre-commit');
    expect(state()).toEqual(before);
    expect(made.has('../ran')).toBe(false);
    expect(made.has('built.txt')).toBe(false);
    expect([made.has('../keep/a'), made.has('../home/keep/a')]).toEqual([true, true]);
  });

  test('ends a hook that does not end, and puts the line first', async () => {
    const made = withHook('#!/bin/sh\nwhile :; do :; done\ncheck-staged\n');
    await made.init();
    expect(made.text('.git/hooks/pre-commit').split('\n')[1]).toMatch(/# check-staged$/);
  });
});

describe('a hook of husky that does not get to its end', () => {
  test.each([
    ['. ./scripts/common.sh\nnpm test\n', { 'scripts/common.sh': '[ -n "$TOKEN" ] || exit 0\n' }],
    ['. scripts/outer.sh\n', { 'scripts/outer.sh': '. scripts/inner.sh\n', 'scripts/inner.sh': 'exit 0\n' }],
    ['finish() { kill -s TERM $$; }\ntrap "exit 0" TERM\nfinish\n', {}],
    ['set +e\nfalse\neval "ex""it 0"\n', {}],
    ['cd frontend\n. ./gone.sh\n', { 'frontend/a': '' }],
  ])('%j gets the line first', async (text, files: Record<string, string>) => {
    const made = withHook(text, '.husky/pre-commit', { name: 'p', devDependencies: { husky: '^9.0.0' } });
    for (const [path, content] of Object.entries(files)) made.write(path, content);
    await made.init();
    expect(made.text('.husky/pre-commit').split('\n')[0]).toMatch(/# check-staged$/);
    made.stage('leak.txt', 'LEAK\n');
    expect(made.run('sh', ['-e', '.husky/pre-commit']).code).not.toBe(0);
    await made.uninstall();
    expect(made.text('.husky/pre-commit')).toBe(text);
  });

  test('a doubt is said where nothing helps', async () => {
    const made = withHook('#!/bin/sh -n\necho a\n');
    const { stdout } = await made.init();
    expect(stdout).toContain('Not every commit is checked: a made-up key passed this hook in a trial commit');
    expect(made.tryCommit('LEAK\n').code).toBe(0);
  });
});

test('another program that refuses the key is not taken for check-staged', async () => {
  const made = withHook('#!/bin/sh\n! git diff --cached | grep -q ghp_\n');
  await made.init();
  expect(made.text('.git/hooks/pre-commit')).toContain('# check-staged');
});
