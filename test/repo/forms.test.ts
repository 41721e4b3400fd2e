import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { hexLower } from '../../src/core/shape.js';
import type { JsonReport } from '../../src/report/json.js';
import { chosen, drawn } from '../core/told.js';
import { Scratch } from '../scratch.js';

const key = sampleOf(hexLower(32), seeded(11));
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.local\n.env.production\n').commit();
});
afterEach(() => repo.remove());

function findings(args: string[] = []): string[] {
  const { stdout } = repo.tool([...args, '--format', 'json']);
  const { findings: all } = JSON.parse(stdout) as JsonReport;
  return all.map(({ path, line, column }) => `${path}:${line}:${column}`);
}

test('a commit of an export or of a file that is a secret is refused, and nothing of it is shown', () => {
  repo.stage('passwords.csv', `name,url,username,password\nshop,https://shop.net/,joe,${chosen}\n`);
  repo.stage('config/master.key', key);
  repo.stage('secrets/db_root', `${chosen}\n`);
  const { code, stdout, stderr } = repo.tool();
  expect(code).toBe(1);
  for (const value of [chosen, key]) expect(stdout + stderr).not.toContain(value);
  expect(findings()).toEqual(['config/master.key:1:1', 'passwords.csv:2:28', 'secrets/db_root:1:1']);
});

test('a row is reported by the commit that adds it, not by the next', () => {
  repo.stage('users.csv', `user,password\njoe,${chosen}\n`).commit();
  repo.stage('users.csv', `user,password\njoe,${chosen}\nann,${drawn}\n`);
  expect(findings()).toEqual(['users.csv:3:5']);
});

test('a history is searched for rows that stand far below the head of their column', () => {
  const rows = (password: string): string =>
    Array.from({ length: 6000 }, (_, i) => `('user number ${i}', '${i === 5000 ? password : ''}')`).join(',\n');
  for (const password of ['', drawn]) {
    repo.stage('seed.sql', `INSERT INTO users (name, password) VALUES\n${rows(password)};\n`).commit();
  }
  expect(findings(['audit', '--history'])).toEqual(['seed.sql:5002:23']);
});
