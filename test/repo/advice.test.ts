import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserError } from '../../src/errors.js';
import { tooLarge } from '../../src/git/too-large.js';
import { githubToken } from '../secrets.js';
import { commandsIn, copiedBelow, GuardedScratch } from './advice.js';

const KEY = githubToken(3);
const FOLDERS = ['.', 'sub'];
let repo: GuardedScratch;
beforeEach(() => {
  repo = new GuardedScratch();
});
afterEach(() => repo.remove());

/** What the hook says of what is staged. */
function refusedCommit(cwd: string, ...args: readonly string[]): string {
  const { code, stderr, stdout } = repo.tryCommit(cwd, ...args);
  expect([code, stdout]).toEqual([1, '']);
  return stderr;
}

/** Commands that must all work, pasted one by one. */
function pasteAll(commands: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  expect(commands).not.toEqual([]);
  for (const command of commands) {
    const { code, stderr } = repo.paste(command, cwd, env);
    expect([command, code, stderr]).toEqual([command, 0, expect.not.stringMatching(/fatal|error|not found/)]);
  }
}

function read(path: string): string {
  return readFileSync(join(repo.dir, path), 'utf8');
}

/** Puts lines where a report says, as a person does. */
function addLine(path: string, line: number, text: string): void {
  const lines = read(path).split('\n');
  lines.splice(line - 1, 0, text);
  repo.stage(path, lines.join('\n'));
}

/** An editor that takes the lines with the key out. */
const EDITOR = `sed -i.bak -e /${KEY}/d`;

