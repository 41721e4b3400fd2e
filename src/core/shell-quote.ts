import { pathBytes, shownPath, type BytePath } from './byte-path.js';

/** Needs no quoting in any shell people paste into (sh, zsh, fish, PowerShell, cmd). */
const BARE = /^[A-Za-z0-9._/][A-Za-z0-9._/:+=-]*$/;
/** Needs no quoting inside double quotes, in the same shells. */
const PLAIN = /^[A-Za-z0-9 ._/@+=,-]+$/;
/** Letters and digits of any script besides; U+FFFD and everything that steers a terminal are neither. */
const VISIBLE = /^[\x20-\x7e\p{L}\p{N}]+$/u;
/** The letters of Hangul that show as nothing. */
const BLANK_LETTER = /[\u115f\u1160\u3164\uffa0]/;
/** What a CI runner would read as a command wherever it stands in a line of a log. */
const LOG_COMMAND = /##[a-z]*\[/i;

/**
 * Writes a path as one shell word that git takes from any folder of the repository, and as nothing but that path: the
 * `top` and `literal` words of pathspecs (git's manual, "gitglossary"), so neither a leading dash nor a `*` has a meaning.
 *
 * @returns the word, quotes included; free of control characters, whatever the path holds
 */
export function quotePathspec(path: BytePath): string {
  if (PLAIN.test(path)) return `":(top)${path}"`;
  return quoteOdd(':(top,literal)', path);
}

/**
 * Writes a text as one shell word: bare or in double quotes where all shells read it alike, else as sh reads it.
 *
 * @returns the word, quotes included; free of control characters, whatever the text holds
 */
export function quoteWord(text: string): string {
  if (BARE.test(text)) return text;
  const odd = text.replaceAll(/[\p{L}\p{N}:]/gu, 'a');
  return PLAIN.test(odd) && !BLANK_LETTER.test(text) ? `"${text}"` : quoteOdd('', Buffer.from(text).toString('latin1'));
}

function quoteOdd(before: string, path: BytePath): string {
  const shown = shownPath(path);
  if (VISIBLE.test(shown) && !BLANK_LETTER.test(shown) && !LOG_COMMAND.test(shown))
    return `'${before}${shown.replaceAll("'", "'\\''")}'`;
  return `$'${before}${escapeBytes(path)}'`;
}

/** The `$'…'` quoting of bash, zsh, ksh and POSIX 2024, with three octal digits so that no digit that follows joins in. */
function escapeBytes(path: BytePath): string {
  let text = '';
  for (const byte of pathBytes(path)) {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') text += `\\${character}`;
    else if (byte >= 0x20 && byte < 0x7f && character !== '#') text += character;
    else text += `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return text;
}
