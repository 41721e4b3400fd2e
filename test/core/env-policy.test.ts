import { describe, expect, test } from '@jest/globals';
import { bytePath } from '../../src/core/byte-path.js';
import { judgePolicy, type PolicyFacts } from '../../src/core/env-policy.js';
import { ignoreProbes } from '../../src/core/ignore-probes.js';
import { quotePathspec } from '../../src/core/shell-quote.js';

const NONE: PolicyFacts = { staged: [], tracked: [], exposed: [], lost: [], uncovered: [] };

function kinds(facts: Partial<PolicyFacts>): string[] {
  return judgePolicy({ ...NONE, ...facts }).map(({ path, violation, severity }) => `${path} ${violation} ${severity}`);
}

describe('judging the facts', () => {
  test.each([
    ['A', 'staged'],
    ['C75', 'staged'],
    ['R100', 'staged'],
    ['M', 'tracked-changed'],
    ['T', 'tracked-changed'],
    ['U', 'tracked-changed'],
  ])('status %s is %s', (status, violation) => {
    expect(kinds({ staged: [{ status, path: 'a/.env', oldPath: 'x' }] })).toEqual([`a/.env ${violation} block`]);
  });

  test('a deletion, a template, a submodule and another file are none', () => {
    const staged = [
      { status: 'D', path: '.env' },
      { status: 'A', path: '.env.example' },
      { status: 'A', path: '.env', newMode: '160000' },
      { status: 'R100', path: 'config.txt', oldPath: '.env' },
    ];
    expect(kinds({ staged })).toEqual([]);
  });

  test('a symbolic link counts', () => {
    expect(kinds({ staged: [{ status: 'A', path: '.env', newMode: '120000' }] })).toEqual(['.env staged block']);
  });

  test('a rename is undone at both its ends', () => {
    const [violation] = judgePolicy({ ...NONE, staged: [{ status: 'R90', path: '.env', oldPath: 'config.txt' }] });
    expect(violation?.commands).toEqual(['git reset -q -- ":(top)config.txt" ":(top).env"', 'check-staged env --fix']);
  });

  test('sorted, and names that lost their protection are not told twice', () => {
    const lost = [
      { name: '.env.local', path: '.gitignore', pattern: '.env*', how: 'pattern-gone' as const },
      { name: '.env', path: '.gitignore', pattern: '.env*', how: 'pattern-gone' as const },
    ];
    const facts = { lost, exposed: ['b/.env', 'a/.env'], uncovered: ['.env', '.env.local', '.env.production'] };
    expect(kinds(facts)).toEqual([
      '.gitignore not-covered warn',
      '.gitignore protection-removed block',
      'a/.env unprotected-on-disk block',
      'b/.env unprotected-on-disk block',
    ]);
    const [warned, removed] = judgePolicy({ ...NONE, ...facts });
    expect(warned?.message).toContain('covers .env.production yet');
    expect(removed?.message).toContain('keeps .env and .env.local out');
  });
});

describe('probes', () => {
  test('what the changed lines name, below the folder', () => {
    const probes = ignoreProbes(
      'a/',
      '/config/.env\npackages/*/.env.test\nlogs/\n.env\n',
      '.env\r\n!**/deep/.env.ci\n# .env.comment\n',
    );
    expect(probes).toEqual(
      expect.arrayContaining(['a/.env', 'a/.envrc', 'a/config/.env', 'a/packages/*/.env.test', 'a/deep/.env.ci']),
    );
    expect(probes.join()).not.toMatch(/logs|comment/);
  });
});

describe('quoting a path for a shell', () => {
  test.each([
    ['.env', '":(top).env"'],
    ['-rf/.env', '":(top)-rf/.env"'],
    ['my dir/.env', '":(top)my dir/.env"'],
    ["it's $(x)/.env", "':(top,literal)it'\\''s $(x)/.env'"],
    ['größe/.env', '":(top)größe/.env"'],
    ['*/.env', "':(top,literal)*/.env'"],
    ['a\nb\u001b/.env', String.raw`"$(printf ':(top,literal)a\012b\033/.env')"`],
    ['\u202e/.env', String.raw`"$(printf ':(top,literal)\342\200\256/.env')"`],
    ['\u3164/.env', String.raw`"$(printf ':(top,literal)\343\205\244/.env')"`],
    ["\n'%\\/.env", String.raw`"$(printf ':(top,literal)\012\047%%\134/.env')"`],
  ])('%j', (path, quoted) => expect(quotePathspec(bytePath(path))).toBe(quoted));

  test('a long name takes no longer than its length', () => {
    expect(quotePathspec(`${'a'.repeat(50_000)}\n`)).toContain('a\\012');
  });
});
