import { BLANK, INDENT, LINE_FEED, lineBefore, LONGEST_NAME, OPEN_BRACE, skip } from './scan.js';

/** How far the default is looked for in what is declared, in bytes. */
const DECLARATION = 240;
const DEFAULT = /[\s,{"']default(?:value)?["']?[ \t]*[:=](?!=)/i;
const DEFAULT_OR_VALUE = /[\s,{"'](?:default(?:value)?|value)["']?[ \t]*[:=](?!=)/i;

/**
 * The default or the value of what a block declares: `variable "name" { default = "…" }`, `name:` over `Default: …`,
 * `"name": { "value": "…" }`.
 */
export function declaredValue(bytes: Buffer, at: number): number | undefined {
  const start = skip(bytes, at, BLANK, 2);
  if (bytes[start] !== OPEN_BRACE && bytes[start] !== LINE_FEED && bytes[start] !== 0x0d) return undefined;
  const block = bytes.toString('latin1', start, start + DECLARATION);
  const inBraces = bytes[start] === OPEN_BRACE;
  const close = block.search(/\}|\n[ \t]*\r?\n/);
  const own = close === -1 ? block : block.slice(0, close);
  // Without braces, a `value` farther down is often the next entry's.
  const found = (inBraces ? DEFAULT_OR_VALUE : DEFAULT).exec(own) ?? (inBraces ? null : indented(bytes, at, own));
  return found === null ? undefined : start + found.index + found[0].length;
}

const VALUE_BELOW = /^\r?\n([ \t]+)(?:[A-Za-z_]+: [^\n]*\n\1){0,3}value:(?=[ \t])/;

/** `value:` among the lines below a name that are indented more than it is. */
function indented(bytes: Buffer, at: number, block: string): RegExpExecArray | null {
  const found = VALUE_BELOW.exec(block);
  if (found === null) return null;
  const own = lineBefore(bytes, at, INDENT + LONGEST_NAME);
  return found[1]!.length > own.length - own.trimStart().length && /^[ \t]*["']?[\w.-]+["']?:$/.test(own)
    ? found
    : null;
}
