import type { ByteRange } from '../document.js';
import { BLANK, endsLine, LESS, lineBefore, QUOTES, skip } from './scan.js';

/** How much of a line is read that opens a heredoc, in bytes. */
const LONGEST_LINE = 160;

/** `<<EOF`, `<<-'EOF'`, `<<~EOF`, `<<<'EOF'`; what a shell runs to read it may stand ahead. */
const OPENS =
  /^"?(?:\$\(|`)?[ \t]{0,4}(?:cat[ \t]{1,4}(?:-[ \t]{1,4})?)?<<[<~-]?[ \t]{0,2}(["'`]?)([A-Za-z_]\w*)\1(?:[^\w\n][^\n]*)?\n/;
const AHEAD_OF_NAME = /<<-?[ \t]{0,2}(["']?)([A-Za-z_]\w*)\1[^\n<>|]{0,40}>{1,2}[ \t]{0,2}["']?[\w./~${}-]{0,60}$/;

/**
 * @param at where an operator or a command is followed by the mark of a heredoc
 * @returns the text of the heredoc, where that is one line
 */
export function heredocBody(bytes: Buffer, at: number, longest: number): ByteRange | undefined {
  const opening = OPENS.exec(bytes.toString('latin1', at, at + LONGEST_LINE));
  return opening === null ? undefined : bodyAt(bytes, at + opening[0].length, opening[2]!, longest);
}

/**
 * Reads the heredoc that a shell writes into a file or a variable: `cat > password.txt <<EOF`, `cat <<EOF > password.txt`,
 * `read PASSWORD <<EOF`.
 *
 * @param name where the name of the file or the variable stands
 */
export function heredocInto(bytes: Buffer, name: ByteRange, longest: number): ByteRange | undefined {
  const quoteEnd = skip(bytes, name.end, QUOTES, 1);
  const next = skip(bytes, quoteEnd, BLANK, 4);
  if (bytes[next] === LESS && next > quoteEnd) return heredocBody(bytes, next, longest);
  if (!endsLine(bytes, next)) return undefined;
  const line = lineBefore(bytes, name.start, LONGEST_LINE);
  const opening = line.includes('<<') ? AHEAD_OF_NAME.exec(line) : null;
  const end = bytes.indexOf('\n', name.end);
  return opening === null || end === -1 ? undefined : bodyAt(bytes, end + 1, opening[2]!, longest);
}

function bodyAt(bytes: Buffer, start: number, mark: string, longest: number): ByteRange | undefined {
  const text = bytes.toString('latin1', start, start + longest + LONGEST_LINE);
  const end = text.indexOf('\n');
  if (end === -1 && start + text.length < bytes.length) return { start, end: start + longest };
  const line = text.slice(0, end);
  const value = line.trim();
  const rest = text.slice(end + 1).trimStart();
  if (end === -1 || value === '' || !rest.startsWith(mark) || /^\w/.test(rest.slice(mark.length))) return undefined;
  const from = start + line.indexOf(value);
  return { start: from, end: from + value.length };
}
