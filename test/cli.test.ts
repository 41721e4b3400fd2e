import { describe, expect, test } from '@jest/globals';
import { readArgv } from '../src/cli.js';
import { commands } from '../src/commands/table.js';
import { UserError } from '../src/errors.js';

function asked(...argv: string[]) {
  const read = readArgv(argv, '1.2.3');
  return 'text' in read ? read.text : { name: read.command.name, ...read.input };
}

describe('argv', () => {
  test('names a command or means the check', () => {
    expect(asked()).toMatchObject({ name: '', positionals: [], options: {} });
    expect(asked('env', '--fix')).toMatchObject({ name: 'env', options: { fix: true } });
    expect(asked('src/init', '-v')).toMatchObject({ name: '', positionals: ['src/init'], options: { verbose: true } });
    expect(asked('--', 'init')).toMatchObject({ name: '', positionals: ['init'] });
  });

  test('takes values beside or behind an equals sign, and short names', () => {
    expect(asked('--format=json', '-o', 'x')).toMatchObject({ options: { format: 'json', output: 'x' } });
  });

  test('shows help for the whole and for each command, from the table', () => {
    expect(asked('--version')).toBe('1.2.3\n');
    const whole = asked('--help') as string;
    for (const { name, options } of commands) {
      if (name !== '') expect(whole).toContain(`\n  ${name} `);
      const help = asked(...(name === '' ? ['-h'] : [name, '--help'])) as string;
      for (const option of options) expect(help).toContain(`--${option.name}`);
    }
    for (const line of whole.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  test.each([
    [['--nope'], 'unknown option --nope'],
    [['env', '--unfix'], 'unknown option --unfix'],
    [['-x'], 'unknown option -x'],
    [['--fix'], 'unknown option --fix'],
  ])('refuses %j', (argv, message) => {
    expect(() => asked(...argv)).toThrow(new UserError(message, ''));
  });
});
