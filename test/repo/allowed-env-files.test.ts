import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('check-staged.config.json', '{ "allowedEnvFiles": ["/.env.development"] }');
  repo.stage('.gitignore', '.env\n.env.local\n.env.production\n').commit();
});
afterEach(() => repo.remove());

test('an allowed env file may be committed, changed and lie about; its values are scanned', () => {
  repo.write('.env.development', 'PORT=1\n').stage('a.js', 'a\n');
  expect(repo.tool()).toMatchObject({ code: 0, stdout: '' });
  repo.stage('.env.development', 'PORT=1\n');
  expect(repo.tool()).toMatchObject({ code: 0, stdout: '' });
  repo.commit().stage('.env.development', 'PORT=2\n');
  expect(repo.tool()).toMatchObject({ code: 0, stdout: '' });
  expect(repo.tool(['env'])).toMatchObject({ code: 0 });
  repo.stage('.env.development', `GITHUB_TOKEN=${githubToken()}\n`);
  expect(repo.tool().code).toBe(1);
});

test('only that one', () => {
  repo.stage('app/.env.development', 'PORT=1\n');
  expect(repo.tool().code).toBe(1);
  expect(repo.tool(['env']).code).toBe(1);
});

test('env --fix leaves it visible', () => {
  repo.stage('.env.development', 'PORT=1\n').write('.env.staging', 'A=1\n');
  expect(repo.tool(['env', '--fix']).code).toBe(0);
  expect(repo.run('git', ['check-ignore', '-q', '.env.staging']).code).toBe(0);
  expect(repo.run('git', ['check-ignore', '-q', '--no-index', '.env.development']).code).toBe(1);
});
