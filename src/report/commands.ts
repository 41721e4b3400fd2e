import type { PolicyViolation } from '../core/env-policy.js';

/** How commands name this program where nothing is known of the project. */
export const PROGRAM = 'check-staged';

/**
 * @param command as the core writes it: what begins with `check-staged ` runs this program
 * @param program the words by which this project calls it (see `disk/program-call.ts`)
 * @returns the command to paste
 */
export function commandFor(program: string, command: string): string {
  return command.startsWith(`${PROGRAM} `) ? program + command.slice(PROGRAM.length) : command;
}

/** @returns the text with the commands between its backticks named in the same way */
export function withCommands(program: string, text: string): string {
  return text.replaceAll(/`check-staged(?=[ `])/g, `\`${program.replaceAll('$', '$$$$')}`);
}

/** @returns what mends a violation, in one line: the edit by hand, if any, and the commands */
export function fixText({ fix, commands }: Pick<PolicyViolation, 'fix' | 'commands'>, program: string): string {
  const joined = commands.map((command) => commandFor(program, command)).join(' && ');
  return [fix, joined].filter((part) => part !== '').join(': ');
}
