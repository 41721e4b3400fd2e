import type { ByteRange } from '../document.js';
import { alphabets, byteSet } from '../alphabet.js';
import {
  BLANK,
  DASH,
  endsLine,
  EQUALS,
  INDENT,
  LINE_FEED,
  LONGEST_NAME,
  NAME,
  nameStart,
  OPEN_BRACE,
  QUOTES,
  skip,
  SPACE,
} from './scan.js';

const DECLARED = byteSet(`${alphabets.base62}_.[]<>*&? `);
const TAKES_TWO_WORDS = /(?:^|\s)(?:env|arg|setenv|setx|set(?: -[a-z]{1,3})?)[ \t]+$/i;
const DEFINES = /#\s*define[ \t]+$/;
/** A property of C# whose value stands behind what it may be used for: `{ get; set; } = "…"`. */
const ACCESSORS = /^\{\s*(?:\w+ )?get;[\w\s;]{0,40}\}\s*=\s*(?=")/;

/** Where a value right beside its name begins, and whether only one in quotes counts. */
interface Beside {
  readonly end: number;
  readonly quotedOnly: boolean;
}

/**
 * A value right beside its name: `#define NAME "…"`, `ENV NAME …`, `--name …`, `-Name …`; or behind its type, as in
 * `name string = "…"`.
 */
export function besideName(bytes: Buffer, word: number, nameEnd: number): Beside | undefined {
  const at = behindLineEnd(bytes, skip(bytes, nameEnd, BLANK, 40));
  if (at === nameEnd || at === bytes.length || bytes[at] === LINE_FEED) return undefined;
  const start = nameStart(bytes, word);
  if (QUOTES[bytes[at]!] === 1) return quotedBeside(bytes, { start, end: nameEnd }, at);
  const declared = afterDeclaration(bytes, at);
  if (declared !== undefined) return { end: declared, quotedOnly: true };
  if (bytes[at] === DASH || bytes[at]! <= 0x20) return undefined;
  return isOption(bytes, start) || followsCommand(bytes, start) || followsLogin(bytes, start, nameEnd)
    ? { end: at, quotedOnly: false }
    : undefined;
}

function quotedBeside(bytes: Buffer, { start, end }: ByteRange, at: number): Beside | undefined {
  // A command's name, and an option of it: `sshpass "-p…"`.
  if (bytes[at + 1] === DASH && bytes[start] !== DASH) return undefined;
  return isVerb(bytes, start, end) ? undefined : { end: at, quotedOnly: true };
}

/** A backslash, a backtick or a caret, behind which a command goes on on the next line. */
const CONTINUES = byteSet('\\`^');

function behindLineEnd(bytes: Buffer, at: number): number {
  if (CONTINUES[bytes[at] ?? 0] === 0 || !endsLine(bytes, at + 1)) return at;
  return skip(bytes, at + 1, SPACE, INDENT + LONGEST_NAME);
}

/** What a command that takes two words ends with; most words before a name do not, and a pattern costs more. */
const LAST_LETTERS = byteSet('gtvxGTVX');

function followsCommand(bytes: Buffer, start: number): boolean {
  if (BLANK[bytes[start - 1] ?? 0] === 0) return false;
  const option = bytes[start - 3] === DASH || bytes[start - 4] === DASH;
  return (option || LAST_LETTERS[bytes[start - 2]!] === 1) && TAKES_TWO_WORDS.test(textBefore(bytes, start));
}

const PASSWORD = 'password';
const LOGIN = /(?:^|\s)login[ \t]{1,8}[^\s"']{1,80}\s{1,40}$/;

/** As `.netrc` has it, also where a script writes it: `login joe password …`, on one line or several. */
function followsLogin(bytes: Buffer, start: number, nameEnd: number): boolean {
  if (nameEnd - start !== PASSWORD.length || SPACE[bytes[start - 1] ?? 0] === 0) return false;
  return (
    bytes.toString('latin1', start, nameEnd) === PASSWORD &&
    LOGIN.test(bytes.toString('latin1', Math.max(0, start - 140), start))
  );
}

function textBefore(bytes: Buffer, start: number): string {
  return bytes.toString('latin1', Math.max(0, start - 12), start);
}

/** "Pass `x`" asks for something in most texts, also behind a dash: "elsewhere--pass `x`". */
function isVerb(bytes: Buffer, start: number, nameEnd: number): boolean {
  const name = bytes.toString('latin1', start, nameEnd).toLowerCase();
  return (name === 'pass' || /[a-z]--pass$/.test(name)) && !DEFINES.test(textBefore(bytes, start));
}

/** `--name`, and `-Name` as PowerShell has it. */
function isOption(bytes: Buffer, start: number): boolean {
  return bytes[start] === DASH && (bytes[start + 1] === DASH || /[A-Z]/.test(String.fromCharCode(bytes[start + 1]!)));
}

function afterDeclaration(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === OPEN_BRACE) {
    const accessors = ACCESSORS.exec(bytes.toString('latin1', at, at + 80));
    return accessors === null ? undefined : at + accessors[0].length;
  }
  if (NAME[bytes[at]!] === 0 && bytes[at] !== 0x5b && bytes[at] !== 0x2a) return undefined;
  const end = skip(bytes, at, DECLARED, 30);
  // Attributes of markup have no blank there.
  if (bytes[end] !== EQUALS || BLANK[bytes[end - 1]!] === 0) return undefined;
  return QUOTES[bytes[skip(bytes, end + 1, BLANK, 2)] ?? 0] === 1 ? end + 1 : undefined;
}
