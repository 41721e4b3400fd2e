import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

const API = pathToFileURL(join(MAIN, '../api/index.js')).href;
let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\nbuild/\n').stage('src/old.js', '//\n').commit();
  repo.stage('src/a.js', `const a = "${githubToken()}";\n`).stage('.gitignore', 'build/\n');
});
afterEach(() => repo.remove());

/** What git's manual documents, with values that mean something to git, and those that git reads without documenting them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'].map((kind) => [`GIT_${kind}_PATHSPECS`, ['1', 'x']])),
  ...Object.fromEntries(
    [
      ...[
        '',
        '_FSMONITOR',
        '_PACK_ACCESS',
        '_PACKET',
        '_PACKFILE',
        '_PERFORMANCE',
        '_REFS',
        '_SETUP',
        '_SHALLOW',
        '_CURL',
      ],
      ...['_CURL_NO_DATA', '_REDACT', '2', '2_EVENT', '2_PERF', '2_DST_DEBUG', '2_ENV_VARS', '2_CONFIG_PARAMS'],
    ].map((kind) => [`GIT_TRACE${kind}`, ['1']]),
  ),
  GIT_TRACE: ['1', '2', '3', '/dev/null'],
  GIT_INDEX_FILE: ['.git/index', '.git/none'],
  GIT_INDEX_VERSION: ['4', 'x'],
  GIT_OBJECT_DIRECTORY: ['.git/objects', '.git/none'],
  GIT_ALTERNATE_OBJECT_DIRECTORIES: ['.git/none'],
  GIT_QUARANTINE_PATH: ['.git/none'],
  GIT_DIR: ['.git', '.git/none'],
  GIT_WORK_TREE: ['.', 'none'],
  GIT_COMMON_DIR: ['.git/none'],
  GIT_NAMESPACE: ['x'],
  GIT_CEILING_DIRECTORIES: ['/', '.'],
  GIT_DISCOVERY_ACROSS_FILESYSTEM: ['1'],
  GIT_DEFAULT_HASH: ['sha256'],
  GIT_DEFAULT_REF_FORMAT: ['reftable'],
  GIT_CONFIG: ['/dev/null'],
  GIT_CONFIG_GLOBAL: ['/dev/null', 'none'],
  GIT_CONFIG_SYSTEM: ['/dev/null'],
  GIT_CONFIG_NOSYSTEM: ['0'],
  GIT_CONFIG_PARAMETERS: ["'core.quotePath=false' 'color.ui=always' 'diff.noprefix=true'", 'x'],
  GIT_CONFIG_COUNT: ['0', 'x'],
  GIT_ATTR_SOURCE: ['HEAD', 'none'],
  GIT_ATTR_NOSYSTEM: ['1'],
  GIT_DIFF_OPTS: ['--unified=0'],
  GIT_EXTERNAL_DIFF: ['true'],
  GIT_DIFF_PATH_COUNTER: ['1'],
  GIT_DIFF_PATH_TOTAL: ['1'],
  GIT_PRINT_SHA1_ELLIPSIS: ['yes'],
  GIT_REF_PARANOIA: ['0', '1'],
  GIT_COMMIT_GRAPH_PARANOIA: ['0', '1'],
  GIT_REPLACE_REF_BASE: ['refs/x/'],
  GIT_NO_REPLACE_OBJECTS: ['1'],
  GIT_SHALLOW_FILE: ['.git/none', ''],
  GIT_GRAFT_FILE: ['.git/none'],
  GIT_PAGER: ['true'],
  GIT_PAGER_IN_USE: ['1'],
  GIT_EDITOR: ['true', ':'],
  GIT_SEQUENCE_EDITOR: ['true'],
  GIT_ASKPASS: ['true'],
  GIT_TERMINAL_PROMPT: ['0'],
  GIT_SSH: ['true'],
  GIT_SSH_COMMAND: ['true'],
  GIT_SSH_VARIANT: ['simple'],
  GIT_SSL_NO_VERIFY: ['1'],
  GIT_PROTOCOL: ['version=2'],
  GIT_PROTOCOL_FROM_USER: ['0'],
  GIT_ALLOW_PROTOCOL: ['file'],
  GIT_NO_LAZY_FETCH: ['0'],
  GIT_OPTIONAL_LOCKS: ['1'],
  GIT_FLUSH: ['0', '1'],
  GIT_PROGRESS_DELAY: ['0'],
  GIT_ADVICE: ['0'],
  GIT_MERGE_VERBOSITY: ['5'],
  GIT_REFLOG_ACTION: ['x'],
  GIT_PREFIX: ['src/', 'none/'],
  GIT_EXEC_PATH: ['none'],
  GIT_TEMPLATE_DIR: ['none'],
  GIT_INTERNAL_SUPER_PREFIX: ['x/'],
  GIT_REDIRECT_STDIN: ['off'],
  GIT_REDIRECT_STDOUT: ['out'],
  GIT_REDIRECT_STDERR: ['out'],
  GIT_AUTHOR_NAME: ['x'],
  GIT_AUTHOR_EMAIL: ['x'],
  GIT_AUTHOR_DATE: ['x'],
  GIT_COMMITTER_NAME: ['x'],
  GIT_COMMITTER_EMAIL: ['x'],
  GIT_COMMITTER_DATE: ['x'],
};

describe('whatever the environment says to git', () => {
  test.each(Object.entries(VALUES))('%s lets nothing pass', (name, values) => {
    for (const value of values) {
      const staged = repo.tool(['--format', 'json'], { env: { [name]: value } });
      expect([1, 3]).toContain(staged.code);
      if (staged.code === 3) expect(staged.stderr).toMatch(/^check-staged: .+\n {2}.+\n/);
      if (staged.code === 3 || name === 'GIT_INDEX_FILE') continue;
      const { findings, policy } = JSON.parse(staged.stdout) as Record<'findings' | 'policy', { path: string }[]>;
      expect(findings.map(({ path }) => path)).toEqual(['src/a.js']);
      expect(policy.map(({ path }) => path)).toContain('.gitignore');
    }
  });

  const meant = Object.entries(VALUES).filter(([name]) => !/TRACE.|SSH|SSL|_EDITOR|AUTHOR|COMMITTER/.test(name));
  test.each(meant)('%s hides nothing from an audit', (name, values) => {
    for (const value of values) {
      const audited = repo.tool(['audit', 'src', '--format', 'json'], { env: { [name]: value } });
      // A working tree elsewhere has no such folder, which is wrong usage.
      expect(name === 'GIT_WORK_TREE' ? [1, 2, 3] : [1, 3]).toContain(audited.code);
      if (audited.code === 1) expect(audited.stdout).toContain('src/a.js"');
    }
  });

  test('the list has every variable that the manual of this git documents', () => {
    let manual: string;
    try {
      manual = execFileSync('man', ['git'], {
        encoding: 'utf8',
        env: { ...process.env, MANWIDTH: '200', LC_ALL: 'C' },
      });
    } catch {
      return;
    }
    const documented = manual.replaceAll(/.\u0008/g, '').match(/^\s+GIT_[A-Z\d_]+(?=$|[,\s])/gm) ?? [];
    expect(new Set(documented.map((name) => name.trim()).filter((name) => !(name in VALUES)))).toEqual(new Set());
  });
});

describe('a git that the repository brings', () => {
  const planted = (folder: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'git'), `#!/bin/sh\n: >"${repo.base}/ran"\n`);
    chmodSync(join(folder, 'git'), 0o755);
  };

  test.each([
    ['the working folder, by an empty entry', ''],
    ['the working folder, by its dot', '.'],
    ['a relative entry', 'tools'],
    ['an entry inside of the working tree', '$REPO/tools'],
    ['what the package manager puts there', '$REPO/node_modules/.bin'],
    ['the project of a folder above', '$REPO/../node_modules/.bin'],
  ])('is not started from %s', (_, entry) => {
    for (const folder of ['.', 'tools', 'node_modules/.bin', '../node_modules/.bin']) planted(join(repo.dir, folder));
    const PATH = `${entry.replace('$REPO', repo.dir)}:${repo.env['PATH']}`;
    expect(repo.tool([], { env: { PATH } })).toMatchObject({ code: 1, stderr: '' });
    expect(repo.tool(['audit'], { env: { PATH } }).code).toBe(1);
    expect(repo.tool(['init', '--dry-run'], { env: { PATH } }).stderr).not.toContain('a bug');
    const api = `import('${API}').then(async ({ scanStaged }) => console.log((await scanStaged().report()).verdict))`;
    expect(repo.run(process.execPath, ['-e', api], { env: { PATH } })).toMatchObject({ stdout: 'blocked\n' });
    expect(existsSync(join(repo.base, 'ran'))).toBe(false);
  });

  test('is refused where there is no other', () => {
    planted(join(repo.dir, 'tools'));
    expect(repo.tool([], { env: { PATH: `${repo.dir}/tools` } })).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^check-staged: git was not found on PATH\n {2}.*inside the repository/),
    });
  });
});
