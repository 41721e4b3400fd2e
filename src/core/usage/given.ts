import type { ByteRange } from '../document.js';
import type { CommandUsage } from './usage.js';
import { unquoted, type Word } from './words.js';

/** A word of a command without its quotes, and its text; an expression has none. */
interface Read {
  readonly range: ByteRange;
  readonly text: string;
  /** Whether it may be an option. */
  readonly option: boolean;
}

/** Formats of printf, and of echo its options. */
const NO_OUTPUT = /^-[neE]+$|^%s|^\\?%/;
const OPTION = /^--?[A-Za-z]/;

function readWord(bytes: Buffer, word: Word): Read {
  const range = unquoted(bytes, word);
  const text = word.opaque === true ? '' : bytes.toString('latin1', range.start, range.end);
  return { range, text, option: /^[-/<]/.test(text) };
}

/** @returns the words of a command without their quotes */
export function readWords(bytes: Buffer, words: readonly Word[]): readonly Read[] {
  return words.map((word) => readWord(bytes, word));
}

/**
 * @param words those behind the command's name
 * @param echoed those that are piped into it
 * @returns where the value stands that the words give to the command as the usage has it
 */
export function givenValue(
  bytes: Buffer,
  usage: CommandUsage,
  words: readonly Read[],
  echoed: readonly Read[],
): ByteRange | undefined {
  if (!usage.flags.every((flag) => words.some(({ text }) => flag.test(text)))) return undefined;
  if (!usage.piped) return usage.option === undefined ? operandValue(usage, words) : optionValue(bytes, usage, words);
  if (behindSubcommands(usage, words) === undefined) return undefined;
  const first = echoed.findIndex(({ text }) => !NO_OUTPUT.test(text));
  // `printf '%s:%s' user password` puts the two together.
  if (usage.word.test('x:x') && echoed.some(({ text }) => text.startsWith('%s:%s'))) return echoed[first + 1]?.range;
  return first === -1 ? undefined : partOf(usage, echoed[first]!);
}

/** @returns the place of the first word behind all subcommands */
function behindSubcommands({ subcommands }: CommandUsage, words: readonly Read[]): number | undefined {
  let at = 0;
  for (const subcommand of subcommands) {
    while (at < words.length && !subcommand.test(words[at]!.text)) at++;
    if (at === words.length) return undefined;
    at++;
  }
  return at;
}

function optionValue(bytes: Buffer, usage: CommandUsage, words: readonly Read[]): ByteRange | undefined {
  const { alone, joined } = usage.option!;
  // Most words are no options, and most options are those of others: subcommands are looked for last.
  for (const [at, { text, range, option }] of words.entries()) {
    if (!option) continue;
    const next = words[at + 1];
    const name = alone?.test(text) === true ? undefined : joined.exec(text)?.[0];
    if (name === undefined && alone?.test(text) !== true) continue;
    const value = name === undefined ? separateValue(next) : joinedValue(bytes, range, name.length);
    const part = value && partOf(usage, value);
    if (part !== undefined && (behindSubcommands(usage, words) ?? Infinity) <= at) return part;
  }
  return undefined;
}

const separateValue = (next: Read | undefined): Read | undefined =>
  next === undefined || OPTION.test(next.text) ? undefined : next;

function joinedValue(bytes: Buffer, { start, end }: ByteRange, length: number): Read {
  const range = unquoted(bytes, { start: start + length, end });
  return { range, text: bytes.toString('latin1', range.start, range.end), option: false };
}

function operandValue(usage: CommandUsage, words: readonly Read[]): ByteRange | undefined {
  const first = behindSubcommands(usage, words);
  const operands = first === undefined ? [] : words.slice(first).filter(({ text }) => !text.startsWith('-'));
  if (usage.parted) return operands.map((word) => partOf(usage, word)).find((part) => part !== undefined);
  const operand = operands[usage.operands];
  return operand && partOf(usage, operand);
}

/** Addresses, shares and options of Windows. */
const NO_SECRET = /^[a-z][a-z\d+.-]*:\/\/|^\\\\|^\/[a-z]{2,}:/i;

function partOf({ word, option }: CommandUsage, { range, text }: Read): ByteRange | undefined {
  if (option === undefined && NO_SECRET.test(text)) return undefined;
  const [start, end] = word.exec(text)?.indices?.[1] ?? [];
  return start === undefined || end === undefined ? undefined : { start: range.start + start, end: range.start + end };
}
