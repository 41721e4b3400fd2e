import { isSealed, namesCiphertext } from './ciphertext.js';
import { namesHolder } from './entry-name.js';
import { nameSpeaksOf } from './name-words.js';
import { readsAsDrawn } from './strength.js';

/** Where a file is the name: a list of files and their hashes. The files of some frameworks are secrets themselves. */
const FILE_NAME =
  /\.(?:[cm]?[jt]sx?|json|css|html?|svg|png|py|rb|go|rs|java|kts?|cs|php|vue|md|txt|ya?ml|toml|xml|sh|sql|c|h|cpp)$/i;
const DIGEST = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i;

/**
 * @param expected words joined by `_` that belong to the secret itself
 * @returns what a name says that such a value is instead of a secret, in words that follow "because"
 */
export function judgeName(name: string, value: string, expected: readonly string[] = []): string | undefined {
  const about = nameSpeaksOf(name, expected, () => readsAsDrawn(value));
  if (about !== undefined) return `its name speaks of "${about}"`;
  if (namesHolder(name, value)) return 'it is the name of a variable or an entry that holds the secret';
  if (namesCiphertext(name, value)) return 'its name says that it is encrypted';
  if (isSealed(name, value)) return 'it is ciphertext';
  return FILE_NAME.test(name) && DIGEST.test(value) ? 'it is the hash of a file' : undefined;
}
