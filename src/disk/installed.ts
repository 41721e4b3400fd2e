import { join } from 'node:path';

/** Where the build puts the program's files, seen from the file that this ends up in. */
declare const PROGRAM_FOLDER: string;

/** The same, seen from here: what is not built yet runs from the sources. */
const UNBUILT = '../../dist';

/** @returns the absolute path of a file that is installed with the program */
export function installedFile(name: string): string {
  return join(import.meta.dirname, typeof PROGRAM_FOLDER === 'undefined' ? UNBUILT : PROGRAM_FOLDER, name);
}
