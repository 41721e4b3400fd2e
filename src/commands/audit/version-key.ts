import { createHash } from 'node:crypto';
import type { Version } from './batch.js';

/** Bytes of a digest: enough for any number of versions, and no more to keep. */
const LENGTH = 16;

/**
 * Names a version at its path, for what a later audit need not read again.
 *
 * @param version a blob that was read at another path first is reported by what it holds there
 * @param state what earlier versions told, as `after` has it; empty where the version holds nothing whatever they did
 * @returns latin1, 16 characters
 */
export function versionKey(path: string, { id, first }: Pick<Version, 'id' | 'first'>, state = ''): string {
  return digest(`${id}\0${state}\0${path}${first === undefined ? '' : `\0${first}`}`);
}

/** @returns what was told once a version has told something new */
export function after(state: string, id: string): string {
  return digest(`${state}\0${id}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1', 0, LENGTH);
}
