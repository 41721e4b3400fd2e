import { constants, inflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Budget } from './budget.js';

/** What a deflate stream holds, as far as it goes, or why it cannot be read. */
export type Inflated =
  /** `used`: how many bytes it takes; what follows is not of it. */
  | { readonly bytes: Buffer; readonly used: number; readonly cut: boolean }
  | { readonly failed: string; readonly limit?: true };

/**
 * Unpacks a deflate stream (RFC 1951) and stops where the budget does, without unpacking the rest.
 *
 * @param packed from its first byte; more may follow
 * @param packedSize how long it is, as far as that is known
 */
export function inflate(packed: Buffer, packedSize: number, budget: Budget): Inflated {
  const { bytes: most, reason } = budget.allowance(packedSize);
  if (most <= 0) return { failed: reason, limit: true };
  try {
    return spent(budget, { ...inflated(packed, most), cut: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      budget.spend(most);
      return { failed: reason, limit: true };
    }
    // The other codes that there are of zlib's say that the bytes are no deflate stream.
    if (code !== 'Z_BUF_ERROR') return { failed: 'its compressed data is damaged' };
  }
  // It ends too early: what there is of it is read all the same.
  return spent(budget, { ...inflated(packed, most, constants.Z_SYNC_FLUSH), cut: true });
}

function spent<T extends { readonly bytes: Buffer }>(budget: Budget, inflation: T): T {
  budget.spend(inflation.bytes.length);
  return inflation;
}

function inflated(packed: Buffer, most: number, finishFlush = constants.Z_FINISH): { bytes: Buffer; used: number } {
  const options: ZlibOptions = { maxOutputLength: most, info: true, finishFlush };
  // With `info` the answer is not what its type says (Node's manual, "zlib", class Options).
  const { buffer, engine } = inflateRawSync(packed, options) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  return { bytes: buffer, used: engine.bytesWritten };
}
