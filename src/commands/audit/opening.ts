import type { Unpacked } from '../../core/archive/expand.js';
import type { Unread } from './batch.js';

export type { Unpacked } from '../../core/archive/expand.js';

/** What a file's bytes are read as. */
export type Open = (path: string, bytes: Buffer) => Iterable<Unpacked>;

/** Reads an archive, too, as the bytes it is made of. */
export const asItIs: Open = (path, bytes) => [{ path, bytes }];

/** @returns what opens archives; its code is read when it is asked for */
export async function opener(): Promise<Open> {
  const { expand } = await import('../../core/archive/expand.js');
  return (path, bytes) => expand(path, bytes);
}

/** @returns how something that could not be unpacked is reported */
export function unreadOf({ path, failed, limit }: Extract<Unpacked, { failed: string }>): Unread {
  return { path, reason: failed, ...(limit === undefined ? {} : { limit }) };
}
