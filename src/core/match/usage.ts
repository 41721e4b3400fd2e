import { alphabets, byteSet } from '../alphabet.js';
import { BLANK, endsLine, QUOTES, WORD } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { CallRule, CommandRule } from '../usage/rule.js';
import type { Source } from '../source.js';
import { argumentsAt, callUsages, LONGEST_CALL, stringIn } from '../usage/call.js';
import { givenValue, readWords } from '../usage/given.js';
import { itemWords, listWords } from '../usage/list.js';
import { commandUsages, type CommandUsage } from '../usage/usage.js';
import { quoteAt, shellWords, type Word } from '../usage/words.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

/** So many commands or calls that begin in one that was read are read too: more would let a hostile text cost its square. */
const MOST_NESTED = 2;

/** Counts how often a part of a document is read. */
class Readings {
  readonly #last = new WeakMap<Source, { end: number; left: number }>();

  /** @returns whether what begins at the offset may be read, too */
  mayRead(source: Source, start: number): boolean {
    const last = this.#last.get(source);
    if (last === undefined || start >= last.end) this.#last.set(source, { end: start, left: MOST_NESTED });
    else last.left--;
    return this.#last.get(source)!.left >= 0;
  }

  note(source: Source, end: number): void {
    const last = this.#last.get(source)!;
    last.end = Math.max(last.end, end);
  }
}

const IN_NAME = byteSet(`${alphabets.base62}_.$@-`);
const DOT = 0x2e;
const EXTENSION = /^\.(?:exe|cmd|bat)$/i;
const EXTENSION_LENGTH = 4;

/** @returns the matcher of a rule for values that a word of a command gives */
export function commandMatcher(rule: CommandRule): Matcher {
  const usages = commandUsages(rule.usages);
  const tools = [...usages];
  const readings = new Readings();
  return {
    find(source, end, keyword, start) {
      const { bytes } = source;
      const [tool, ofTool] = tools[keyword]!;
      if (IN_NAME[bytes[start - 1] ?? 0] === 1 || !endsAt(source, end, tool)) return undefined;
      const behind = nameEnd(source, end);
      if (behind === undefined || !readings.mayRead(source, start)) return undefined;
      const words = wordsBehind(bytes, start, behind);
      const echoed = ofTool.some(({ piped }) => piped) ? echoedWords(source, start) : [];
      readings.note(source, words.at(-1)?.end ?? behind);
      return valuesOf(rule, source, start, { ofTool, words, echoed });
    },
  };
}

interface Called {
  readonly ofTool: readonly CommandUsage[];
  readonly words: readonly Word[];
  readonly echoed: readonly Word[];
}

function valuesOf(rule: CommandRule, source: Source, start: number, called: Called): readonly Candidate[] | undefined {
  if (called.words.length === 0 && called.echoed.length === 0) return undefined;
  const words = readWords(source.bytes, called.words);
  const echoed = readWords(source.bytes, called.echoed);
  const found: Candidate[] = [];
  for (const usage of called.ofTool) {
    const value = givenValue(source.bytes, usage, words, echoed);
    // The first usage that fits a word knows its parts best.
    if (value === undefined || found.some((one) => overlap(one.value, value))) continue;
    const reach = { start: Math.min(start, value.start), end: Math.max(start, value.end) };
    found.push({ rule, value, reach });
  }
  return found;
}

const overlap = (one: ByteRange, other: ByteRange): boolean => one.start < other.end && other.start < one.end;

/** @returns where a command's name ends, with its extension; nothing where a longer name goes on */
function nameEnd({ bytes }: Source, end: number): number | undefined {
  const extended = bytes[end] === DOT && EXTENSION.test(bytes.toString('latin1', end, end + EXTENSION_LENGTH));
  const long = extended ? end + EXTENSION_LENGTH : end;
  return BLANK[bytes[long] ?? 0] === 1 || endsLine(bytes, long) || quoteAt(bytes, long) !== undefined
    ? long
    : undefined;
}

function wordsBehind(bytes: Buffer, start: number, end: number): readonly Word[] {
  if (QUOTES[bytes[start - 1] ?? 0] === 1 && BLANK[bytes[end] ?? 0] === 0 && quoteAt(bytes, end) !== undefined)
    return listWords(bytes, end);
  return itemWords(bytes, start, end) ?? shellWords(bytes, end);
}

/** How much of a line ahead of a command is looked at for what is piped into it. */
const PIPED = 300;
const PIPE = /\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:\/[\w/]*\/)?$/;
const ECHO = /(?:^|[^\w-])(?:echo|printf)[ \t]+/g;

function echoedWords(source: Source, start: number): readonly Word[] {
  const from = Math.max(0, start - PIPED);
  const text = source.text(from, start);
  if (!PIPE.test(text)) return [];
  const line = text.lastIndexOf('\n', text.lastIndexOf('|')) + 1;
  const last = [...text.slice(line).matchAll(ECHO)].at(-1);
  if (last !== undefined) return shellWords(source.bytes, from + line + last.index + last[0].length);
  const string = STRING_PIPED.exec(text.slice(line));
  return string === null
    ? []
    : [{ start: from + line + string.index, end: from + line + string.index + string[1]!.length }];
}

/** PowerShell pipes a string without a command. */
const STRING_PIPED = /("[^"]{1,200}"|'[^']{1,200}')\s*\|\s*$/;

/** `'HTTPBasicAuth('` is a string, not a call. */
function isQuotedAlone(bytes: Buffer, start: number, end: number): boolean {
  const before = bytes[start - 1] ?? 0;
  return QUOTES[before] === 1 && bytes[end] === before;
}

/** @returns the matcher of a rule for values that are arguments of a call */
export function callMatcher(rule: CallRule): Matcher {
  const heads = [...callUsages(rule.usages)];
  const readings = new Readings();
  return {
    find(source, end, keyword, start) {
      const { bytes } = source;
      const [head, usages] = heads[keyword]!;
      const isWord = WORD[bytes[start]!] === 1;
      if ((isWord && WORD[bytes[start - 1] ?? 0] === 1) || !endsAt(source, end, head)) return undefined;
      if (isQuotedAlone(bytes, start, end) || !readings.mayRead(source, start)) return undefined;
      const most = Math.max(...usages.map(({ place }) => place)) + 1;
      const given = argumentsAt(bytes, end, most);
      readings.note(source, given.at(-1)?.end ?? end + LONGEST_CALL);
      return usages.flatMap(({ place, strings }) => {
        const value = stringOf(source, given[place]);
        if (value === undefined) return [];
        const fits = strings.every(([at, text]) => {
          const string = stringOf(source, given[at]);
          return string !== undefined && text.test(source.text(string.start, string.end));
        });
        return fits ? [{ rule, value, reach: { start, end: value.end } }] : [];
      });
    },
  };
}

function stringOf(source: Source, argument: ByteRange | undefined): ByteRange | undefined {
  return argument && stringIn(source.bytes, argument, source.kind.quoteLike);
}
