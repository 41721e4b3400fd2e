const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/** Controls (C0, DEL, C1), line and paragraph separators, and the formats that reorder or hide text: bidirectional, zero width, tags. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u115f\u1160\u3164\uffa0]|\p{Cs}/gu;

/**
 * Makes a stranger's text safe for a terminal: what would move the cursor, colour, reorder or hide is written out.
 *
 * @returns the text with those characters as `\n`, `\t`, `\e`, `\xNN` or `\u{…}`
 */
export function escapeControls(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0)!;
    return (
      SHORT[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`)
    );
  });
}
