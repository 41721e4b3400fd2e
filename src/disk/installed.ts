import { join } from 'node:path';

/** Where the build puts the program's files, seen from the file that this ends up in. */
declare const PROGRAM_FOLDER: string;

/** @returns the absolute path of a file that is installed with the program */
export function installedFile(name: string): string {
  return join(import.meta.dirname, PROGRAM_FOLDER, name);
}
