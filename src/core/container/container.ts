import type { Evidence } from '../evidence/evidence.js';

/** A key in a container of its own, as it was read from bytes. */
export interface Container {
  /** How many bytes it takes. */
  readonly length: number;
  /** What it holds, and how that is protected. */
  readonly evidence: Evidence;
}

/** Bytes that every container of a kind holds, and how far from its first byte they may stand. */
export interface Mark {
  /** One character a byte. */
  readonly bytes: string;
  readonly before: readonly number[];
  /** Whether it is too short to be looked for in base64 and hexadecimal. */
  readonly raw?: true;
}

/** How containers of a kind are found and read. */
export interface ContainerFormat {
  /** What its first byte may be. */
  readonly first: readonly number[];
  readonly marks: readonly Mark[];
  /**
   * How much of a text that stands for bytes is worth decoding.
   *
   * @param head the first bytes, `HEAD_LENGTH` at most
   * @returns the greatest number of bytes that such a container has; 0 where the bytes begin none
   */
  readonly promised: (head: Buffer) => number;
  /** @returns the container that begins with the first byte; nothing where there is none; what holds no secret is one too,
   *   so that nothing inside it is read again */
  readonly read: (bytes: Buffer) => Container | undefined;
  /** @returns a container made of drawn bytes, for samples; it opens nothing */
  readonly made: (drawn: Buffer) => Buffer;
}

/** How many bytes `promised` gets to see. */
export const HEAD_LENGTH = 24;
