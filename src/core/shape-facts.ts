import type { Shape } from './shape.js';

/** Smallest and largest length in bytes. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** @returns how many bytes a value of the shape can have */
export function lengthOf(shape: Shape): Span {
  switch (shape.kind) {
    case 'text':
      return { min: shape.text.length, max: shape.text.length };
    case 'chars':
      return { min: shape.min, max: shape.max };
    case 'seq':
      return shape.parts.map(lengthOf).reduce(add, { min: 0, max: 0 });
    case 'oneOf': {
      const spans = shape.choices.map(lengthOf);
      return { min: Math.min(...spans.map((s) => s.min)), max: Math.max(...spans.map((s) => s.max)) };
    }
    case 'repeat': {
      const { min, max } = lengthOf(shape.part);
      return { min: min * shape.min, max: max * shape.max };
    }
  }
}

function add(a: Span, b: Span): Span {
  return { min: a.min + b.min, max: a.max + b.max };
}

/** @returns the regular expression of a text that is a value of the shape, from end to end */
export function exactly(shape: Shape): RegExp {
  return new RegExp(`^(?:${patternOf(shape)})$`);
}

/** @returns the source of a regular expression that accepts exactly the values of the shape (no anchors, no groups kept) */
export function patternOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return escapeText(shape.text);
    case 'chars':
      return classOf(shape.alphabet) + quantifier(shape.min, shape.max);
    case 'seq':
      return shape.parts.map(patternOf).join('');
    case 'oneOf':
      return `(?:${shape.choices.map(patternOf).join('|')})`;
    case 'repeat':
      return `(?:${patternOf(shape.part)})${quantifier(shape.min, shape.max)}`;
  }
}

/** @returns a character class with the members of the alphabet, as a regular expression's source */
export function classOf(alphabet: string): string {
  return `[${alphabet.replaceAll(/[\\\]^-]/g, String.raw`\$&`)}]`;
}

function quantifier(min: number, max: number): string {
  if (min === 1 && max === 1) return '';
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function escapeText(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
}

/** @returns all characters that values of the shape may hold, some more than once */
export function charactersOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.text;
    case 'chars':
      return shape.alphabet;
    case 'seq':
      return shape.parts.map(charactersOf).join('');
    case 'oneOf':
      return shape.choices.map(charactersOf).join('');
    case 'repeat':
      return charactersOf(shape.part);
  }
}

/** A literal that every value of a shape contains, and how far from the value's start it stands. */
export interface Anchor {
  readonly text: string;
  readonly before: Span;
}

/**
 * The literals to look for: of the places where each value carries a text, the one whose shortest alternative is longest.
 *
 * @returns one text an alternative; empty where the shape has no literal
 */
export function anchorTexts(shape: Shape): readonly string[] {
  return bestLiteral(flatten(shape)).texts;
}

/** @returns the texts of `anchorTexts`, in their order, and where each stands */
export function anchorsOf(shape: Shape): readonly Anchor[] {
  const parts = flatten(shape);
  const { texts, at } = bestLiteral(parts);
  const before = parts.slice(0, at).map(lengthOf).reduce(add, { min: 0, max: 0 });
  return texts.map((text) => ({ text, before }));
}

/** @returns the parts of a shape ahead of its anchors, and those from them on */
export function partsAroundAnchor(shape: Shape): {
  readonly ahead: readonly Shape[];
  readonly behind: readonly Shape[];
} {
  const parts = flatten(shape);
  const { at } = bestLiteral(parts);
  return { ahead: parts.slice(0, at), behind: parts.slice(at) };
}

function bestLiteral(parts: readonly Shape[]): { readonly texts: readonly string[]; readonly at: number } {
  let best: { texts: readonly string[]; at: number } = { texts: [], at: 0 };
  for (const [at, part] of parts.entries()) {
    const texts = literalsOf(part);
    if (texts !== undefined && shortest(texts) > shortest(best.texts)) best = { texts, at };
  }
  return best;
}

function flatten(shape: Shape): readonly Shape[] {
  return shape.kind === 'seq' ? shape.parts.flatMap(flatten) : [shape];
}

function shortest(texts: readonly string[]): number {
  return texts.length === 0 ? 0 : Math.min(...texts.map((t) => t.length));
}

/** @returns the texts one of which begins every value of the part, or nothing where some value has none */
function literalsOf(part: Shape): readonly string[] | undefined {
  if (part.kind === 'text') return [part.text];
  if (part.kind === 'seq') return part.parts[0] && literalsOf(part.parts[0]);
  if (part.kind !== 'oneOf') return undefined;
  const all = part.choices.map(literalsOf);
  return all.every((t) => t !== undefined) ? [...new Set(all.flat())] : undefined;
}

/** @returns the literal that a value of the shape begins with, where all its values share it */
export function leadingText(shape: Shape): string {
  const [first] = flatten(shape);
  return first?.kind === 'text' ? first.text : '';
}
