import type { Context, Outcome } from '../context.js';

/** One option of a command, as help shows it and as argv is read by it. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What to call the option's value in help; an option without one is a switch. */
  readonly value?: string;
  readonly summary: string;
}

/** What was typed: options by name, `true` for switches. */
export interface Input {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | true | undefined>>;
}

export type Run = (context: Context, input: Input) => Promise<Outcome>;

/** A row of the command table; `load` reads the command's code only when it is called. */
export interface Command {
  /** Empty for the command that runs when none is named. */
  readonly name: string;
  readonly summary: string;
  /** What follows the command's name in the usage line, options aside. */
  readonly positionals?: string;
  readonly options: readonly Option[];
  readonly load: () => Promise<Run>;
}
