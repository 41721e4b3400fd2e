import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
    expect(check(`Deploy\n% ${SCISSORS}\n${token}\n`).code).toBe(0);
  });

  test('ends at the scissors', () => {
    expect(check(`Deploy\n# ${SCISSORS}\n# not kept\ndiff --git a b\n+${token}\n`).code).toBe(0);
    expect(check(`Deploy ${SCISSORS}\n${token}\n`).code).toBe(1);
    expect(check(`Deploy\n# ${SCISSORS} \n+${token}`).code).toBe(0);
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

describe('wrong usage is one sentence and exit code 2', () => {
  test.each([[[]], [['a', 'b']], [['nothere']], [['.git']], [['.git/COMMIT_EDITMSG', '--formt', 'x']]])(
    '%j',
    (args) => {
      const { code, stdout, stderr } = repo.tool(['commit-msg', ...args]);
      expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 2]);
    },
  );
});
