import { alphabets } from './alphabet.js';
import type { Shape } from './shape.js';

/** The character sets that shapes name instead of listing them, most telling name first. */
const NAMED = [
  ['base62', alphabets.base62],
  ['base64', alphabets.base64],
  ['base64url', alphabets.base64url],
  ['base58', alphabets.base58],
  ['base32', alphabets.base32],
  ['hex', alphabets.hex],
  ['lower-case hex', alphabets.hexLower],
  ['upper-case hex', `${alphabets.digits}ABCDEF`],
  ['digits', alphabets.digits],
  ['visible ASCII', Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('')],
] as const;

const NAMES: ReadonlyMap<string, string> = new Map(NAMED.map(([name, alphabet]) => [sorted(alphabet), name]));

/** @returns the names that `shapeWords` uses for character sets, each with its members: `[0-9A-Za-z]` */
export function namedAlphabets(): readonly { readonly name: string; readonly members: string }[] {
  return NAMED.map(([name, alphabet]) => ({ name, members: `[${ranges(alphabet)}]` }));
}

/**
 * A shape as people read it, with what is drawn described and never shown: `ghp_` + 36 × base62. Literal text stands in
 * backticks, `|` is between alternatives, `10–20 ×` says how often; after it, `[…]` in backticks lists characters.
 *
 * @returns one line without a line break, in proportion to the shape; ASCII but for `×`, `–` and what literals hold
 */
export function shapeWords(shape: Shape): string {
  if (shape.kind !== 'oneOf') return joined(parts(shape));
  const spread = spreadOf(shape.choices);
  return spread === undefined ? shape.choices.map(shapeWords).join(' | ') : joined(spread);
}

/** @returns texts that differ in their last character only (`AC0`, `AC1`, …) as their common text and a set */
function spreadOf(choices: readonly Shape[]): readonly Shape[] | undefined {
  const texts = choices.map((choice) => (choice.kind === 'text' ? choice.text : ''));
  const common = texts[0]!.slice(0, -1);
  const alike = texts.every((text) => text.length === common.length + 1 && text.startsWith(common));
  if (!alike || common === '' || texts.length < 4) return undefined;
  const last = texts.map((text) => text.at(-1)).join('');
  return [
    { kind: 'text', text: common },
    { kind: 'chars', alphabet: last, min: 1, max: 1 },
  ];
}

/** @returns the parts of a shape, sequences in sequences laid out flat and neighbouring texts made one */
function parts(shape: Shape): readonly Shape[] {
  if (shape.kind !== 'seq') return [shape];
  const flat: Shape[] = [];
  for (const part of shape.parts.flatMap(parts)) {
    const last = flat.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      flat[flat.length - 1] = { kind: 'text', text: last.text + part.text };
    else flat.push(part);
  }
  return flat;
}

function joined(all: readonly Shape[]): string {
  const words: string[] = [];
  for (let at = 0; at < all.length;) {
    const id = uuidWords(all.slice(at, at + 9));
    words.push(id ?? partWords(all[at]!));
    at += id === undefined ? 1 : 9;
  }
  return words.join(' + ');
}

/** How many characters are between the dashes of a UUID. */
const GROUPS = [8, 4, 4, 4, 12];

/** @returns what to call nine parts that are those of a UUID, groups and dashes, in either case of hexadecimal */
function uuidWords(nine: readonly Shape[]): string | undefined {
  const [first] = nine;
  if (nine.length < 9 || first?.kind !== 'chars') return undefined;
  const fits = nine.every((part, at) => {
    if (at % 2 === 1) return part.kind === 'text' && part.text === '-';
    const length = GROUPS[at / 2];
    return part.kind === 'chars' && part.alphabet === first.alphabet && part.min === length && part.max === length;
  });
  const letters = /^(?:(.*) )?hex$/.exec(setWords(first.alphabet));
  if (!fits || letters === null) return undefined;
  return letters[1] === undefined ? 'UUID' : `${letters[1]} UUID`;
}

function partWords(part: Shape): string {
  switch (part.kind) {
    case 'text':
      return textWords(part.text);
    case 'chars':
      return `${times(part.min, part.max)} ${setWords(part.alphabet)}`;
    case 'seq':
      return joined(parts(part));
    case 'oneOf':
      return `(${shapeWords(part)})`;
    case 'repeat':
      return repeatWords(part.part, part.min, part.max);
  }
}

function repeatWords(part: Shape, min: number, max: number): string {
  const words = shapeWords(part);
  if (min === 1 && max === 1) return part.kind === 'oneOf' ? `(${words})` : words;
  return `${times(min, max)} (${words})`;
}

function times(min: number, max: number): string {
  if (min === 0 && max === 1) return 'optionally';
  return min === max ? `${min} ×` : `${min}–${max} ×`;
}

function setWords(alphabet: string): string {
  if (new Set(alphabet).size === 1) return textWords(alphabet[0]!);
  return NAMES.get(sorted(alphabet)) ?? `\`[${ranges(alphabet)}]\``;
}

const MARKS: Readonly<Record<string, string>> = { '\n': 'line break', '\r': 'CR', '\t': 'tab', '`': 'backtick' };

/** What of a literal is said instead of shown: blanks at its ends, marks that backticks cannot hold, runs of one mark. */
const SAID = /^ +|(?<! ) +$|[\t\n\r`]|([^\w\s])\1{3,}/g;

/** A run of one mark is counted, since with its dashes the description of a PEM file would read like a key to scanners. */
function textWords(text: string): string {
  const words: string[] = [];
  let from = 0;
  for (const { 0: said, index } of text.matchAll(SAID)) {
    if (index > from) words.push(`\`${text.slice(from, index)}\``);
    words.push(markWords(said));
    from = index + said.length;
  }
  if (from < text.length) words.push(`\`${text.slice(from)}\``);
  return words.length === 0 ? 'nothing' : words.join(' + ');
}

function markWords(marks: string): string {
  const name = marks[0] === ' ' ? 'blank' : (MARKS[marks] ?? `\`${marks[0]}\``);
  return marks.length === 1 ? name : `${marks.length} × ${name}`;
}

function sorted(alphabet: string): string {
  return [...new Set(alphabet)].toSorted().join('');
}

/** @returns the members: digits and letters first, three and more neighbours as a range; the dash last */
function ranges(alphabet: string): string {
  const members = [...sorted(alphabet)];
  const drawn = members.filter((char) => /[\dA-Za-z]/.test(char)).join('');
  const marks = members.filter((char) => /[^\dA-Za-z-]/.test(char)).map(memberWords);
  return neighbours(drawn) + marks.join('') + (alphabet.includes('-') ? '-' : '');
}

function neighbours(drawn: string): string {
  let out = '';
  for (let at = 0, end = 0; at < drawn.length; at = end + 1) {
    end = at;
    while (drawn.charCodeAt(end + 1) === drawn.charCodeAt(end) + 1) end++;
    out += end - at < 2 ? drawn.slice(at, end + 1) : `${drawn[at]}-${drawn[end]}`;
  }
  return out;
}

const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '`': '\\x60', ' ': '\\x20' };

function memberWords(char: string): string {
  return ESCAPED[char] ?? (/[\\\]]/.test(char) ? `\\${char}` : char);
}
