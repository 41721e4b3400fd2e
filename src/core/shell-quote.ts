import { pathBytes, shownPath, type BytePath } from './byte-path.js';

/** Needs no quoting inside double quotes, in any shell people paste into (sh, zsh, fish, PowerShell, cmd). */
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
  const shown = shownPath(path);
  if (VISIBLE.test(shown) && !BLANK_LETTER.test(shown) && !LOG_COMMAND.test(shown))
    return `':(top,literal)${shown.replaceAll("'", "'\\''")}'`;
  return `$':(top,literal)${escapeBytes(path)}'`;
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
