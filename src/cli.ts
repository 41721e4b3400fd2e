import { parseArgs } from 'node:util';
import type { Command, Input, Option } from './commands/command.js';
import { commands } from './commands/table.js';
import { suggestion } from './core/nearest.js';
import { UserError } from './errors.js';

/** What argv asks for: a command to run, or a text to print. */
export type Asked = { readonly command: Command; readonly input: Input } | { readonly text: string };

const COMMON: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'print this help' },
  { name: 'version', summary: 'print the version' },
];

/**
 * Reads argv by the command table.
 *
 * @param argv without node and the script
 * @throws UserError (exit code 2) for what the table does not know
 */
export function readArgv(argv: readonly string[], version: string): Asked {
  const named = commands.find(({ name }) => name !== '' && name === argv[0]);
  const command = named ?? commands.find(({ name }) => name === '')!;
  const input = readInput(command, named === undefined ? argv : argv.slice(1));
  if (input.options['version'] === true) return { text: `${version}\n` };
  if (input.options['help'] === true) return { text: helpFor(command) };
  if (command.positionals === undefined && input.positionals.length > 0) {
    throw new UserError(
      `"check-staged ${command.name}" takes no argument "${input.positionals[0]}"`,
      usageHint(command),
    );
  }
  return { command, input };
}

function readInput(command: Command, argv: readonly string[]): Input {
  // A hook gives no arguments, and the parser is a module to load.
  if (argv.length === 0) return { positionals: [], options: {} };
  const known = [...command.options, ...COMMON];
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      known.map((o) => [
        o.name,
        { type: o.value === undefined ? 'boolean' : 'string', ...(o.short && { short: o.short }) },
      ]),
    ),
  });
  const options: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = known.find(({ name }) => name === token.name);
    if (option === undefined) throw unknownOption(token.rawName, command, known);
    options[option.name] = valueOf(option, token.value, command);
  }
  return { positionals, options };
}

function valueOf(option: Option, value: string | undefined, command: Command): string | true {
  if (option.value === undefined) {
    if (value !== undefined) throw new UserError(`--${option.name} takes no value`, usageHint(command));
    return true;
  }
  if (value === undefined || value === '')
    throw new UserError(`--${option.name} needs a value: --${option.name} ${option.value}`, usageHint(command));
  return value;
}

function unknownOption(typed: string, command: Command, known: readonly Option[]): UserError {
  const near = suggestion(
    typed.replace(/^-+/, ''),
    known.map(({ name }) => name),
  );
  return new UserError(`unknown option ${typed}`, near?.replace('"', '"--') ?? usageHint(command));
}

function usageHint({ name }: Command): string {
  return `\`check-staged ${name === '' ? '' : `${name} `}--help\` lists what there is`;
}

function helpFor(command: Command): string {
  const { name, summary, positionals, options } = command;
  const usage = ['check-staged', name, positionals, '[options]']
    .filter((word) => word !== undefined && word !== '')
    .join(' ');
  const others = commands.filter((other) => other.name !== '');
  const listed = name === '' ? `\nCommands:\n${columns(others.map((c) => [c.name, c.summary]))}` : '';
  const rows = [...options, ...COMMON].map((o): [string, string] => [
    `${o.short === undefined ? '    ' : `-${o.short}, `}--${o.name}${o.value === undefined ? '' : ` ${o.value}`}`,
    o.summary,
  ]);
  const codes =
    name === ''
      ? '\nExit codes: 0 clean, 1 blocked, 2 wrong usage or configuration, 3 something could not be scanned\n'
      : '';
  return `Usage: ${usage}\n\n${summary}\n${listed}\nOptions:\n${columns(rows)}${codes}`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}
