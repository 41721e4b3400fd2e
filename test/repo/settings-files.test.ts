import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').stage('a.js', '//\n').commit();
});
afterEach(() => repo.remove());

/** What can lie where settings are read, and is never read to its end. */
const PLANTED: Readonly<Record<string, (path: string) => void>> = {
  'a link to an endless device': (path) => symlinkSync('/dev/zero', path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a link to a pipe': (path) => {
    const pipe = join(repo.base, 'pipe');
    if (!existsSync(pipe)) execFileSync('mkfifo', [pipe]);
    symlinkSync(pipe, path);
  },
  'a file of more than 1 MiB': (path) => writeFileSync(path, ' '.repeat(1024 * 1024 + 1)),
};

function plant(kind: string, path: string): void {
  const target = join(repo.dir, path);
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  PLANTED[kind]!(target);
}

const refused = ({ code, stderr }: Ran, path: string, exitCode = 2): void => {
  expect(stderr).toMatch(/^check-staged: .+\n {2}.+\n$/);
  expect(stderr).toContain(path);
  expect(code).toBe(exitCode);
};

describe.each(Object.keys(PLANTED))('%s', (kind) => {
  test.each(['check-staged.config.json', 'package.json'])('by the name of %s is refused', (path) => {
    plant(kind, path);
    for (const args of [['audit'], ['env'], ['audit', '--history']]) refused(repo.tool(args), path);
    // The hook goes by what is staged.
    expect(repo.tool()).toMatchObject({ code: 0, stderr: '' });
  });

  test('given as the configuration is refused', () => {
    plant(kind, 'mine.json');
    refused(repo.tool(['--config', 'mine.json']), 'mine.json');
  });

  test.each(['lefthook.yml', '.pre-commit-config.yaml', '.husky/pre-commit', '.git/hooks/pre-commit'])(
    'by the name of %s stops init',
    (path) => {
      plant(kind, path);
      repo.install();
      const ran = repo.tool(['init', '--dry-run']);
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/^check-staged: cannot read .+\n {2}.+\n$/) });
    },
  );

  test('as the event of a CI run is refused', () => {
    plant(kind, 'event.json');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: join(repo.dir, 'event.json') };
    refused(repo.tool(['ci'], { env }), 'event.json');
  });

  test('as an ignore file or a manifest of a package stops its audit', () => {
    repo.write('package.json', '{ "name": "a", "version": "1.0.0", "bundleDependencies": ["b"] }');
    plant(kind, '.npmignore');
    refused(repo.tool(['audit', '--pack']), '.npmignore', 3);
    rmSync(join(repo.dir, '.npmignore'));
    plant(kind, 'node_modules/b/package.json');
    expect(repo.tool(['audit', '--pack']).stderr).not.toContain('a bug');
  });

  test('among what .git holds is left to git, or refused', () => {
    plant(kind, '.git/MERGE_HEAD');
    refused(repo.tool(), 'MERGE_HEAD');
  });
});

test('a .gitignore of more than 1 MiB is refused, on disk and in the index', () => {
  const large = `.env\n${'# more\n'.repeat(150_000)}`;
  repo.stage('.gitignore', large);
  refused(repo.tool(), '.gitignore', 3);
  repo.write('.env', 'A=1\n');
  refused(repo.tool(['env', '--fix']), '.gitignore', 3);
});

describe('a link', () => {
  test('within the repository is followed, one that leads out is not', () => {
    writeFileSync(join(repo.base, 'outside.json'), '{ "disabledRules": ["github-pat-classic"] }');
    mkdirSync(join(repo.dir, 'config'));
    repo.write('config/staged.json', '{ "blockOn": "certain" }').stage('b.js', `const a = "${githubToken()}";\n`);
    symlinkSync('config/staged.json', join(repo.dir, 'check-staged.config.json'));
    expect(repo.tool(['audit']).code).toBe(1);
    rmSync(join(repo.dir, 'check-staged.config.json'));
    symlinkSync('../outside.json', join(repo.dir, 'check-staged.config.json'));
    refused(repo.tool(['audit']), 'check-staged.config.json');
    symlinkSync('..', join(repo.dir, 'up'));
    refused(repo.tool(['audit', '--config', 'up/outside.json']), 'outside.json');
    // What the user names elsewhere is the user's own.
    expect(repo.tool(['audit', '--config', '../outside.json']).code).toBe(0);
  });

  test('to the message of a commit is read through, as git reads it', () => {
    writeFileSync(join(repo.base, 'message'), `token ${githubToken()}\n`);
    rmSync(join(repo.dir, '.git/COMMIT_EDITMSG'));
    symlinkSync(join(repo.base, 'message'), join(repo.dir, '.git/COMMIT_EDITMSG'));
    expect(repo.tool(['commit-msg', '.git/COMMIT_EDITMSG']).code).toBe(1);
    refused(repo.tool(['commit-msg', '/dev/zero']), '/dev/zero');
  });
});
