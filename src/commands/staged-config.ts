import { join } from 'node:path';
import { CONFIG_PATHS, policyFrom } from '../config/load.js';
import type { Policy } from '../config/policy.js';
import { MAX_SETTINGS_BYTES } from '../core/size-limits.js';
import { indexedAt } from '../disk/index-file.js';
import { readFileHere } from '../disk/read-file.js';
import { blobId } from '../git/blob-id.js';
import type { GitPlace } from '../git/run.js';
import { ruleExists } from '../../rules/book.js';

/** A configuration as it is staged. */
export interface StagedConfig {
  readonly config: Policy;
  /** The paths below the root that it may stand at; none where it is no part of the index. */
  readonly paths: readonly string[];
  /** Which of these the command line names. */
  readonly given?: string;
}

/**
 * Reads the configuration from the index, which is what will be committed. A file that the command line names is read from there
 * where git tracks it, else from disk: whoever runs the command chose it.
 *
 * @param place the working tree's top folder
 * @param cwd what the named file is relative to
 * @param gitDir the git folder, where the place is the top of an ordinary clone
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git cannot show it
 */
export async function stagedConfig(
  place: GitPlace,
  cwd: string,
  file: string | undefined,
  gitDir: string | undefined,
): Promise<StagedConfig> {
  const texts = file === undefined && gitDir !== undefined ? plainTexts(place, gitDir) : undefined;
  if (texts === undefined) return (await import('./indexed-config.js')).indexedConfig(place, cwd, file);
  return { config: await policyFrom({ read: (path) => texts.get(path) }, ruleExists), paths: CONFIG_PATHS };
}

/** @returns what the index file has, where the files on disk prove it; nothing where git must be asked */
function plainTexts(place: GitPlace, gitDir: string): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  const indexed = indexedAt(place.cwd, gitDir, place.env, CONFIG_PATHS);
  for (const [at, path] of CONFIG_PATHS.entries()) {
    const id = indexed[at];
    if (id === 'nothing') continue;
    const bytes = id === undefined ? undefined : fromDisk(place, path, id);
    if (bytes === undefined) return undefined;
    texts.set(path, bytes.toString());
  }
  return texts;
}

/** @returns the file on disk, which saves a start of git, where it is the blob, which its id proves */
export function fromDisk(place: GitPlace, path: string, id: string): Buffer | undefined {
  const read = readFileHere(Buffer.from(join(place.cwd, path)), undefined, MAX_SETTINGS_BYTES);
  if (!('bytes' in read)) return undefined;
  return blobId(read.bytes, id) === id ? read.bytes : undefined;
}
