import type { TokenRule } from './rule.js';
import { anchorTexts, charactersOf, classOf, patternOf } from './shape-facts.js';
import { seq, type Shape } from './shape.js';

/** A part of at least so many characters, and of twice its least, is open: its bound is what is looked at, not what is issued. */
const OPEN_LENGTH = 200;
/** Where only what stands ahead of a value says what it is, only what is longer than any password is open. */
const OPEN_BEHIND_LEAD = 1000;
/** The fewest characters of a literal that must stand ahead of an open part. */
const DISTINCTIVE = 3;

/** How values may be longer than the longest form of their rule. */
export interface OpenShape {
  /** The source of a regular expression for the beginning of such a value. */
  readonly beginning: string;
  /** The characters that it goes on with. */
  readonly rest: string;
}

function isOpen(part: Shape, least: number): part is Extract<Shape, { kind: 'chars' }> {
  return part.kind === 'chars' && part.max >= least && part.max >= 2 * part.min;
}

const isOptional = (part: Shape): boolean => part.kind === 'repeat' && part.min === 0;

/** @returns how values of the rule may be longer than its longest form; nothing where none of its parts is open */
export function openShapeOf({ shape, lead }: Pick<TokenRule, 'shape' | 'lead'>): OpenShape | undefined {
  const parts = flat(shape);
  const least = lead === undefined ? OPEN_LENGTH : OPEN_BEHIND_LEAD;
  const open = parts.flatMap((part, at) => {
    // Where more may follow or not, what is too long may as well be both, run together.
    if (!isOpen(part, least) || parts.slice(at).some(isOptional)) return [];
    const ahead = seq(...parts.slice(0, at));
    const literals = anchorTexts(lead === undefined ? ahead : seq(lead, ahead));
    if (literals.length === 0 || literals.some(({ length }) => length < DISTINCTIVE)) return [];
    const some = classOf(part.alphabet);
    return [{ at, beginning: `${patternOf(ahead)}${some}{${part.max}}(?=${some})` }];
  });
  const [first] = open;
  if (first === undefined) return undefined;
  return {
    beginning: `(?:${open.map(({ beginning }) => beginning).join('|')})`,
    rest: [...new Set(charactersOf(seq(...parts.slice(first.at))))].join(''),
  };
}

/** @returns whether a text is a value of the rule that is longer than its longest form */
export function isLonger(rule: Pick<TokenRule, 'shape' | 'lead'>, text: string): boolean {
  const open = openShapeOf(rule);
  return open !== undefined && new RegExp(`^${open.beginning}${classOf(open.rest)}*$`).test(text);
}

function flat(shape: Shape): readonly Shape[] {
  return shape.kind === 'seq' ? shape.parts.flatMap(flat) : [shape];
}
