import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { committedMessage } from '../../src/core/commit-message.js';
import { MAIN, Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const token = githubToken();
const SCISSORS = '------------------------ >8 ------------------------';
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

function check(message: string, env: NodeJS.ProcessEnv = {}): Ran {
  repo.write('.git/COMMIT_EDITMSG', message);
  return repo.tool(['commit-msg', '.git/COMMIT_EDITMSG'], { env });
}

/** Puts the check into the hook, for which git starts the editor that writes a message. */
function commit(args: readonly string[], written = ''): Ran {
  repo.write('.git/hooks/commit-msg', `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" commit-msg "$1"\n`);
  chmodSync(join(repo.dir, '.git/hooks/commit-msg'), 0o755);
  repo.write('.git/editor', `#!/bin/sh\n{ printf '%s\\n' '${written}'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n`);
  chmodSync(join(repo.dir, '.git/editor'), 0o755);
  return repo.run('git', ['commit', '--allow-empty', ...args], { env: { GIT_EDITOR: join(repo.dir, '.git/editor') } });
}

describe('the message of a commit', () => {
  test('is refused with a secret in it, which is not printed', () => {
    const { code, stdout, stderr } = check(`Deploy\n\nwith ${token}\n`);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('its message holds what must not get into the history');
    expect(stdout).toContain('COMMIT_EDITMSG:3:6');
    expect(stdout).toMatch(/\n {16}git commit -e -F \/\S+\/COMMIT_EDITMSG\n/);
    expect(stdout).not.toContain(token.slice(4));
    expect(stdout).not.toMatch(/unstage|not secret/);
  });

  test('passes in silence without one', () => {
    expect(check('Deploy\n\nPass `--force` to the token refresh.\n')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(check('')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('is read as git keeps it: without comments where it was edited, with them where it was not', () => {
    const message = `Deploy\n# ${token}\n`;
    expect(check(message).code).toBe(0);
    expect(check(message, { GIT_EDITOR: ':' }).code).toBe(1);
    repo.git('config', 'commit.cleanup', 'whitespace');
    expect(check(message).code).toBe(1);
    repo.git('config', 'commit.cleanup', 'strip');
    expect(check(message, { GIT_EDITOR: ':' }).code).toBe(0);
  });

  test('is read with the comment string that git is set to', () => {
    repo.git('config', 'core.commentChar', ';');
    expect(check(`Deploy\n; ${token}\n`).code).toBe(0);
    expect(check(`Deploy\n# ${token}\n`).code).toBe(1);
    repo.git('config', 'core.commentChar', 'auto');
    expect(check(`Deploy\n; ${token}\n`).code).toBe(1);
    expect(check(`Deploy\n% ${SCISSORS}\n% kept\ndiff --git a b\n+${token}\n`).code).toBe(0);
    expect(check(`Deploy\n% ${SCISSORS}\n${token}\n`).code).toBe(1);
  });

  test('ends at the scissors where what follows reads as what git writes there', () => {
    const diff = `diff --git c/a i/a\nindex 1..2 100644\n--- c/a\n+++ i/a\n@@ -1 +1,2 @@\n ${token}\n+y\n`;
    const below = `# ${SCISSORS}\n# Do not modify or remove the line above.\n${diff}`;
    expect(check(`Deploy\n${below}`).code).toBe(0);
    expect(check(`Deploy\n# ${SCISSORS}\n`).code).toBe(0);
    expect(check(`Deploy\n${below}# -----\n# Changes not staged for commit:\n${diff}`).code).toBe(0);
    expect(check(`Deploy ${SCISSORS}\n${token}\n`).code).toBe(1);
    expect(check(`Deploy\n# ${SCISSORS} \n+${token}`).code).toBe(1);
    expect(check(`Deploy\n# ${SCISSORS}\n${token}\n`).code).toBe(1);
    expect(check(`Deploy\n${below}and ${token}\n`).code).toBe(1);
    expect(check(`Deploy\n${below}`, { GIT_EDITOR: ':' }).code).toBe(1);
    expect(check(`Deploy\n# ${SCISSORS}\nprose\n${below}`).code).toBe(0);
    expect(check(`Deploy\n# ${SCISSORS}\n${token}\n${below}`).code).toBe(1);
  });

  test('is read in linear time, however many scissors it holds', () => {
    const message = Buffer.from(`# ${SCISSORS}\nprose\n`.repeat(100_000));
    const began = process.cpuUsage().user;
    committedMessage(message, { comment: '#', stripped: true, edited: true, scissors: false });
    expect(process.cpuUsage().user - began).toBeLessThan(10e6);
  });
});

describe('git commit', () => {
  test('is refused by the hook, and the text is kept', () => {
    expect(commit(['-m', `Deploy ${token}`]).code).toBe(1);
    expect(repo.git('log', '--format=%s')).not.toContain('Deploy');
    expect(commit(['-m', `# ${token}`]).code).toBe(1);
    expect(commit(['-m', 'Deploy']).code).toBe(0);
  });

  test('with an editor and the diff below passes', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    expect(commit(['--verbose'], 'Deploy').code).toBe(0);
    expect(repo.git('log', '-1', '--format=%B').trim()).toBe('Deploy');
    expect(commit(['--verbose'], `Deploy ${token}`).code).toBe(1);
  });
});

describe('what git commit keeps below the scissors is checked, and what it cuts off is not', () => {
  const text = `Deploy\n\n# ${SCISSORS}\n${token}\n`;
  const kept = (): boolean => repo.git('log', '-1', '--format=%B').includes(token);

  /** Makes the commit with the hook, and without: what is kept without it must be refused with it. */
  function both(args: readonly string[], written = ''): readonly [code: number, kept: boolean] {
    const { code } = commit(args, written);
    if (code === 0) repo.git('reset', '-q', '--soft', 'HEAD~1');
    commit(['--no-verify', ...args], written);
    const result = [code, kept()] as const;
    repo.git('reset', '-q', '--soft', 'HEAD~1');
    return result;
  }

  test.each([
    ['-m', ['-m', text]],
    ['-F', ['-F', '.git/message']],
    ['-e -F', ['-e', '-F', '.git/message']],
    ['-F --cleanup=scissors', ['-F', '.git/message', '--cleanup=scissors']],
    ['-e -F --cleanup=whitespace', ['-e', '-F', '.git/message', '--cleanup=whitespace']],
  ])('%s is refused', (_, args) => {
    repo.write('.git/message', text);
    expect(both(args)).toEqual([1, true]);
  });

  test.each([[[]], [['core.commentChar=;']], [['core.commentChar=auto']], [['commit.cleanup=scissors']]])(
    'the diff of an edited message passes, with %j',
    (settings) => {
      repo.stage('a.js', `const a = "${token}";\n`).commit().stage('a.js', `const a = "${token}";\nconst b = 1;\n`);
      for (const setting of settings) repo.git('config', ...setting.split('='));
      for (const args of [['-v'], ['-vv'], ['-v', '-e', '-m', 'x']]) expect(both(args, 'Deploy')).toEqual([0, false]);
      repo.git('config', 'commit.verbose', 'true');
      repo.write('a.js', 'const c = 1;\n');
      for (const args of [[], ['-vv']]) expect(both(args, 'Deploy')).toEqual([0, false]);
    },
  );

  test('a message that was saved with its diff is refused where git keeps the diff', () => {
    repo.stage('a.js', `const a = "${token}";\n`).commit().stage('a.js', `const a = "${token}";\nconst b = 1;\n`);
    commit(['-v'], 'Deploy');
    repo.git('reset', '-q', '--soft', 'HEAD~1');
    repo.git('config', 'commit.status', 'true');
    const saved = repo.run('sh', ['-c', 'cp .git/COMMIT_EDITMSG .git/message && cat .git/message']).stdout;
    expect(saved).toContain(token);
    expect(both(['-e', '-F', '.git/message'])).toEqual([1, true]);
    expect(both(['-F', '.git/message'])).toEqual([1, true]);
    expect(both(['-e', '-v', '-F', '.git/message'])).toEqual([0, false]);
    repo.git('config', 'commit.cleanup', 'scissors');
    expect(both(['-e', '-F', '.git/message'])).toEqual([0, false]);
  });
});

describe('wrong usage is one sentence and exit code 2', () => {
  test.each([[[]], [['a', 'b']], [['nothere']], [['.git']], [['.git/COMMIT_EDITMSG', '--formt', 'x']]])(
    '%j',
    (args) => {
      const { code, stdout, stderr } = repo.tool(['commit-msg', ...args]);
      expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 2]);
    },
  );
});
