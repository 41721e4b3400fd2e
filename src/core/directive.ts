import { commentAt, type Comment, type Show } from './comment.js';
import { DIRECTIVE } from './directive-word.js';
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

const HINT = 'write: check-staged-ignore RULE -- reason';

type Read = Directive | BrokenDirective;

/**
 * Reads the directives of a document; the first of a line counts.
 *
 * @param ends the offsets just past each occurrence of the word, rising
 * @param known whether a rule id exists
 * @param show shows a part of a line without the secrets in it
 */
export function readDirectives(
  source: Source,
  ends: readonly number[],
  known: (id: string) => boolean,
  show: Show,
): Directives {
  const valid: Directive[] = [];
  const broken: BrokenDirective[] = [];
  const open: Read[] = [];
  let line = 0;
  const keep = (read: Read): void => void ('message' in read ? broken.push(read) : valid.push(read));
  for (const end of ends) {
    if (end < source.lineStart(line)) continue;
    const comment = commentAt(source, end - DIRECTIVE.length, DIRECTIVE, show);
    if (comment === undefined) continue;
    line = comment.line;
    if (comment.suffix === '-start') open.push(parse(comment, known));
    else if (comment.suffix === '-end') keep(closed(open.pop(), line));
    else keep(parse(comment, known));
  }
  for (const { line: at } of open) {
    broken.push({
      line: at,
      message: 'check-staged-ignore-start is never closed',
      hint: 'add check-staged-ignore-end where the block ends',
    });
  }
  return { valid, broken };
}

function closed(opened: Read | undefined, line: number): Read {
  if (opened === undefined)
    return { line, message: 'check-staged-ignore-end closes no block', hint: 'remove it, or open the block' };
  return 'message' in opened ? opened : { ...opened, to: line };
}

function parse({ line, text, alone }: Comment, known: (id: string) => boolean): Read {
  // `--` ends the rules; a comment of the same dashes (SQL, Lua, HTML) may stand around it.
  const [rules = '', ...rest] = ` ${text} `.split(/\s--\s/);
  const reason = rest.join(' -- ').trim();
  const ruleIds = rules.split(/[\s,]+/).filter((id) => id !== '');
  if (ruleIds.length === 0) return { line, message: 'check-staged-ignore names no rule', hint: HINT };
  const unknown = ruleIds.find((id) => !known(id));
  if (unknown !== undefined) {
    return {
      line,
      message: `check-staged-ignore names ${quoted(unknown)}, which does not exist`,
      hint: '`check-staged rules` lists them',
    };
  }
  if (reason === '') return { line, message: 'check-staged-ignore gives no reason', hint: HINT };
  return { ruleIds, reason, line, from: line, to: alone ? line + 1 : line };
}

/** A name as rules have it; anything else could be the secret itself, written where the rule's name belongs. */
const RULE_NAME = /^[a-z]{1,16}\d?(?:-[a-z]{1,16}\d?){0,6}$/;

function quoted(id: string): string {
  return RULE_NAME.test(id) ? `the rule "${id}"` : 'a rule';
}

/** @returns what tells the directive that sets a finding aside: on its line, the line above, or around it */
export function directiveIndex(
  directives: readonly Directive[],
): (ruleId: string, line: number) => Directive | undefined {
  const byRule = new Map<string, Directive[]>();
  for (const directive of directives.toSorted((a, b) => a.from - b.from)) {
    for (const id of directive.ruleIds) {
      const earlier = byRule.get(id);
      if (earlier === undefined) byRule.set(id, [directive]);
      else earlier.push(directive);
    }
  }
  const farthest = new Map([...byRule].map(([id, list]) => [id, reachingFarthest(list)]));
  return (ruleId, line) => {
    const list = byRule.get(ruleId) ?? [];
    const directive = farthest.get(ruleId)?.[lastStarting(list, line)];
    return directive !== undefined && line <= directive.to ? directive : undefined;
  };
}

/** @returns for each of the directives the one that reaches farthest down of it and those before it */
function reachingFarthest(list: readonly Directive[]): readonly Directive[] {
  let best = list[0]!;
  return list.map((directive) => (best = directive.to >= best.to ? directive : best));
}

function lastStarting(list: readonly Directive[], line: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.from <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
