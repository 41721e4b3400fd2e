import type { ByteRange } from '../core/document.js';
import { unreadable } from './raw-list.js';
import { Sheet } from './sheet.js';

/** One file's part of a patch: its new version, whole, and which lines of it are new. */
export interface Section {
  readonly bytes: Buffer;
  readonly added: readonly ByteRange[];
  /** Whether there were hunks at all; a pure rename or a mode change has none. */
  readonly changed: boolean;
}

const NEWLINE = 10;
const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;
const LONGEST_HEADER = 1 << 20;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads a patch of whole files from chunks of bytes, however they are cut. Lines are counted by the hunk headers,
 * because content can look like anything, headers included; nothing is decoded.
 */
export class PatchReader {
  readonly #keep: (section: number) => boolean;
  #header: Buffer[] = [];
  #headerLength = 0;
  #sections = -1;
  #sheet: Sheet | undefined;
  #oldLeft = 0;
  #newLeft = 0;
  /** The marker of the content line being read; 0 at a line's start, -1 in the headers. */
  #marker = -1;
  #done: Section[] = [];

  /** @param keep whether the content of a section, counted from 0, is wanted */
  constructor(keep: (section: number) => boolean) {
    this.#keep = keep;
  }

  /** @returns the sections that these bytes complete, in order */
  push(chunk: Buffer): readonly Section[] {
    for (let at = 0; at < chunk.length;)
      at = this.#marker === -1 ? this.#readHeader(chunk, at) : this.#readContent(chunk, at);
    return this.#taken();
  }

  /** @returns the last section */
  end(): readonly Section[] {
    if (this.#headerLength > 0 || this.#oldLeft > 0 || this.#newLeft > 0 || this.#marker > 0) throw unreadable();
    this.#finishSection();
    return this.#taken();
  }

  #taken(): readonly Section[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #readHeader(chunk: Buffer, at: number): number {
    const newline = chunk.indexOf(NEWLINE, at);
    const end = newline === -1 ? chunk.length : newline;
    this.#header.push(chunk.subarray(at, end));
    this.#headerLength += end - at + 1;
    if (this.#headerLength > LONGEST_HEADER) throw unreadable();
    if (newline === -1) return end;
    const line = Buffer.concat(this.#header).toString('latin1');
    this.#header = [];
    this.#headerLength = 0;
    this.#headerLine(line);
    return newline + 1;
  }

  #headerLine(line: string): void {
    if (line.startsWith('diff --git ')) {
      this.#finishSection();
      this.#sections++;
      this.#sheet = new Sheet(this.#keep(this.#sections));
      return;
    }
    const hunk = HUNK.exec(line);
    if (hunk !== null) this.#startHunk(hunk);
    else if (line.startsWith('@@') || this.#sheet === undefined) throw unreadable();
  }

  #startHunk([, , oldCount = '1', newStart = '', newCount = '1']: readonly string[]): void {
    this.#oldLeft = Number(oldCount);
    this.#newLeft = Number(newCount);
    // Hunks must follow each other without a gap, or part of the file would go unseen.
    if (this.#sheet === undefined || Number(newStart) !== this.#sheet.lines + (this.#newLeft > 0 ? 1 : 0))
      throw unreadable();
    this.#sheet.changed = true;
    this.#marker = this.#oldLeft + this.#newLeft > 0 ? 0 : -1;
  }

  #readContent(chunk: Buffer, at: number): number {
    if (this.#marker === 0) {
      const marker = chunk[at]!;
      if (marker !== BACKSLASH && this.#oldLeft === 0 && this.#newLeft === 0) {
        this.#marker = -1;
        return at;
      }
      this.#startLine(marker);
      return at + 1;
    }
    const newline = chunk.indexOf(NEWLINE, at);
    const end = newline === -1 ? chunk.length : newline + 1;
    if (this.#marker === PLUS || this.#marker === SPACE) this.#sheet!.write(chunk, at, end, this.#marker === PLUS);
    if (newline !== -1) this.#marker = 0;
    return end;
  }

  #startLine(marker: number): void {
    if (marker === BACKSLASH) this.#sheet!.dropNewline();
    else if (marker === PLUS || marker === MINUS || marker === SPACE) {
      if (marker !== PLUS) this.#oldLeft--;
      if (marker !== MINUS) this.#newLeft--;
      this.#sheet!.startLine(marker !== MINUS);
      if (this.#oldLeft < 0 || this.#newLeft < 0) throw unreadable();
    } else throw unreadable();
    this.#marker = marker;
  }

  #finishSection(): void {
    if (this.#sheet !== undefined) this.#done.push(this.#sheet.section());
    this.#sheet = undefined;
  }
}
