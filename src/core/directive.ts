import type { Source } from './source.js';

/** What a comment sets aside: some rules, for a reason, on a run of lines (numbers from 1, both included). */
export interface Directive {
  readonly ruleIds: readonly string[];
  readonly reason: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** A comment that means to set something aside but says it wrongly, so that it has no effect. */
export interface BrokenDirective {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export interface Directives {
  readonly valid: readonly Directive[];
  readonly broken: readonly BrokenDirective[];
}

/** The word that a directive begins with; the prefilter looks for it. */
export const DIRECTIVE = 'check-staged-ignore';

/** Behind an opener of comments, in whatever language; quoted or in running text the word means nothing. */
const SYNTAX = /(?:\/\/|\/\*+|#|<!--|--|;|%|^\s*\*|\{\{!|REM|\(\*)[ \t]*check-staged-ignore(-start|-end)?(?![\w-])[ \t:]*(.*)$/;
const CLOSER = /\s*(?:\*\/|-->|--\}\}|\}\}|\*\)|#\})\s*$/;
const HINT = 'write: check-staged-ignore RULE -- reason';
const LONGEST_LINE = 2000;

interface Comment {
  readonly line: number;
  readonly suffix: string;
  readonly text: string;
}

/**
 * Reads the directives of a document.
 *
 * @param ends the offsets just past each occurrence of the word
 * @param known whether a rule id exists
 */
export function readDirectives(source: Source, ends: readonly number[], known: (id: string) => boolean): Directives {
  const valid: Directive[] = [];
  const broken: BrokenDirective[] = [];
  let open: Directive | undefined;
  for (const comment of ends.map((end) => commentAt(source, end))) {
    if (comment === undefined) continue;
    if (comment.suffix === '-end') {
      if (open !== undefined) valid.push({ ...open, to: comment.line });
      else broken.push({ line: comment.line, message: 'check-staged-ignore-end closes no block', hint: 'remove it, or open the block' });
      open = undefined;
      continue;
    }
    const read = parse(comment, known);
    if ('message' in read) broken.push(read);
    else if (comment.suffix === '-start') open = read;
    else valid.push(read);
  }
  if (open !== undefined) {
    broken.push({ line: open.line, message: 'check-staged-ignore-start is never closed', hint: 'add check-staged-ignore-end where the block ends' });
  }
  return { valid, broken };
}

function commentAt(source: Source, end: number): Comment | undefined {
  const line = source.lineOf(end);
  const start = source.lineStart(line - 1);
  if (end - start > LONGEST_LINE) return undefined;
  const text = source.bytes.toString('utf8', start, Math.min(source.lineStart(line), start + LONGEST_LINE)).trimEnd();
  const match = SYNTAX.exec(text);
  return match === null ? undefined : { line, suffix: match[1] ?? '', text: match[2]!.replace(CLOSER, '') };
}

function parse({ line, text }: Comment, known: (id: string) => boolean): Directive | BrokenDirective {
  const [rules = '', ...rest] = text.split(/\s+--\s+/);
  const reason = rest.join(' -- ').trim();
  const ruleIds = rules.split(/[\s,]+/).filter((id) => id !== '');
  if (ruleIds.length === 0) return { line, message: 'check-staged-ignore names no rule', hint: HINT };
  const unknown = ruleIds.find((id) => !known(id));
  if (unknown !== undefined) {
    return { line, message: `check-staged-ignore names the rule "${unknown}", which does not exist`, hint: '`check-staged rules` lists them' };
  }
  if (reason === '') return { line, message: 'check-staged-ignore gives no reason', hint: HINT };
  return { ruleIds, reason, line, from: line, to: line + 1 };
}

/** @returns the directive that sets a finding aside: on its line, the line above, or around it */
export function directiveFor(directives: readonly Directive[], ruleId: string, line: number): Directive | undefined {
  return directives.find((d) => d.ruleIds.includes(ruleId) && d.from <= line && line <= d.to);
}
