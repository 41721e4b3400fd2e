import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import { readDelimited } from './delimited-file.js';
import { readInsert } from './insert.js';
import { readLabel } from './label.js';
import { readMarkdown } from './markdown.js';
import { readResource } from './resource.js';

/** A value that the head of its column names, or the label of its row. */
export interface Cell {
  readonly name: ByteRange;
  readonly value: ByteRange;
}

/** What a table, a statement or a list of records holds below the names of interest. */
export interface Columns {
  readonly cells: readonly Cell[];
  /** Behind the names and whatever was read with them: a name ahead of it has been looked at. */
  readonly end: number;
}

/** Whether the text of a name says that values below it are wanted. */
export type Wanted = (name: string) => boolean;

/** The ways in which a name may stand for values that do not follow it. */
const READERS: readonly ((source: Source, name: ByteRange, wanted: Wanted) => Columns | undefined)[] = [
  readDelimited,
  readInsert,
  readMarkdown,
  readLabel,
  readResource,
];

/** @returns the values of the columns that the name, and other wanted ones beside it, is the head of */
export function readColumns(source: Source, name: ByteRange, wanted: Wanted): Columns | undefined {
  for (const read of READERS) {
    const found = read(source, name, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
