import { bareKindOf } from './bare-kind.js';
import { lastFrom } from './ordered.js';

/** Where the lines of a changed file begin in a patch, and whether its values need no quotes. */
interface Patched {
  readonly at: number;
  readonly bare: boolean;
}

const HEADER = Buffer.from('\n+++ ');
/** How much of a header is read, in bytes. */
const LONGEST_HEADER = 1024;
const NONE = '/dev/null';

/** The files that a patch changes, by the places of their headers. */
export class PatchedFiles {
  readonly #files: readonly Patched[];

  constructor(bytes: Buffer) {
    const files: Patched[] = [];
    for (let at = bytes.indexOf(HEADER); at !== -1; at = bytes.indexOf(HEADER, at + 1)) {
      const path = pathAt(bytes, at);
      if (path !== undefined) files.push({ at, bare: bareKindOf(path) !== 'never' });
    }
    this.#files = files;
  }

  /** @returns whether values need no quotes at the offset; ahead of the first file stands a message */
  isBare(offset: number): boolean {
    return this.#files[lastFrom(this.#files, offset, ({ at }) => at)]?.bare ?? true;
  }
}

/** @returns the path in the header whose second line begins behind the offset; of a file that is removed, in its first line */
function pathAt(bytes: Buffer, at: number): string | undefined {
  const ahead = bytes.toString('latin1', Math.max(0, at - LONGEST_HEADER), at);
  const old = ahead.slice(ahead.lastIndexOf('\n') + 1);
  if (!old.startsWith('--- ')) return undefined;
  const start = at + HEADER.length;
  const path = pathIn(bytes.toString('latin1', start, start + LONGEST_HEADER));
  return path === NONE ? pathIn(old.slice('--- '.length)) : path;
}

/** Behind a path, a tab and a time may stand; git puts odd names into quotes. */
const pathIn = (line: string): string => /^"?([^\t\r\n"]*)/.exec(line)![1]!;
