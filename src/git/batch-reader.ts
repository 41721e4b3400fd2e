import type { Room } from '../core/room.js';
import { cannotScan } from '../errors.js';

/** An object as `git cat-file --batch` gives it; without bytes where it is missing or too large for one piece. */
export interface BatchedObject {
  readonly id: string;
  /** `blob`, `commit`, `tag`, `tree`, or `missing`. */
  readonly type: string;
  readonly bytes?: Buffer;
}

interface Begun {
  readonly id: string;
  readonly type: string;
  /** Bytes of content still to come, the line feed behind it included. */
  left: number;
  /** Where the content is put together; none where it is let go by. */
  readonly bytes: Buffer | undefined;
}

/** Node reads no more in one piece. */
const LARGEST = 2 ** 31 - 1;
const NEWLINE = 10;
const HEADER = /^([\da-f]{40,64}) (?:(missing)|(blob|commit|tag|tree) (\d+))$/;

/** Reads the answers of `git cat-file --batch` from chunks of bytes, however they are cut; contents are told by their size. */
export class BatchReader {
  readonly #room: Room | undefined;
  #header: Buffer[] = [];
  #begun: Begun | undefined;

  /** @param room where contents are put; memory of their own unless given */
  constructor(room?: Room) {
    this.#room = room;
  }

  /**
   * @returns the objects that these bytes complete; their content is valid also after the next chunk
   * @throws UserError (exit code 3) when the bytes are not of the format
   */
  *push(chunk: Buffer): Generator<BatchedObject, void, void> {
    for (let at = 0; at < chunk.length;) {
      if (this.#begun === undefined) {
        const end = chunk.indexOf(NEWLINE, at);
        this.#header.push(chunk.subarray(at, end === -1 ? chunk.length : end));
        if (end === -1) return;
        at = end + 1;
        const missing = this.#begin();
        if (missing !== undefined) yield missing;
        continue;
      }
      const taken = Math.min(this.#begun.left, chunk.length - at);
      const done = this.#take(this.#begun, chunk.subarray(at, at + taken));
      at += taken;
      if (done !== undefined) yield done;
    }
  }

  /** Git's manual, "git cat-file", batch output: "oid type size", or "oid missing". */
  #begin(): BatchedObject | undefined {
    const match = HEADER.exec(Buffer.concat(this.#header).toString('latin1'));
    this.#header = [];
    if (match === null) throw unreadable();
    const [, id = '', missing, type = '', size] = match;
    if (missing !== undefined) return { id, type: missing };
    const length = Number(size);
    const bytes = length > LARGEST ? undefined : (this.#room?.take(length) ?? Buffer.allocUnsafe(length));
    this.#begun = { id, type, left: length + 1, bytes };
    return undefined;
  }

  #take(begun: Begun, part: Buffer): BatchedObject | undefined {
    const { id, type, bytes } = begun;
    if (bytes !== undefined) part.copy(bytes, bytes.length + 1 - begun.left);
    begun.left -= part.length;
    if (begun.left > 0) return undefined;
    if (part.at(-1) !== NEWLINE) throw unreadable();
    this.#begun = undefined;
    return bytes === undefined ? { id, type } : { id, type, bytes };
  }
}

function unreadable(): Error {
  return cannotScan(
    'git answered with objects in a form that cannot be read',
    'check what `git --version` says, and report it',
  );
}
