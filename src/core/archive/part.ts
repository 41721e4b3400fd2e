/** One thing that an archive holds, as its reader comes to it. */
export type Part =
  /** A file; what stands outside of all files where it has no name. */
  | { readonly name?: string; readonly bytes: Buffer }
  /** A tar that was compressed: one archive with what compresses it. */
  | { readonly tar: Buffer }
  | { readonly name?: string; readonly failed: string; readonly limit?: true };

/** What is called the name of what follows an archive's end. */
export const BEHIND = '(behind its end)';

/** @returns the ranges of `bytes` that no file of the archive covers, one behind the other */
export function outside(bytes: Buffer, covered: readonly (readonly [start: number, end: number])[]): Buffer {
  const left: Buffer[] = [];
  let at = 0;
  for (const [start, end] of covered.toSorted((a, b) => a[0] - b[0])) {
    if (start > at) left.push(bytes.subarray(at, start));
    at = Math.max(at, end);
  }
  left.push(bytes.subarray(at));
  return Buffer.concat(left);
}
