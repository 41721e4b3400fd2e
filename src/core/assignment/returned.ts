import { wordsOf } from '../names.js';
import { LINE_FEED, lineBefore, nameStart, QUOTES } from './scan.js';

/** How much is read behind the name of a function, in bytes, and ahead of it. */
const BEHIND = 260;
const MARGIN = 120;

const PARAMETERS = String.raw`\([^()\n]{0,120}\)`;
const TYPE = String.raw`(?:\s{0,2}(?::|->)?\s{0,2}[&*?'\w.<>[\]|]{1,40}(?: [\w.<>]{1,30})?)?`;
const RETURN = String.raw`(?:return\s{1,4})?\(?[bru@]{0,2}(?=["'\`])`;
/** From the end of a function's name to the literal that is all it returns. */
const FUNCTION: readonly RegExp[] = [
  // Braces: Go, Java, C#, Rust, Swift, PHP, JavaScript.
  new RegExp(String.raw`^${PARAMETERS}${TYPE}\s{0,40}\{\s{0,40}${RETURN}`),
  // Python; Ruby and Elixir on the lines below.
  new RegExp(String.raw`^(?:${PARAMETERS}${TYPE})?\s{0,2}:\s{1,40}return\s{1,4}[bru]{0,2}(?=["'])`),
  /^(?:\(\))?\r?\n\s{1,40}(?:return\s)?(?=["'])/,
  /^(?:\(\))?(?:,\s{1,4}do:|\s{1,4}do\s)\s{0,40}(?=["'])/,
  // Expressions: Kotlin, Scala, arrows.
  new RegExp(String.raw`^${PARAMETERS}${TYPE}\s{0,4}(?:=>?|->)\s{0,40}(?=["'\`])`),
  new RegExp(
    String.raw`^["']?\s{0,2}[:=]\s{0,2}(?:async )?(?:${PARAMETERS}${TYPE}|\w{1,20})\s{0,2}=>\s{0,40}(?:\{\s{0,40}return\s)?\(?(?=["'\`])`,
  ),
  new RegExp(String.raw`^["']?\s{0,2}[:=]\s{0,2}(?:async )?function\s?\w{0,40}${PARAMETERS}\s{0,4}\{\s{0,40}${RETURN}`),
  /^\s?=\s?(?:lambda|->)(?:\s?\w{0,20}:|\s?\{)\s?(?=["'])/,
  // Properties of C# and Swift.
  /^\s{1,4}\{\s{0,40}get\s{0,4}(?:\{\s{0,40}return\s{1,4}|=>\s{0,4})(?=["'])/,
  /^\s?:\s?\w{1,20}\s?\{\s{0,40}return\s{1,4}(?=["'])/,
];
/** Where what follows a name in brackets and braces is what happens then. */
const CONDITION = /\b(?:if|elif|elsif|unless|while|until|for|switch|match|when|guard|catch|case|else)\b[^;{}]*$/;
/** A line below is a body only behind a word that declares. */
const DECLARED = /\b(?:def|defp|let|const|val|fun|fn|func|function|sub)\s[^=;{}]*$/;
const FIRST = /[({:=,\s"']/;

/** What a function's name begins with that says something of a secret instead of returning it. */
const ASKS = new Set(
  (
    'is has can should check verify validate valid compare match matches test assert expect hash encrypt encode mask redact describe label format ' +
    'explain hint show hide forgot reset change set update delete remove revoke on handle error missing invalid no without require prompt ask random generate'
  ).split(' '),
);

/**
 * @param word where the telling word in the name starts
 * @returns where the quote stands of the literal that the function of this name returns
 */
export function returnedQuote(bytes: Buffer, word: number, nameEnd: number): number | undefined {
  if (!FIRST.test(String.fromCharCode(bytes[nameEnd] ?? 0)) || !holdsQuote(bytes, nameEnd)) return undefined;
  const text = bytes.toString('latin1', nameEnd, nameEnd + BEHIND);
  for (const [i, pattern] of FUNCTION.entries()) {
    const ahead = pattern.exec(text);
    if (ahead === null) continue;
    const start = nameStart(bytes, word);
    const line = lineBefore(bytes, start, MARGIN);
    if (CONDITION.test(line) || (ON_LINES.has(i) && !DECLARED.test(line))) return undefined;
    return ASKS.has(wordsOf(bytes.toString('latin1', start, nameEnd))[0] ?? '') ? undefined : nameEnd + ahead[0].length;
  }
  return undefined;
}

/** The forms that other statements have, too. */
const ON_LINES: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/** Most names are followed by no string at all. */
function holdsQuote(bytes: Buffer, at: number): boolean {
  const stop = Math.min(bytes.length, at + BEHIND);
  let lines = 0;
  for (let i = at; i < stop && lines < 4; i++) {
    if (QUOTES[bytes[i]!] === 1) return true;
    if (bytes[i] === SEMICOLON) return false;
    if (bytes[i] === LINE_FEED) lines++;
  }
  return false;
}

const SEMICOLON = 0x3b;
