import type { ByteSet } from '../alphabet.js';
import { anchorsOf, partsAroundAnchor } from '../shape-facts.js';
import type { Shape } from '../shape.js';

/** How many bytes are looked at on either side of where an anchor starts. */
const DEPTH = 16;
const WITHIN = (1 << DEPTH) - 1;
/** Most anchors occur seldom: only those that occur more often are worth the sets. */
const SELDOM = 8;

/** @returns where the shape may end, for all distances at which it may start, a bit for each; its bytes go into the sets */
function walk(shape: Shape, starts: number, sets: readonly ByteSet[]): number {
  switch (shape.kind) {
    case 'text':
      return [...shape.text].reduce((at, char) => step(char, at, sets), starts);
    case 'chars':
      return repeated(shape, starts, (at) => step(shape.alphabet, at, sets));
    case 'seq':
      return shape.parts.reduce((at, part) => walk(part, at, sets), starts);
    case 'oneOf':
      return shape.choices.reduce((ends, choice) => ends | walk(choice, starts, sets), 0);
    case 'repeat':
      return repeated(shape, starts, (at) => walk(shape.part, at, sets));
  }
}

function step(alphabet: string, starts: number, sets: readonly ByteSet[]): number {
  for (const [at, set] of sets.entries())
    if ((starts & (1 << at)) !== 0) for (const char of alphabet) set[char.charCodeAt(0)] = 1;
  return (starts << 1) & WITHIN;
}

interface Times {
  readonly min: number;
  readonly max: number;
}

function repeated({ min, max }: Times, starts: number, once: (at: number) => number): number {
  let ends = min === 0 ? starts : 0;
  // Whatever takes a byte each time is out of sight by then.
  const most = Math.min(max, min + DEPTH);
  for (let count = 1, at = starts; count <= most && at !== 0; count++) {
    at = once(at);
    if (count >= min) ends |= at;
  }
  return ends;
}

/** @returns which bytes may stand at each distance, as far as all values of the parts go on */
function setsOf(parts: readonly Shape[]): readonly ByteSet[] {
  const sets = Array.from({ length: DEPTH }, () => new Uint8Array(256));
  const ends = parts.reduce((at, part) => walk(part, at, sets), 1);
  return ends === 0 ? sets : sets.slice(0, 31 - Math.clz32(ends & -ends));
}

/** @returns the shape whose values are those of another, read backwards */
function reversed(shape: Shape): Shape {
  switch (shape.kind) {
    case 'text':
      return { ...shape, text: [...shape.text].toReversed().join('') };
    case 'chars':
      return shape;
    case 'seq':
      return { ...shape, parts: shape.parts.map(reversed).toReversed() };
    case 'oneOf':
      return { ...shape, choices: shape.choices.map(reversed) };
    case 'repeat':
      return { ...shape, part: reversed(shape.part) };
  }
}

/** @returns whether a part of the shape other than the anchor could hold the text */
function mayHold(shape: Shape, text: string): boolean {
  switch (shape.kind) {
    case 'text':
      return shape.text.includes(text);
    case 'chars':
      return shape.max >= text.length && [...text].every((char) => shape.alphabet.includes(char));
    case 'seq':
      return shape.parts.some((part) => mayHold(part, text));
    case 'oneOf':
      return shape.choices.some((choice) => mayHold(choice, text));
    case 'repeat':
      return mayHold(shape.part, text);
  }
}

/**
 * Where an anchor may stand elsewhere in a value, too, a place that is none of an anchor may lead to a value: nothing is tested then.
 *
 * @returns a test of the bytes around an anchor that starts at an offset: whether each may stand where it does in a value of the
 *   shape. It costs less than a regular expression, and most anchors in other texts fail it
 */
export function anchorTest(shape: Shape): (bytes: Uint8Array, start: number) => boolean {
  let asked = 0;
  let ahead: readonly ByteSet[] = [];
  let behind: readonly ByteSet[] = [];
  return (bytes, start) => {
    if (asked++ === SELDOM) {
      const around = partsAroundAnchor(shape);
      const others = [...around.ahead, ...around.behind.slice(1)];
      const isVague = anchorsOf(shape).some(
        ({ text, before }) => before.min < before.max && others.some((part) => mayHold(part, text)),
      );
      if (isVague) return true;
      ahead = setsOf(around.ahead.map(reversed).toReversed());
      behind = setsOf(around.behind);
    }
    if (start < ahead.length || start + behind.length > bytes.length) return false;
    for (let i = 0; i < behind.length; i++) if (behind[i]![bytes[start + i]!] === 0) return false;
    for (let i = 0; i < ahead.length; i++) if (ahead[i]![bytes[start - 1 - i]!] === 0) return false;
    return true;
  };
}
