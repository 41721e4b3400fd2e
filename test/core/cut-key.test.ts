import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { found } from './told.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const linesOf = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string[] =>
  key
    .export({ type, format: 'pem' } as never)
    .toString()
    .trim()
    .split('\n');

/** The key of which only some lines of its body are left, with what stands for the others. */
function cut(lines: readonly string[], count: number, rest: readonly string[], end = true): string[] {
  return [...lines.slice(0, 1 + count), ...rest, ...(end ? lines.slice(-1) : [])];
}

const COMMENTS: readonly (readonly [string, string, string])[] = [
  ['a.go', '// ', ''],
  ['a.py', '# ', ''],
  ['a.js', ' * ', '/**\n'],
  ['a.yml', '#   ', ''],
  ['README.md', '', ''],
];

describe.each(['pkcs1', 'pkcs8'] as const)('an RSA key in %s', (type) => {
  const lines = linesOf(rsa, type);

  test.each(COMMENTS)('cut ahead of what is private is none: %s', (path, lead, head) => {
    for (const count of [2, 4, 5])
      for (const [rest, end] of [
        [[], true],
        [[], false],
        [['...'], true],
        [['[snip]'], true],
      ] as const) {
        const text =
          head +
          cut(lines, count, rest, end)
            .map((line) => `${lead}${line}\n`)
            .join('');
        expect(found(path, text)).toEqual([]);
      }
  });

  test('and none in a string that goes on as dots', () => {
    for (const dots of ['...', '…', '<snip>'])
      expect(found('a.go', `// e.g. "${cut(lines, 8, [], false).join(String.raw`\n`)}${dots}"\n`)).toEqual([]);
  });

  test.each(COMMENTS)('is found where some of what is private is left: %s', (path, lead, head) => {
    for (const end of [true, false]) {
      const text =
        head +
        cut(lines, 12, [], end)
          .map((line) => `${lead}${line}\n`)
          .join('');
      expect(found(path, text)).toHaveLength(1);
    }
  });

  test.each(COMMENTS)('is found whole: %s', (path, lead, head) =>
    expect(found(path, head + lines.map((line) => `${lead}${line}\n`).join(''))).toHaveLength(1),
  );
});

test('other keys begin with what is private', () => {
  const lines = linesOf(ec, 'pkcs8');
  expect(
    found(
      'a.py',
      cut(lines, 2, [], false)
        .map((line) => `# ${line}\n`)
        .join(''),
    ),
  ).toHaveLength(1);
});
