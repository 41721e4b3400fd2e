import { afterEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { blockedBy, hookPolicy } from './env-policy.js';

let scratch: Scratch;
afterEach(() => scratch.remove());

function repository(files: Record<string, string>): Scratch {
  scratch = new Scratch();
  for (const [path, content] of Object.entries(files)) scratch.stage(path, content);
  return scratch.commit();
}

async function removed(): Promise<string[]> {
  const violations = await hookPolicy(scratch);
  return violations
    .filter(({ violation }) => violation === 'protection-removed')
    .map(({ path, message }) => `${path}: ${message}`);
}

const ALL = '.env\n.env.*\n';

describe('a commit that takes the protection away', () => {
  test('the line goes', async () => {
    repository({ '.gitignore': `node_modules\n${ALL}` }).stage('.gitignore', 'node_modules\n.env.*\n');
    const [violation, ...others] = await hookPolicy(scratch);
    expect(others).toEqual([]);
    expect(violation).toMatchObject({
      path: '.gitignore',
      violation: 'protection-removed',
      severity: 'block',
      message: 'this commit takes away the pattern .env, which keeps .env out of git',
      fix: 'put the line .env back into .gitignore, then stage that file',
      commands: ['git add -- ":(top).gitignore"'],
    });
  });

  test('the file is deleted', async () => {
    repository({ '.gitignore': ALL }).git('rm', '-q', '.gitignore');
    expect(await removed()).toEqual([
      '.gitignore: this commit takes away the pattern .env, which keeps .env out of git',
      '.gitignore: this commit takes away the pattern .env.*, which keeps .env.local and .env.production out of git',
    ]);
  });

  test('the file is deleted in the index only, on disk it still protects', async () => {
    repository({ '.gitignore': ALL }).write('.env', 'A=1\n').git('rm', '-q', '--cached', '.gitignore');
    expect(await blockedBy(scratch)).toEqual(['.gitignore protection-removed', '.gitignore protection-removed']);
  });

  test('the file is renamed', async () => {
    repository({ '.gitignore': ALL }).git('mv', '.gitignore', 'ignore.txt');
    expect(await removed()).toHaveLength(2);
  });

  test('the file becomes a symbolic link', async () => {
    repository({ '.gitignore': ALL, real: ALL }).git('rm', '-q', '--cached', '.gitignore');
    const oid = scratch.git('rev-parse', 'HEAD:real').trim();
    scratch.git('update-index', '--add', '--cacheinfo', `120000,${oid},.gitignore`);
    expect(await removed()).toHaveLength(2);
  });

  test('a negation comes', async () => {
    repository({ '.gitignore': ALL }).stage('.gitignore', `${ALL}!.env.production\n`);
    const [violation] = await hookPolicy(scratch);
    expect(violation).toMatchObject({
      message: 'this commit adds the line !.env.production, which makes git take .env.production again',
      fix: 'take the line !.env.production out of .gitignore, then stage that file',
      commands: ['git add -- ":(top).gitignore"'],
    });
  });

  test('a negation comes in a nested file, and for a nested path', async () => {
    repository({ '.gitignore': '*.env\n.env*\n' })
      .stage('.gitignore', '*.env\n.env*\n!/config/.env\n')
      .stage('app/.gitignore', '!.env\n');
    expect(await removed()).toEqual([
      '.gitignore: this commit adds the line !/config/.env, which makes git take config/.env again',
      'app/.gitignore: this commit adds the line !.env, which makes git take app/.env again',
    ]);
  });

  test('a line for a nested path goes, with its CRLF', async () => {
    repository({ '.gitignore': 'packages/*/.env\r\nx\r\n' }).stage('.gitignore', 'x\r\n');
    expect(await removed()).toEqual([
      '.gitignore: this commit takes away the pattern packages/*/.env, which keeps packages/*/.env out of git',
    ]);
  });

  test('whatever environment git hands to the hook', async () => {
    repository({ '.gitignore': ALL }).stage('.gitignore', 'x\n').write('.git/info/exclude', '*\n');
    const git = `${scratch.dir}/.git`;
    scratch.env = {
      ...scratch.env,
      GIT_DIR: git,
      GIT_COMMON_DIR: git,
      GIT_INDEX_FILE: `${git}/index`,
      GIT_WORK_TREE: scratch.dir,
    };
    expect(await removed()).toHaveLength(2);
  });

  test('the staged text counts, not the one on disk', async () => {
    repository({ '.gitignore': ALL }).stage('.gitignore', 'x\n').write('.gitignore', ALL);
    expect(await removed()).toHaveLength(2);
    scratch.stage('.gitignore', ALL).write('.gitignore', 'x\n');
    expect(await removed()).toEqual([]);
  });
});

describe('a commit that keeps it', () => {
  test('one pattern for another', async () => {
    repository({ '.gitignore': ALL }).stage('.gitignore', '# env\n.env*\n!.env.example\n');
    expect(await hookPolicy(scratch)).toEqual([]);
  });

  test('a nested file goes, the root still covers', async () => {
    repository({ '.gitignore': '.env*\n', 'a/.gitignore': '.env\n' }).git('rm', '-q', 'a/.gitignore');
    expect(await hookPolicy(scratch)).toEqual([]);
  });

  test('a nested file goes into the root', async () => {
    repository({ 'a/.gitignore': '.env\n' }).git('rm', '-q', 'a/.gitignore');
    expect(await removed()).toEqual([
      'a/.gitignore: this commit takes away the pattern .env, which keeps a/.env out of git',
    ]);
    scratch.stage('.gitignore', '/a/.env\n');
    expect(await removed()).toEqual([]);
  });

  test('a folder of build output was not ignored for its env files', async () => {
    repository({ '.gitignore': 'x\n', 'out/.gitignore': '*\n!.gitignore\n' }).git('rm', '-q', 'out/.gitignore');
    expect(await removed()).toEqual([]);
  });

  test('a first .gitignore, before and after the first commit', async () => {
    scratch = new Scratch();
    scratch.stage('.gitignore', 'x\n');
    expect(await removed()).toEqual([]);
    scratch.commit().stage('.gitignore', ALL);
    expect(await hookPolicy(scratch)).toEqual([]);
  });

  test('personal ignore files have no say', async () => {
    repository({ '.gitignore': ALL }).write('.git/info/exclude', ALL).stage('.gitignore', 'x\n');
    expect(await removed()).toHaveLength(2);
  });
});
