import { ARROWS, BRACES, everywhere, type Form, type Forms, HASH } from './form.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Code by its indentation, and tables. */
const NO_PLACE = /^(?: {4}|\t)|^\s*\||\|\s*[\w\d]/;
const FRONT_END = /^(?:---|\.\.\.)\s*$/;

/** @returns where a comment can stand in Markdown: not in code, and not in a table */
export function markdownForms(text: string, form: Form = ARROWS): Forms {
  const forms = everywhere(text, form);
  const lines = text.split('\n');
  const front = frontLines(lines);
  for (let i = 0; i < front; i++) forms[i] = i === 0 ? undefined : HASH;
  let fence = '';
  for (let i = front; i < lines.length; i++) {
    const mark = FENCE.exec(lines[i]!)?.[1] ?? '';
    if (fence !== '' || NO_PLACE.test(lines[i]!)) forms[i] = undefined;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
  }
  if (fence !== '') forms[forms.length - 1] = undefined;
  return forms;
}

/** @returns how many lines the YAML at the head of the text has, with the marks around it */
function frontLines(lines: readonly string[]): number {
  if (!/^---\s*$/.test(lines[0]!)) return 0;
  return lines.findIndex((line, i) => i > 0 && FRONT_END.test(line)) + 1;
}

/** @returns the same of Markdown with JSX, which has no comments of HTML */
export function mdxForms(text: string): Forms {
  return markdownForms(text, BRACES);
}

const BLOCK_SCALAR = /^(?!\s*#)(?:.*[\s:-])?[|>][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/;
const ENTRY = /^\s*(?:-(?:\s|$)|#|---|\.\.\.|%|[[\]{}]|(?:"[^"]*"|'[^']*'|[^\s"'#:][^#:]*):(?:\s|$))/;
const UNCLOSED = /(?::\s|-\s|[[{,]\s*)(?:"(?:[^"\\]|\\.)*|'[^']*)$/;
const CLOSED = /["']\s*(?:[,\]}]|#|\r?$)/;

/** @returns where a comment can stand in YAML: not in a text of several lines, whatever its form */
export function yamlForms(text: string): Forms {
  const forms = everywhere(text, HASH);
  let block: Block | undefined;
  let quoted = false;
  for (const [i, line] of text.split('\n').entries()) {
    const blank = line.trim() === '';
    if (!blank) block = continued(block, /^ */.exec(line)![0].length);
    if (block !== undefined || quoted || !(blank || ENTRY.test(line))) forms[i] = undefined;
    if (block !== undefined) continue;
    if (quoted) quoted = !CLOSED.test(line);
    else if (BLOCK_SCALAR.test(line)) block = { below: /^ */.exec(line)![0].length };
    else quoted = UNCLOSED.test(line);
  }
  if (quoted) forms[forms.length - 1] = undefined;
  return forms;
}

/** A block scalar: how far the line that opens it is indented and, from its first line on, how far its own lines are. */
interface Block {
  readonly below: number;
  readonly indent?: number;
}

/** @returns the block, if a line that is indented so far belongs to it */
function continued(block: Block | undefined, indent: number): Block | undefined {
  if (block === undefined || indent < (block.indent ?? block.below + 1)) return undefined;
  return { ...block, indent: block.indent ?? indent };
}
