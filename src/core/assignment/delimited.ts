import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { heredocBody } from './heredoc.js';
import { BLANK, INDENT, QUOTES, skip } from './scan.js';
import { callArgument } from './value.js';

/** How much is read of what opens a literal, in bytes. */
const LONGEST_OPENING = 160;

/** What closes a literal, by what opens it. */
type Opening = readonly [pattern: RegExp, close: (opening: RegExpExecArray) => string];

const BRACKETS: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']', '<': '>' };

const OPENINGS: readonly Opening[] = [
  // Rust's `r#"…"#` and Swift's `#"…"#`.
  [/^[bc]?r?(#{1,8})"/, ([, hashes]) => `"${hashes}`],
  // `R"mark(…)mark"` of C++, `r"(…)"` of R.
  [/^(?:L|u8?|U)?[rR]"([^\s()\\"]{0,16})\(/, ([, mark]) => `)${mark}"`],
  // `[[…]]` and `[=[…]=]` of Lua; elsewhere these are lists, of strings or of numbers.
  [/^\[(=*)\[(?!["'`\s[\d-])/, ([, level]) => `]${level}]`],
  // Three quotes or more: Python, Java, Kotlin, Scala, Swift, C#, TOML.
  [/^[rRbBuUfFsS@$]{0,2}("{3,}|'{3,}|`{3})/, ([, quotes]) => quotes!],
  // T-SQL, C, Scala and Julia, JavaScript.
  [/^(?:[NL]|u8|raw|String\.raw)(["'`])(?!\1)/, ([, quote]) => quote!],
];

/** `q{…}`, `qq(…)` of Perl, `%q(…)`, `%(…)` of Ruby, `~s(…)` of Elixir. */
const QUOTE_LIKE: Opening = [/^(?:qq?[ \t]{0,2}|%[qQ]?|~[sS])([{([<|/!])/, ([, open]) => BRACKETS[open!] ?? open!];

const FIRST = byteSet('rRbBcuULNSs#["\'`<$fF@q%~');
const DOLLAR = 0x24;

/**
 * Reads a literal that other marks than a pair of quotes delimit: a raw string, a text block or a heredoc, of one line.
 *
 * @param at what stands behind an operator
 * @param longest how much of the value is read, in bytes
 * @param quoteLike whether the language has quotes that are spelled as operators, `q{…}`
 */
export function delimitedValue(bytes: Buffer, at: number, longest: number, quoteLike: boolean): ByteRange | undefined {
  const start = skip(bytes, at, BLANK, INDENT);
  return literalAt(bytes, start, longest, quoteLike) ?? wrapped(bytes, start, longest, quoteLike);
}

function wrapped(bytes: Buffer, start: number, longest: number, quoteLike: boolean): ByteRange | undefined {
  const argument = callArgument(bytes, start);
  return argument === undefined ? undefined : literalAt(bytes, argument, longest, quoteLike);
}

function literalAt(bytes: Buffer, start: number, longest: number, quoteLike: boolean): ByteRange | undefined {
  const first = bytes[start] ?? 0;
  if (FIRST[first] === 0 || isPlain(bytes, start)) return undefined;
  const head = bytes.toString('latin1', start, start + LONGEST_OPENING);
  for (const [pattern, close] of quoteLike ? [...OPENINGS, QUOTE_LIKE] : OPENINGS) {
    const opening = pattern.exec(head);
    if (opening !== null) return upTo(bytes, start + opening[0].length, close(opening), longest);
  }
  return heredocBody(bytes, start, longest);
}

/** Most values are strings in one pair of quotes. */
function isPlain(bytes: Buffer, start: number): boolean {
  const next = bytes[start + 1];
  return QUOTES[bytes[start]!] === 1 && next !== bytes[start] && next !== DOLLAR;
}

/** @returns the beginning of a literal of one line that ends behind what was read of it */
function overlong(bytes: Buffer, start: number, read: string, longest: number): ByteRange | undefined {
  const goesOn = start + read.length < bytes.length && !read.includes('\n');
  return goesOn ? { start, end: start + longest } : undefined;
}

/** @returns what stands ahead of the closing mark, without the blanks and line ends around it, where that is one line */
function upTo(bytes: Buffer, start: number, close: string, longest: number): ByteRange | undefined {
  const text = bytes.toString('latin1', start, start + longest + close.length + INDENT);
  const end = text.indexOf(close);
  if (end === -1) return overlong(bytes, start, text, longest);
  const inner = text.slice(0, end);
  const value = inner.trim();
  if (value === '' || value.includes('\n')) return undefined;
  const from = start + inner.indexOf(value);
  return { start: from, end: from + value.length };
}
