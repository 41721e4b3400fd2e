import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { run } from '../../src/commands/rules.js';
import { UserError } from '../../src/errors.js';
import { contextIn } from '../context.js';

const context = contextIn('/');

const printed = async (positionals: readonly string[], format?: string): Promise<string> => {
  const { stdout, exitCode } = await run(context, { positionals, options: { format } });
  expect(exitCode).toBe(0);
  return stdout ?? '';
};

describe('rules', () => {
  test('lists all of them, or explains one', async () => {
    expect(await printed([])).toContain(`${rules.length} rules of `);
    expect(await printed([], 'pretty')).toBe(await printed([]));
    expect(await printed(['github-pat-classic'])).toMatch(/^github-pat-classic\n/);
  });

  test('as JSON: all of them, or one', async () => {
    expect(JSON.parse(await printed([], 'json'))).toMatchObject({ version: 1, rules: { length: rules.length } });
    expect(JSON.parse(await printed(['github-pat-classic'], 'json'))).toMatchObject({
      rules: [{ id: 'github-pat-classic', provider: 'GitHub', privilege: 'broad', env: 'GITHUB_TOKEN' }],
    });
  });

  test.each([
    [['github-pat-clasic'], undefined, 'there is no rule "github-pat-clasic"', 'did you mean "github-pat-classic"?'],
    [
      ['nothing-like-it-at-all'],
      'json',
      'there is no rule "nothing-like-it-at-all"',
      '`check-staged rules` lists them',
    ],
    [['jwt', 'jwt'], undefined, '"check-staged rules" explains one rule, not also "jwt"', 'name one id'],
    [[], 'xml', 'rules has no format xml', 'use --format pretty or --format json'],
  ])('refuses %j as %s', async (positionals, format, message, hint) => {
    const failure = await Promise.resolve()
      .then(() => printed(positionals, format))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ message, hint });
  });
});
