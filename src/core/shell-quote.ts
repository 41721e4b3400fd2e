import { pathBytes, shownPath, type BytePath } from './byte-path.js';

/** Needs no quoting in any shell people paste into (sh, zsh, fish, PowerShell, cmd). */
const BARE = /^[A-Za-z0-9._/][A-Za-z0-9._/:+=-]*$/;
/** Needs no quoting inside double quotes, in the same shells. */
const PLAIN = /^[\p{L}\p{N} ._/@+=,-]+$/u;
/** Other signs besides; U+FFFD and everything that steers a terminal are neither letters nor digits. */
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
  const shown = shownPath(path);
  return PLAIN.test(shown) && isVisible(shown) ? `":(top)${shown}"` : quoteOdd(':(top,literal)', path);
}

/**
 * Writes a text as one shell word: bare or in double quotes where all shells read it alike, else as sh reads it.
 *
 * @returns the word, quotes included; free of control characters, whatever the text holds
 */
export function quoteWord(text: string): string {
  if (BARE.test(text)) return text;
  return /^[\p{L}\p{N} ._/@:+=,-]+$/u.test(text) && isVisible(text)
    ? `"${text}"`
    : quoteOdd('', Buffer.from(text).toString('latin1'));
}

function isVisible(text: string): boolean {
  return VISIBLE.test(text) && !BLANK_LETTER.test(text);
}

function quoteOdd(before: string, path: BytePath): string {
  const shown = shownPath(path);
  if (isVisible(shown) && !LOG_COMMAND.test(shown)) return `'${before}${shown.replaceAll("'", "'\\''")}'`;
  return `"$(printf '${before}${escapeBytes(path)}')"`;
}

/**
 * The format of `printf` in any shell of POSIX, with three octal digits so that no digit that follows joins in. The quotes do
 * without `$'…'`, which dash does not know; they lose line breaks at the very end.
 */
function escapeBytes(path: BytePath): string {
  let text = '';
  for (const byte of pathBytes(path)) {
    const character = String.fromCharCode(byte);
    if (character === '%') text += '%%';
    else if (byte >= 0x20 && byte < 0x7f && !"'#\\".includes(character)) text += character;
    else text += `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return text;
}
