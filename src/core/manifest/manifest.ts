import type { ByteRange } from '../document.js';

/** One value of a Secret of Kubernetes. */
export interface ManifestEntry {
  readonly name: ByteRange;
  /** Without its quotes; of base64 over several lines, from the first letter to the last. */
  readonly value: ByteRange;
  /** Whether it stands below `data`, in base64, rather than below `stringData`. */
  readonly encoded: boolean;
}

/** What one manifest holds, and where it ends: further words that name a Secret in it are its own. */
export interface Manifest {
  readonly entries: readonly ManifestEntry[];
  readonly end: number;
}

/** The parts of a Secret that hold its values, and whether these are in base64. */
export const HOLDERS: ReadonlyMap<string, boolean> = new Map([
  ['data', true],
  ['stringData', false],
]);

/** How much of a file is read for one manifest on either side of its kind, in bytes. */
export const LONGEST_MANIFEST = 262_144;
/** How long a name may be, in bytes. */
export const LONGEST_KEY = 253;
