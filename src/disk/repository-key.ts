import { join } from 'node:path';
import { UserError } from '../errors.js';
import { readSmallFile } from './small-file.js';
import { topFolder } from './top-folder.js';

/** What a repository suppresses; its first line holds the repository's random key. */
const ALLOW_FILE = '.check-staged-allow.jsonl';
const MAX_ALLOW_BYTES = 64 * 1024 * 1024;
const KEY = /^[\da-f]{32,128}$/;

/**
 * Reads the key that fingerprints of a repository are made with: `key`, hexadecimal digits, in the JSON object on the first line
 * of `.check-staged-allow.jsonl`.
 *
 * @param folder a folder of the working tree, absolute
 * @returns nothing where the repository has no such file, and outside of repositories
 * @throws UserError (exit code 2) for a file that cannot be read or has no key
 */
export function repositoryKey(folder: string): string | undefined {
  const root = topFolder(folder);
  if (root === undefined) return undefined;
  const read = readSmallFile(join(root, ALLOW_FILE), { within: root, maxBytes: MAX_ALLOW_BYTES });
  if ('none' in read) return undefined;
  if ('failed' in read) throw new UserError(`cannot read ${ALLOW_FILE}: ${read.failed}`, 'restore it from git');
  const end = read.bytes.indexOf(0x0a);
  const key = keyIn(read.bytes.toString('utf8', 0, end === -1 ? undefined : end));
  if (key === undefined)
    throw new UserError(
      `the first line of ${ALLOW_FILE} holds no key`,
      'restore that line from git, or delete the file',
    );
  return key;
}

function keyIn(line: string): string | undefined {
  try {
    const { key } = JSON.parse(line) as { readonly key?: unknown };
    return typeof key === 'string' && KEY.test(key) ? key : undefined;
  } catch {
    return undefined;
  }
}
