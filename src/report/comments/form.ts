/** How a comment of one line is written: what opens and what closes it. */
export type Form = readonly [open: string, close: string];

/** For each line of a text, and for a line added at its end: how a comment can be written right above it, if it can. */
export type Forms = (Form | undefined)[];

export const SLASHES: Form = ['// ', ''];
export const HASH: Form = ['# ', ''];
export const SEMICOLON: Form = ['; ', ''];
export const DASHES: Form = ['-- ', ''];
export const STARS: Form = ['/* ', ' */'];
export const ARROWS: Form = ['<!-- ', ' -->'];
export const BRACES: Form = ['{/* ', ' */}'];

/** @returns the same form for every line of the text */
export function everywhere(text: string, form: Form | undefined): Forms {
  return Array.from({ length: lineCount(text) + 1 }, () => form);
}

/** @returns how many lines the text has; what follows a final newline is none */
function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return text.endsWith('\n') || text === '' ? count : count + 1;
}

/** Walks a text from start to end and gives the lines it passes their forms. */
export class LineMarker {
  #line = 0;
  /** The next line break; past the end where there is none. */
  #next: number;

  constructor(
    readonly text: string,
    readonly forms: Forms,
  ) {
    this.#next = breakFrom(text, 0);
  }

  /** Gives every line that begins after the last place, up to this offset, the form. */
  to(offset: number, form: Form | undefined): void {
    for (; this.#next < offset; this.#next = breakFrom(this.text, this.#next + 1)) this.forms[++this.#line] = form;
  }
}

function breakFrom(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
