import type { ByteRange } from '../document.js';
import { isOpenSshKey } from '../evidence/openssh.js';
import type { Source } from '../source.js';

/** What stands between the lines of a body: line ends as such and as escapes, indentation, quotes and what joins strings. */
const JOINT = /(?:\\{1,4}[nrt]|["'`][\s+.,&\\]{0,40}["'`]|\/\/[/!]?(?=[ \t])|[\s"'`\\,.;>|*#]){0,80}/y;
/** Lines that say how a body is encrypted, or who wrote it, ahead of the first of its own. */
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Subject|Hash|Charset):[^\n\\]{0,200}/y;
const LINE = /[A-Za-z\d+/]{1,20000}={0,2}|=[A-Za-z\d+/]{4}(?![A-Za-z\d+/])/y;
/** Lines of fewer characters are words; only the last of a body may be as short. */
const SHORTEST_LINE = 32;
const SHORTEST_BODY = 64;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** How DER with a version or an algorithm in it begins, a secret packet of OpenPGP, what OpenSSH writes, and hexadecimal. */
function beginsKey(body: string): boolean {
  if (/^[\da-f]{64}/i.test(body)) return true;
  const head = Buffer.from(body.slice(0, 32), 'base64');
  const isDer = /^30(?:[0-7].|81..|82....)(?:0201|30)/.test(head.toString('hex'));
  return isDer || head[0] === 0xc5 || (head[0]! & 0xfc) === 0x94 || isOpenSshKey(head);
}

/**
 * Reads the body of a block whose end is missing, or farther away than is looked.
 *
 * @param begin the mark that begins it
 * @param most where to stop
 * @returns the mark and all that reads like the body of a key, or nothing where too little does
 */
export function unendedBlock(source: Source, begin: ByteRange, most: number): ByteRange | undefined {
  const text = source.text(begin.end, most);
  let at = 0;
  let end = 0;
  let body = '';
  let headed = false;
  for (;;) {
    at += matchAt(JOINT, text, at).length;
    const header = body === '' ? matchAt(HEADER, text, at) : '';
    const line = header === '' ? matchAt(LINE, text, at) : '';
    if (header === '' && !isOfBody(line, body)) break;
    headed ||= /^(?:Proc-Type|DEK-Info)/.test(header);
    body += line;
    at += header.length + line.length;
    if (line !== '') end = at;
  }
  if (body.length < SHORTEST_BODY || !(headed || beginsKey(body))) return undefined;
  return { start: begin.start, end: begin.end + end };
}

/** A short line is the last one where it fills the last group. */
function isOfBody(line: string, body: string): boolean {
  if (line.length >= SHORTEST_LINE) return true;
  if (line === '' || body === '') return false;
  return (
    line.startsWith('=') ||
    line.endsWith('=') ||
    (body.length % 4 === 0 && line.length % 4 === 0 && /\d|[+/]/.test(line))
  );
}
