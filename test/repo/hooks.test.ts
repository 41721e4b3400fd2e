import { describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGuarded, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();

describe('plain git hooks', () => {
  test('init guards real commits, and its second run changes nothing', async () => {
    const made = project();
    const first = await made.init();
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain('.git/hooks/pre-commit: is created');
    expect(first.stdout).toContain('From now on git refuses a commit that would leak a secret. Commit package.json.');
    expectGuarded(made);
    const hook = made.text('.git/hooks/pre-commit');
    const manifest = made.text('package.json');
    expect((await made.init()).stdout).toContain('Nothing to change');
    expect(made.text('.git/hooks/pre-commit')).toBe(hook);
    expect(made.text('package.json')).toBe(manifest);
    expect(JSON.parse(manifest).scripts).toEqual({ prepare: 'check-staged init || exit 0' });
  });

  test('what git hands to the hook reaches the tool untouched', async () => {
    const made = project();
    await made.init();
    made.commit();
    made.write('a.txt', 'one\n').git('add', 'a.txt');
    made.write('b.txt', 'two\n').git('add', 'b.txt');
    expect(made.run('git', ['commit', '-m', 'x', 'a.txt']).code).toBe(0);
    const { env, argv } = JSON.parse(readFileSync(made.record, 'utf8'));
    expect(env.GIT_INDEX_FILE).toMatch(/next-index-\d+\.lock$/);
    expect(argv).toEqual([]);
    expect(Object.keys(env).filter((name) => name.startsWith('check_staged'))).toEqual([]);
  });

  test('uninstall takes the hook and the script away again', async () => {
    const made = project();
    const before = made.text('package.json');
    await made.init();
    const out = await made.uninstall();
    expect(out.stdout).toContain('.git/hooks/pre-commit: is removed');
    expect(made.has('.git/hooks/pre-commit')).toBe(false);
    expect(made.text('package.json')).toBe(before);
    expect((await made.uninstall()).stdout).toContain('Nothing of check-staged init was found');
    expect(made.tryCommit('LEAK\n').code).toBe(0);
  });

  test.each([
    ['#!/bin/sh\n# the house hook\n\necho hi\n', 2],
    ['#!/usr/bin/env bash\necho hi', 1],
    ['#!/bin/sh\nexit 0\n', 1],
    ['echo hi\n', 0],
  ])('goes before what a hook does: %j', async (before, index) => {
    const made = project();
    made.write('.git/hooks/pre-commit', before);
    chmodSync(join(made.dir, '.git/hooks/pre-commit'), 0o755);
    await made.init();
    expect(made.text('.git/hooks/pre-commit').split('\n')[index]).toMatch(/# check-staged$/);
    expectGuarded(made);
    await made.uninstall();
    expect(made.text('.git/hooks/pre-commit')).toBe(before);
    expect(statSync(join(made.dir, '.git/hooks/pre-commit')).mode & 0o111).not.toBe(0);
  });

  test('a hook that git passes over because it may not be executed is made to run', async () => {
    const made = project();
    made.write('.git/hooks/pre-commit', '#!/bin/sh\n');
    const { stdout } = await made.init();
    expect(stdout).toContain('made executable');
    expectGuarded(made);
  });

  test.each(['#!/usr/bin/env python3\nprint(1)\n', '#!/usr/bin/env node\n', '#!/bin/sh\n# caf\u00e9'])(
    'leaves alone what it cannot edit: %j',
    async (text) => {
      const made = project();
      const bytes = Buffer.from(text, text.includes('\u00e9') ? 'latin1' : 'utf8');
      made.write('.git/hooks/pre-commit', bytes);
      const { exitCode, stderr } = await made.init();
      expect(exitCode).toBe(2);
      expect(stderr).toContain('left alone');
      expect(stderr).toContain('# check-staged');
      expect(readFileSync(join(made.dir, '.git/hooks/pre-commit'))).toEqual(bytes);
      expect(made.text('package.json')).not.toContain('check-staged');
    },
  );

  test('a hook that is a link is written through inside the repository, and left alone outside of it', async () => {
    const made = project();
    made.write('scripts/hook.sh', '#!/bin/sh\necho hi\n');
    chmodSync(join(made.dir, 'scripts/hook.sh'), 0o755);
    mkdirSync(join(made.dir, '.git/hooks'), { recursive: true });
    const link = join(made.dir, '.git/hooks/pre-commit');
    symlinkSync('../../scripts/hook.sh', link);
    await made.init();
    expect(made.text('scripts/hook.sh')).toContain('# check-staged');
    expectGuarded(made);
    rmSync(link);
    writeFileSync(join(made.base, 'elsewhere.sh'), '#!/bin/sh\n');
    symlinkSync(join(made.base, 'elsewhere.sh'), link);
    expect((await made.init()).exitCode).toBe(2);
    expect(readFileSync(join(made.base, 'elsewhere.sh'), 'utf8')).toBe('#!/bin/sh\n');
  });

  test('core.hooksPath in the repository is honoured, also from a folder below', async () => {
    const made = project();
    made.git('config', 'core.hooksPath', '.githooks');
    made.write('sub/a', '');
    await made.init({}, 'sub');
    expect(made.has('.githooks/pre-commit')).toBe(true);
    expectGuarded(made);
    expectGuarded(made, { cwd: 'sub' });
  });

  test('a hooks folder of all the user’s repositories is left alone', async () => {
    const made = project();
    const shared = join(made.base, 'home/hooks');
    made.git('config', '--global', 'core.hooksPath', shared);
    const { exitCode, stderr } = await made.init();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('serves other repositories too');
    expect(() => statSync(join(shared, 'pre-commit'))).toThrow();
    const line = stderr!.split('\n')[2]!.trim();
    made.write('../home/hooks/pre-commit', `#!/bin/sh\n${line}\n`);
    chmodSync(join(shared, 'pre-commit'), 0o755);
    expectGuarded(made);
    expect((await made.uninstall()).stdout).toContain('take the line that runs check-staged out of it by hand');
    expect(readFileSync(join(shared, 'pre-commit'), 'utf8')).toContain(line);
  });

  test('a dry run shows the lines and writes nothing', async () => {
    const made = project();
    const before = made.text('package.json');
    const { stdout } = await made.init({ 'dry-run': true });
    expect(stdout).toContain('    + #!/bin/sh');
    expect(stdout).toContain('"prepare": "check-staged init || exit 0"');
    expect(stdout).toContain('Nothing was written');
    expect(made.has('.git/hooks/pre-commit')).toBe(false);
    expect(made.text('package.json')).toBe(before);
    await made.init();
    const hook = made.text('.git/hooks/pre-commit');
    expect((await made.uninstall({ 'dry-run': true })).stdout).toContain('    - #!/bin/sh');
    expect(made.text('.git/hooks/pre-commit')).toBe(hook);
  });

  test('an older form of the line is replaced where it stands', async () => {
    const made = project();
    made.write('.git/hooks/pre-commit', '#!/bin/sh\necho a\nnpx check-staged # check-staged\necho b\n');
    await made.init();
    const lines = made.text('.git/hooks/pre-commit').split('\n');
    expect(lines[2]).toMatch(/^check_staged=node_modules/);
    expect(lines).toHaveLength(5);
  });

  test('a hook with Windows line endings still runs the line', async () => {
    const made = project();
    made.write('.git/hooks/pre-commit', '\r\n');
    await made.init();
    expect(made.text('.git/hooks/pre-commit')).toMatch(/# check-staged\r\n\r\n$/);
    const ran = made.stage('a', 'LEAK').run('sh', ['.git/hooks/pre-commit']);
    expect(ran.stderr).toContain('stand-in: refused');
  });
});
