import type { createHash } from 'node:crypto';

/**
 * Git's manual, "gitformat-pack" and "hash-function-transition": the hash of type, size, NUL and content.
 *
 * @param hash Node's; loading it costs as long as git takes to start, so whoever needs it says when
 * @param like an id of the repository, whose length tells which hash it uses
 * @returns the id that git gives to a file of that content
 */
export function blobId(hash: typeof createHash, bytes: Uint8Array, like: string): string {
  return hash(like.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
