import { BACKSLASH, LINE_FEED, QUOTES } from './scan.js';

/** How much is read of an expression, in bytes. */
const LONGEST = 240;
/** On how many lines it may stand. */
const LINES = 4;

const JOINS = String.raw`(?:[\w.$!]|::|->|\?\.)`;
const CHAIN = String.raw`[@$A-Za-z_]${JOINS}{0,80}`;
const INDEX = String.raw`\[[^[\]\n]{0,60}\]`;
const CALL = String.raw`\([^()\n]{0,80}\)`;
const OPERAND = String.raw`${CHAIN}(?:(?:${INDEX}|${CALL})${JOINS}{0,40}){0,3}`;
const OR = String.raw`\s{0,40}(?:\|\||\?\?|\?:|or\s)\s{0,40}`;
const QUOTE = `(?=[bru@]{0,2}["'\`])`;

/** What stands ahead of the literal that an expression falls back to. */
const AHEAD: readonly RegExp[] = [
  // `a.b ?? "…"`, `get("A") or b || "…"`.
  new RegExp(String.raw`^(?:${OPERAND}${OR}){1,3}${QUOTE}`),
  // `a ? a : "…"`.
  new RegExp(String.raw`^${OPERAND}\s{0,40}\?\s{0,40}${OPERAND}\s{0,40}:\s{0,40}${QUOTE}`),
  // `getenv("A", "…")`, `config("A", default="…")`.
  new RegExp(
    String.raw`^(?:[\w.$:>-]{0,80}[\w$])?(?<=get|env(?:iron)?|fetch|property|config|setting|option|str(?:ing)?|secret|param(?:eter)?|value|default)(?:<\w+>)?\(\s{0,40}(?:["'])[\w.:/-]{1,80}["']\s{0,8},\s{0,40}(?:default\w{0,8}\s?=\s?)?${QUOTE}`,
    'i',
  ),
  // `a.orElse("…")`, `a.unwrap_or_else(|_| "…")`.
  new RegExp(
    String.raw`^${OPERAND}(?<=\.(?:or|or_?else|unwrap_or(?:_else)?|get_?or_?else|get_?or_?default|value_?or|or_?default|with_?default|default_?if_?empty))\((?:\|_?\|\s?|\(\)\s?[-=]>\s?)?${QUOTE}`,
    'i',
  ),
  // `cmp.Or(os.Getenv("A"), "…")`.
  new RegExp(String.raw`^(?:cmp\.Or|coalesce|firstNonEmpty)\(${OPERAND},\s{0,40}${QUOTE}`),
  // `ENV.fetch("A") { "…" }`.
  new RegExp(String.raw`^${OPERAND}(?<=\)) ?\{ ?${QUOTE}`),
];

const BEFORE = /^[ \t]*(?:\\?\r?\n[ \t]*)?/;
const FIRST = /^[@$\w]/;

/**
 * @param at what stands behind an operator
 * @returns where the quote stands of the literal that an expression falls back to where what it asks for is not set
 */
export function fallbackQuote(bytes: Buffer, at: number): number | undefined {
  if (!holdsQuote(bytes, at)) return undefined;
  const text = bytes.toString('latin1', at, at + LONGEST);
  const start = BEFORE.exec(text)![0].length;
  const own = text.slice(start);
  if (!FIRST.test(own)) return undefined;
  for (const pattern of AHEAD) {
    const ahead = pattern.exec(own);
    if (ahead !== null) return quoteFrom(bytes, at + start + ahead[0].length);
  }
  return undefined;
}

/** Most values are no strings, and a pattern costs more. */
function holdsQuote(bytes: Buffer, at: number): boolean {
  const stop = Math.min(bytes.length, at + LONGEST);
  let lines = 0;
  for (let i = at; i < stop && lines < LINES; i++) {
    if (QUOTES[bytes[i]!] === 1) return true;
    if (bytes[i] === SEMICOLON) return false;
    if (bytes[i] === LINE_FEED) lines++;
  }
  return false;
}

const SEMICOLON = 0x3b;

function quoteFrom(bytes: Buffer, at: number): number {
  while (QUOTES[bytes[at]!] === 0 || bytes[at] === BACKSLASH) at++;
  return at;
}
