import { createHash } from 'node:crypto';

/**
 * Git's manual, "gitformat-pack" and "hash-function-transition": the hash of type, size, NUL and content.
 *
 * @param like an id of the repository, whose length tells which hash it uses
 * @returns the id that git gives to a file of that content
 */
export function blobId(bytes: Uint8Array, like: string): string {
  return createHash(like.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** The build loads Node's cryptography with its first use, which takes as long as git to start: whoever waits for git may do that. */
export function prepareHash(): void {
  createHash('sha1');
}
