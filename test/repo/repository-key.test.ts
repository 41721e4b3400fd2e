import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { drawnPassword } from '../secrets.js';

const FILE = '.check-staged-allow.jsonl';
const line = (digit: string): string => `${JSON.stringify({ version: 1, key: digit.repeat(32) })}\n`;

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').stage('sub/a.py', `password = "${drawnPassword()}"\n`);
});
afterEach(() => repo.remove());

function fingerprint(cwd = '.'): string {
  const { findings } = JSON.parse(repo.tool(['--format', 'json'], { cwd }).stdout) as {
    findings: { fingerprint: string }[];
  };
  return findings[0]!.fingerprint;
}

test("fingerprints are made with the repository's key, in every folder of it", () => {
  const common = fingerprint();
  repo.write(FILE, `${line('a')}{"more":1}\n`);
  const own = fingerprint();
  expect(own).not.toBe(common);
  expect(fingerprint('sub')).toBe(own);
  repo.write(FILE, line('b'));
  expect([common, own]).not.toContain(fingerprint());
});

test.each([
  ['no JSON', 'key\n'],
  ['no key', '{"version":1}\n'],
  ['a short key', '{"key":"abc"}\n'],
  ['nothing', ''],
])('a file with %s on its first line is refused with a sentence', (_name, text) => {
  repo.write(FILE, text);
  expect(repo.tool(['--format', 'json'])).toMatchObject({
    code: 2,
    stderr: `check-staged: the first line of ${FILE} holds no key\n  restore that line from git, or delete the file\n`,
  });
});
