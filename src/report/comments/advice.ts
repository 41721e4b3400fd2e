import { DIRECTIVE } from '../../core/directive-word.js';
import { readDirectives } from '../../core/directive.js';
import type { Finding } from '../../core/finding.js';
import { Source } from '../../core/source.js';
import { commentForms } from './files.js';
import type { Form, Forms } from './form.js';

/** A line to add, right above a line that is there. */
interface AddedLine {
  /** From 1; one more than the file has lines for its end. */
  readonly above: number;
  readonly text: string;
}

/** How a finding can be suppressed in its file. */
export type CommentAdvice = readonly AddedLine[] | 'none' | 'unknown';

/** Longer texts are no source that people write, and reading one for advice would take time. */
const LONGEST_BYTES = 1 << 20;

/**
 * Works out which comment suppresses a finding, in the syntax of the very place: above its line, or around the string or block
 * that the line stands in.
 *
 * @param bytes the file, as it was scanned
 * @returns the lines to add; `none` where no comment can stand, `unknown` where the format is not known
 */
export function adviseComment({ rule, line, path }: Finding, bytes: Buffer): CommentAdvice {
  if (bytes.length > LONGEST_BYTES) return 'none';
  const text = bytes.toString('latin1');
  const forms = commentForms(path, text);
  if (typeof forms === 'string') return forms;
  const said = `${rule.id} -- why`;
  const above = forms[line - 1];
  const added =
    above === undefined ? around(forms, line, said) : [{ above: line, text: written(above, `${DIRECTIVE} ${said}`) }];
  return added.length > 0 && isRead(added, path, text, line) ? added : 'none';
}

/** A block of lines that is suppressed, from the nearest place above where a comment can stand to the nearest one below. */
function around(forms: Forms, line: number, said: string): readonly AddedLine[] {
  const first = forms.findLastIndex((form, i) => i < line - 1 && form !== undefined);
  const end = forms.findIndex((form, i) => i >= line && form !== undefined);
  if (first === -1 || end === -1) return [];
  return [
    { above: first + 1, text: written(forms[first]!, `${DIRECTIVE}-start ${said}`) },
    { above: end + 1, text: written(forms[end]!, `${DIRECTIVE}-end`) },
  ];
}

function written([open, close]: Form, text: string): string {
  return open + text + close;
}

/** Whether this program reads the comments as they are meant. */
function isRead(added: readonly AddedLine[], path: string, text: string, line: number): boolean {
  const lines = text.split('\n');
  for (const one of added.toReversed()) lines.splice(one.above - 1, 0, one.text);
  const commented = lines.join('\n');
  const moved = line + added.filter(({ above }) => above <= line).length;
  const source = new Source({ path, bytes: Buffer.from(commented, 'latin1'), added: 'all' });
  const ends = [...commented.matchAll(new RegExp(DIRECTIVE, 'g'))].map(({ index }) => index + DIRECTIVE.length);
  const { valid } = readDirectives(source, ends, () => true, ({ start, end }) => source.text(start, end)); // prettier-ignore
  return valid.some(({ from, to, line: at }) => at !== moved && from <= moved && moved <= to);
}
