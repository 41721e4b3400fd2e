/** One way to give a command a secret, made from a usage such as `mysql -p$` or `curl -u _:$`. */
export interface CommandUsage {
  /** Words that stand ahead of the value, in this order: `docker login`. */
  readonly subcommands: readonly RegExp[];
  /** Options that stand anywhere, such as `-b` of htpasswd. */
  readonly flags: readonly RegExp[];
  /** The option that takes the value; where there is none, the value is an operand, or what is piped into the command. */
  readonly option?: ValueOption;
  /** How many operands stand between the subcommands and the value. */
  readonly operands: number;
  /** The word that holds the value; its first group is the value. */
  readonly word: RegExp;
  /** Whether the word has parts, as `user/password` does, which tell it in any place. */
  readonly parted: boolean;
  /** Whether the value is what `echo` writes into the command. */
  readonly piped: boolean;
}

/** An option as a word of its own, and as the beginning of the word that ends with its value. */
interface ValueOption {
  readonly alone?: RegExp;
  readonly joined: RegExp;
}

/** A usage taken apart. */
interface UsageParts {
  readonly tools: readonly string[];
  /** The words behind the tool. */
  readonly words: readonly string[];
  /** The word that holds the value, where `echo` writes it into the command. */
  readonly echoed?: string;
}

const IS_OPTION = /^(?:[-/]|<<<)/;
const VALUE_OR_TEXT = /[_$]/;

/** @returns the parts of a usage, as `commandUsages` has them; `~` is a blank within the name of a tool */
export function usageParts(usage: string): UsageParts {
  const [left = '', right] = usage.split(' | ');
  const [names = '', ...words] = (right ?? left).split(' ');
  const tools = names.replaceAll('~', ' ').split('|');
  return right === undefined ? { tools, words } : { tools, words, echoed: left.slice('echo '.length) };
}

/**
 * @param usages of commands, as their manuals show them: alternatives of the tool with `|` between them, then words. `$` is the
 *   value, `_` any text, `*` any letters of an option; an option right ahead of the value takes it, others must stand anywhere;
 *   other words are subcommands. `echo $ | tool` is a value that is piped into the tool.
 * @returns the usages of each tool, in their order
 */
export function commandUsages(usages: readonly string[]): ReadonlyMap<string, readonly CommandUsage[]> {
  const byTool = new Map<string, CommandUsage[]>();
  for (const text of usages) {
    const parts = usageParts(text);
    const usage = usageOf(parts);
    for (const tool of parts.tools) byTool.set(tool, [...(byTool.get(tool) ?? []), usage]);
  }
  return byTool;
}

function usageOf({ words, echoed }: UsageParts): CommandUsage {
  const at = words.findIndex((word) => word.includes('$'));
  const holder = echoed ?? words[at]!;
  const option = echoed === undefined ? optionOf(words, at) : undefined;
  const taken = option === undefined ? [] : option.alone === undefined ? [at] : [at - 1, at];
  const others = words.filter((word, i) => !taken.includes(i) && word !== '_' && !word.includes('$'));
  const subcommands = others.filter((word) => !IS_OPTION.test(word));
  const last = words.lastIndexOf(subcommands.at(-1) ?? '');
  return {
    subcommands: subcommands.map((word) => new RegExp(`^${pattern(word)}$`)),
    flags: others.filter((word) => IS_OPTION.test(word)).map(flagPattern),
    ...(option === undefined ? {} : { option }),
    operands: words.slice(last + 1, Math.max(at, 0)).filter((word) => word === '_').length,
    word: wordPattern(option !== undefined && option.alone === undefined ? joinedValue(holder) : holder),
    parted: option === undefined && holder.length > 1,
    piped: echoed !== undefined,
  };
}

/** `-p$` and `/p:$` are joined to the value; behind `-p $` it is a word of its own, or follows an equals sign. */
function optionOf(words: readonly string[], at: number): ValueOption | undefined {
  const word = words[at]!;
  if (IS_OPTION.test(word))
    return { joined: new RegExp(`^${optionPattern(word.slice(0, word.search(VALUE_OR_TEXT)))}(?=.)`) };
  const previous = words[at - 1] ?? '';
  if (!IS_OPTION.test(previous)) return undefined;
  const name = optionPattern(previous);
  return { alone: new RegExp(`^${name}$`), joined: new RegExp(`^${name}${previous === '<<<' ? '' : '='}(?=.)`) };
}

const joinedValue = (word: string): string => word.slice(word.search(VALUE_OR_TEXT));

/** A letter may stand among others behind one dash: `-cb`. */
function flagPattern(flag: string): RegExp {
  return new RegExp(/^-\w$/.test(flag) ? `^-[A-Za-z]*${flag.slice(1)}[A-Za-z]*$` : `^${escaped(flag)}$`);
}

function optionPattern(name: string): string {
  return escaped(name).replaceAll(String.raw`\*`, '[A-Za-z]*');
}

function pattern(word: string): string {
  return escaped(word).replaceAll('_', '.*');
}

/** The pattern of a word such as `$`, `$:`, `_:$`, `pass:$` or `_/$@_`. */
function wordPattern(text: string): RegExp {
  const [before = '', after = ''] = text.split('$');
  const ahead = escaped(before).replaceAll(/_(\\?.)/g, (_, next: string) => `[^${next}]*${next}`);
  const value = after === '' || after.includes('_') ? '.+' : `[^${escaped(after)}]+`;
  return new RegExp(`^${ahead}(${value})${pattern(after)}$`, 'd');
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}
