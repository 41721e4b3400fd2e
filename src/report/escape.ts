const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/** Controls (C0, DEL, C1), line and paragraph separators, and the formats that reorder or hide text: bidirectional, zero width, tags. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u115f\u1160\u3164\uffa0]|\p{Cs}/gu;

/**
 * Where a CI runner would read a command in a log: `::error::` at the beginning of a line (GitHub Actions), `##[error]` and
 * `##vso[…]` anywhere in it (GitHub Actions, Azure Pipelines), `##teamcity[…]` (TeamCity).
 */
const LOG_COMMAND = /^::|##(?=[a-z]*\[)/gi;

/**
 * Makes a stranger's text safe for a terminal and for the log of a CI runner: characters that move the cursor, colour, reorder
 * or hide text, and the beginnings of log commands, are escaped.
 *
 * @returns the text with those characters as `\n`, `\t`, `\e`, `\xNN` or `\u{…}`
 */
export function escapeControls(text: string): string {
  return text.replaceAll(UNPRINTABLE, escaped).replaceAll(LOG_COMMAND, (start) => escaped(start[0]!) + start.slice(1));
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  return SHORT[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
}

/**
 * @param data what `JSON.stringify` takes
 * @returns it as indented JSON that ends in a newline; the characters that `escapeControls` escapes are written as `\uNNNN`
 */
export function printJson(data: unknown): string {
  // JSON.stringify has escaped all controls below 0x20 in strings; what is left of these is its own layout.
  const json = JSON.stringify(data, null, 2).replaceAll(
    LOG_COMMAND,
    (start) => jsonEscaped(start[0]!) + start.slice(1),
  );
  return `${json.replaceAll(UNPRINTABLE, (character) => (character === '\n' ? character : jsonEscaped(character)))}\n`;
}

function jsonEscaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');
}
