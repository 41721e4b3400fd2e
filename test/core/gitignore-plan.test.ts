import { describe, expect, test } from '@jest/globals';
import ignore from 'ignore';
import { bytePath } from '../../src/core/byte-path.js';
import { EXPECTED_NAMES } from '../../src/core/env-files.js';
import { literalPattern } from '../../src/core/gitignore-pattern.js';
import { planProtection } from '../../src/core/gitignore-plan.js';

const HEADING = '# Env files hold secrets and stay out of git (check-staged)';

function ignored(text: string): (name: string) => boolean {
  const rules = ignore({ ignorecase: false }).add(text);
  return (name) => rules.ignores(name);
}

describe('planning lines for .gitignore', () => {
  test('a new file', () => {
    const { text } = planProtection(undefined, EXPECTED_NAMES, []);
    expect(text).toBe(`${HEADING}\n.env\n.env.*\n!.env.example\n`);
  });

  test('keeps CRLF and ends the last line', () => {
    const { text } = planProtection('a\r\nb', ['.env'], []);
    expect(text).toBe(`a\r\nb\r\n\r\n${HEADING}\r\n.env\r\n`);
  });

  test('overrules a negation that stands before', () => {
    const { text } = planProtection('.env\n!.env\n', ['.env'], []);
    expect(ignored(text)('.env')).toBe(true);
  });

  test('templates stay visible, only as far as the new lines hide them', () => {
    const { added } = planProtection(
      '',
      ['.env.local'],
      ['.env.sample', 'a/.env.dist', '.dev.vars.example', '.env-example'],
    );
    expect(added).toEqual(['.env.*', '!.env.dist', '!.env.example', '!.env.sample']);
    expect(planProtection('', ['.env'], ['.env.sample']).added).toEqual(['.env']);
  });

  test('goes on under its own heading, and makes another where lines follow it', () => {
    const first = planProtection('x\n', ['.env'], []).text;
    expect(planProtection(first, ['.envrc'], []).text).toBe(`x\n\n${HEADING}\n.env\n.envrc\n`);
    expect(planProtection(`${first}\n# mine\ny\n`, ['.envrc'], []).text.split(HEADING)).toHaveLength(3);
  });

  test('nothing to cover changes nothing', () => {
    expect(planProtection('x', [], ['.env.example'])).toEqual({ added: [], text: 'x' });
  });

  test.each(['.env~', '#.env#', '.env copy', '.env ', '.env.*', '.env[1]', '.env?', '.env\\', 'prod.env', '.ENV', '.env-größe', '.env\n', '.env\u0085'])(
    'the pattern of %j matches that name and no longer one',
    (name) => {
      const matches = ignored(literalPattern(bytePath(name)));
      if (!/\p{Cc}/u.test(name)) expect(matches(name)).toBe(true);
      if (name !== '.env\u0085') expect(matches(`${name}x`)).toBe(false); // two bytes to git, one character to `ignore`
      expect(literalPattern(bytePath(name))).not.toMatch(/\p{Cc}/u);
    },
  ); // prettier-ignore
});
