import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.write(
    'loaded.cjs',
    `process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, Object.keys(require.cache).join('\\n')));`,
  );
});

afterEach(() => repo.remove());

/** @returns the files of the program that a commit's check loads, and how the check ends */
function check(path: string, text: string): { files: readonly string[]; code: number | null } {
  repo.write(path, text);
  repo.git('add', path);
  const { code } = repo.tool([], {
    env: { NODE_OPTIONS: `--require ${repo.dir}/loaded.cjs`, LOADED: `${repo.dir}/loaded.txt` },
  });
  const loaded = readFileSync(`${repo.dir}/loaded.txt`, 'utf8')
    .split('\n')
    .map((file) => basename(file));
  return { files: loaded.filter((file) => file !== 'loaded.cjs').toSorted(), code };
}

test('a commit without anything to judge loads the program alone', () => {
  expect(check('shop.ts', 'export function total(prices: number[]): number {\n  return 1;\n}\n')).toEqual({
    files: ['main.cjs', 'program.cjs'],
    code: 0,
  });
});

test('what judges is loaded with the first value', () => {
  const { files, code } = check('shop.ts', `const token = '${githubToken()}';\n`);
  expect(files).toContain('judge-seen.cjs');
  expect(code).toBe(1);
});