describe.each(FOLDERS)('pasted in %s', (cwd) => {
  test.each(['k.txt', 'a b.txt', "it's.txt", '$HOME`id`.txt', 'new\nline.txt', '-f.txt', ':(top)x.txt', '*.txt', 'größe.txt', '"q"!.txt', '100%\t.txt', 'sub/k.txt'])(
    'unstages %j and nothing else',
    (name) => {
      repo.write(name, `k = "${KEY}"\n`).git('--literal-pathspecs', 'add', '--', name);
      repo.stage('other.txt', 'other\n').stage('k', 'k\n');
      const commands = commandsIn(refusedCommit(cwd));
      expect(commands).toHaveLength(1);
      pasteAll(commands, cwd);
      expect(repo.git('diff', '--cached', '--name-only')).toBe('k\nother.txt\n');
      expect(repo.tryCommit(cwd).code).toBe(0);
    },
  );

  test('before the first commit', () => {
    repo.git('update-ref', '-d', 'HEAD');
    repo.git('rm', '-rq', '--cached', '.');
    repo.stage('k.txt', KEY).git('add', 'sub', '.gitignore');
    pasteAll(commandsIn(refusedCommit(cwd)), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
    expect(repo.git('ls-files')).toBe('.gitignore\nsub/a.txt\n');
  });

  test('keeps an env file out that was added by force', () => {
    repo.stage('sub/.env', 'A=1\n').stage('other.txt', 'other\n');
    const commands = commandsIn(refusedCommit(cwd));
    expect(commands).toEqual(['git reset -q -- ":(top)sub/.env"', 'npx --no-install check-staged env --fix']);
    pasteAll(commands, cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
    expect(repo.git('ls-files', '--', '*.env')).toBe('');
    expect(existsSync(join(repo.dir, 'sub/.env'))).toBe(true);
  });

  test('takes an env file out of git, also where the index alone has a version', () => {
    repo.stage('.env', 'A=1\n').commit().stage('.env', 'A=2\n').write('.env', 'A=3\n').stage('other.txt', 'other\n');
    pasteAll(commandsIn(refusedCommit(cwd)), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
    expect(repo.git('ls-files', '--', '.env')).toBe('');
    expect(read('.env')).toBe('A=3\n');
  });

  test('covers an env file that lies open', () => {
    repo.write('.envrc', 'A=1\n').stage('other.txt', 'other\n');
    pasteAll(commandsIn(refusedCommit(cwd)), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
    expect(repo.git('status', '--short', '--', '.envrc')).toBe('');
  });

  test('puts a lost line of .gitignore back', () => {
    repo.stage('.gitignore', 'node_modules\n.env.*\n').stage('other.txt', 'other\n');
    const said = refusedCommit(cwd);
    expect(said).toContain('put the line .env back into .gitignore');
    appendFileSync(join(repo.dir, '.gitignore'), '.env\n');
    pasteAll(commandsIn(said), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
  });

  test('stages a file again that was cleaned on disk only', () => {
    repo.stage('sub/k.js', `const k = "${KEY}";\n`).write('sub/k.js', 'const k = 1;\n');
    const said = refusedCommit(cwd);
    expect(said).toContain('the file on disk no longer holds it');
    pasteAll(commandsIn(said), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
    expect(repo.git('show', 'HEAD:sub/k.js')).toBe('const k = 1;\n');
  });

  test('stages a file again that is no longer on disk', () => {
    repo.stage('k.js', `const k = "${KEY}";\n`).stage('other.txt', 'other\n');
    rmSync(join(repo.dir, 'k.js'));
    pasteAll(commandsIn(refusedCommit(cwd)), cwd);
    expect(repo.tryCommit(cwd).code).toBe(0);
  });

  test('commits with a message that git has kept', () => {
    repo.stage('other.txt', 'other\n');
    const said = refusedCommit(cwd, '-m', 'subject', '-m', `see ${KEY}`);
    pasteAll(commandsIn(said), cwd, { GIT_EDITOR: EDITOR });
    expect(repo.git('log', '-1', '--format=%B')).toBe('subject\n\n');
    expect(repo.git('show', '--name-only', '--format=')).toBe('other.txt\n');
  });

  test('takes what a hint names of this program', () => {
    repo.stage('k.js', '// check-staged-ignore no-such-rule -- why\n');
    const { code, stderr } = repo.tryCommit(cwd);
    expect([code, commandsIn(stderr)]).toEqual([1, ['npx --no-install check-staged rules']]);
    pasteAll(commandsIn(stderr), cwd);
  });

  test('finds what env plans', () => {
    repo.stage('.gitignore', 'node_modules\n').commit().stage('.env', 'A=1\n').commit();
    const planned = repo.run('npx', ['--no-install', 'check-staged', 'env', '--untrack'], { cwd });
    const commands = commandsIn(planned.stdout).filter((command) => command.endsWith('--untrack'));
    expect(commands).toHaveLength(1);
    pasteAll(commands, cwd);
    expect(repo.git('ls-files', '--', '.env')).toBe('');
    pasteAll(['npx --no-install check-staged env'], cwd);
  });

  test('resolves a merge', () => {
    repo.stage('m.txt', 'a\n').commit().git('checkout', '-q', '-b', 'side');
    repo.stage('m.txt', 'b\n').commit().git('checkout', '-q', 'main');
    repo.stage('m.txt', 'c\n').commit();
    repo.run('git', ['merge', 'side']);
    repo.git('checkout', '-q', '--ours', 'm.txt');
    const { code, stderr } = repo.run('node', ['node_modules/check-staged/dist/main.cjs']);
    expect([code, commandsIn(stderr)]).toEqual([3, ['git add -- ":(top)m.txt"']]);
    pasteAll(commandsIn(stderr), cwd);
    expect(repo.tryCommit(cwd, '--no-edit').code).toBe(0);
  });

  test('rewrites the last commit before a push', () => {
    repo.stage('k.js', `const k = "${KEY}";\n`).commit();
    const said = refusedPush(cwd);
    repo.write('k.js', 'const k = 1;\n');
    pasteAll(commandsIn(said), cwd);
    expect(push(cwd).code).toBe(0);
  });

  test.each([0, 1])('rewrites a commit of before, with %d ahead of it', (ahead) => {
    repo.git('update-ref', '-d', 'HEAD');
    for (let i = 0; i < ahead; i++) repo.commit(`ahead ${i}`);
    repo.stage('k.js', `const k = "${KEY}";\n`).commit('bad').stage('later.txt', 'later\n').commit('later');
    const said = refusedPush(cwd);
    const [rebase, ...rest] = commandsIn(said);
    pasteAll([rebase!], cwd, { GIT_SEQUENCE_EDITOR: "sed -i.bak -e 's/^pick \\(.* bad\\)$/edit \\1/'" });
    repo.write('k.js', 'const k = 1;\n');
    pasteAll(rest, cwd, { GIT_EDITOR: 'true' });
    expect(repo.git('log', '--format=%s', '-2')).toBe('later\nbad\n');
    expect(push(cwd).code).toBe(0);
  });

  test('rewrites a message before a push', () => {
    repo.stage('b.txt', 'b\n').commit(`bad ${KEY}`).stage('c.txt', 'c\n').commit('later');
    const env = {
      GIT_SEQUENCE_EDITOR: "sed -i.bak -e 's/^pick \\(.* bad .*\\)$/reword \\1/'",
      GIT_EDITOR: `sed -i.bak -e s/${KEY}/x/`,
    };
    pasteAll(commandsIn(refusedPush(cwd)), cwd, env);
    expect(push(cwd).code).toBe(0);
    repo.stage('d.txt', 'd\n').commit(`worse ${KEY}`);
    pasteAll(commandsIn(refusedPush(cwd)), cwd, env);
    expect(push(cwd).code).toBe(0);
  });
}); // prettier-ignore

/** Pushes to a repository beside, through the hook. */
function push(cwd: string): ReturnType<GuardedScratch['run']> {
  const remote = join(repo.base, 'remote');
  if (!existsSync(remote)) repo.git('init', '-q', '--bare', remote);
  return repo.run('git', ['push', remote, 'main:main'], { cwd });
}

function refusedPush(cwd: string): string {
  const { code, stderr, stdout } = push(cwd);
  expect(code).toBe(1);
  return stdout + stderr;
}

describe('what is no secret passes', () => {
  test.each([
    ['a.js', 'const a = 1;\nconst k = "¤";\n'],
    ['a.jsx', 'const a = (\n  <p>\n    ¤\n  </p>\n);\n'],
    ['a.js', 'const q = `\n  ¤\n`;\n'],
    ['a.yml', 'a: |\n  x\n  ¤\nb: 1\n'],
    ['a.sh', 'curl \\\n  -H "x: ¤"\n'],
  ])('by the comment that is advised for %s: %j', (path, text) => {
    repo.stage(path, text.replace('¤', KEY));
    const rows = refusedCommit('.').split('\n');
    const places = rows.flatMap((row) => /above line (\d+)/.exec(row)?.[1] ?? []).map(Number);
    const comments = rows.filter((row) => row.includes('check-staged-ignore')).map((row) => row.slice(16));
    expect(places).toHaveLength(comments.length);
    comments.toReversed().forEach((comment, i) => addLine(path, places.toReversed()[i]!, comment));
    const passed = repo.tryCommit('.');
    expect([passed.code, passed.stderr]).toEqual([0, expect.not.stringContaining('refuses')]);
  });

  test.each(['a.json', 'a [1]*.json', '!a.json', 'sub/a b .json'])(
    'by the configuration that is advised for %s',
    (path) => {
      repo.stage(path, `{"k": "${KEY}"}\n`);
      const line = copiedBelow(refusedCommit('.'), 'no comment can stand there').at(-1);
      repo.stage('check-staged.config.json', `{ ${line} }\n`);
      expect(repo.tryCommit('.').code).toBe(0);
    },
  );

  test.each(['.env', 'sub/.env.production'])(
    'and so does a public %s, by the configuration that is advised',
    (path) => {
      repo.stage(path, 'VITE_TITLE=Shop\n');
      const line = copiedBelow(refusedCommit('.'), 'as in a .env that Vite').at(-1);
      repo.stage('check-staged.config.json', `{ ${line} }\n`);
      expect(repo.tryCommit('.').code).toBe(0);
    },
  );
});

describe('advice that would not help is not given', () => {
  test('to unstage, where the commit takes files from the disk', () => {
    repo.stage('k.js', 'a\n').commit().write('k.js', `const k = "${KEY}";\n`);
    expect(commandsIn(refusedCommit('.', '-a', '-m', 'x'))).toEqual([]);
    expect(commandsIn(refusedCommit('.', '-m', 'x', 'k.js'))).toEqual([]);
  });

  test('a comment for an old version', () => {
    repo.stage('k.js', `const k = "${KEY}";\n`).commit();
    const { stdout } = repo.tool(['audit', '--history']);
    expect(stdout).not.toContain('check-staged-ignore');
    const line = copiedBelow(stdout, 'add the path to check-staged.config.json').at(-1);
    repo.stage('check-staged.config.json', `{ ${line} }\n`);
    expect(repo.tool(['audit', '--history']).code).toBe(0);
  });
});

test('names a file that is too large for a diff of git, and leaves it out', async () => {
  repo.stage('sub/small.txt', 'a\n').stage('sub/large $1.txt', 'a'.repeat(2000));
  const refusal = await tooLarge({ cwd: repo.dir, env: repo.env }, 1000);
  expect(refusal).toMatchObject({ exitCode: 3, message: expect.stringMatching(/^sub\/large \$1\.txt has 1 MiB: /) });
  pasteAll(commandsIn((refusal as UserError).hint), 'sub');
  expect(repo.git('diff', '--cached', '--name-only')).toBe('sub/small.txt\n');
  expect(await tooLarge({ cwd: repo.dir, env: repo.env }, 1000)).toBeUndefined();
  repo.stage('a.txt', 'a'.repeat(2000)).commit().stage('a.txt', 'a');
  expect((await tooLarge({ cwd: repo.dir, env: repo.env }, 1000))?.message).toMatch(/^a\.txt had 1 MiB in the last/);
});

test('does not accuse its own installed files', () => {
  repo.git('add', '-f', 'node_modules');
  const committed = repo.tool(['--block-on', 'low', '--format', 'json']);
  expect(JSON.parse(committed.stdout)).toMatchObject({ findings: [] });
  expect(JSON.parse(committed.stdout).scanned.files).toBeGreaterThan(100);
  const audited = repo.tool(['audit', '--ignored', '--block-on', 'low', '--format', 'json']);
  expect(JSON.parse(audited.stdout)).toMatchObject({ findings: [] });
});

test('commands keep to one line in the narrowest terminal', () => {
  writeFileSync(join(repo.dir, 'long.js'), `const k = "${KEY}";\n`);
  repo.git('add', 'long.js');
  const { stdout } = repo.run('script', ['-qec', 'stty cols 40; node node_modules/check-staged/dist/main.cjs', '/dev/null']);
  expect(stdout).toContain('git reset -q -- ":(top)long.js"');
  expect(stdout).toContain('// check-staged-ignore github-pat-classic -- why');
}); // prettier-ignore
