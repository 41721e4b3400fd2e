import { Engine } from '../core/engine.js';
import { CONFIDENCES } from '../core/evidence/evidence.js';
import type { Finding } from '../core/finding.js';
import { scanDocument } from '../core/scan.js';
import { Source } from '../core/source.js';
import { keywords, ruleBook, ruleExists } from '../../rules/book.js';

/** What messages are called where they are scanned: a name that says nothing about the text. */
const NAME = 'message';

/**
 * Masks the keys in text that is about to be printed. Findings are masked where they are made; this is for the rest: a key in
 * a path, in a configuration that cannot be used, in the input of a hook, in what git answers. Only values whose form or
 * structure identifies them are masked, since reports are full of names, ids and digests.
 *
 * @param text as it would be printed, at most some megabytes
 * @returns the same text, with the mask in place of each key
 */
export function maskKeys(text: string): string {
  if (text === '') return text;
  const document = { path: NAME, bytes: Buffer.from(text), added: 'all' } as const;
  const { findings, setAside } = scanDocument(new Engine(ruleBook, { keywords: keywords() }), document, ruleExists);
  const keys = [...findings, ...setAside.map(({ finding }) => finding)].filter(isCertainByForm);
  return keys.length === 0 ? text : masked(document, keys);
}

function isCertainByForm({ rule, confidence }: Finding): boolean {
  if (rule.kind === 'generic' || rule.kind === 'assigned') return confidence === 'certain';
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf('high');
}

function masked(document: Source['document'], keys: readonly Finding[]): string {
  const source = new Source(document);
  const pieces: string[] = [];
  let at = 0;
  for (const key of keys.toSorted((a, b) => a.line - b.line || a.column - b.column)) {
    const start = offsetOf(source, key.line, key.column);
    if (start < at) continue;
    pieces.push(source.bytes.toString('utf8', at, start), key.secret.masked);
    at = offsetOf(source, key.endLine, key.endColumn);
  }
  return pieces.join('') + source.bytes.toString('utf8', at);
}

/** @returns the byte offset of a place given in lines and characters */
function offsetOf(source: Source, line: number, column: number): number {
  const start = source.lineStart(line - 1);
  const characters = [...source.bytes.toString('utf8', start, source.lineStart(line))];
  return start + Buffer.byteLength(characters.slice(0, column - 1).join(''));
}
