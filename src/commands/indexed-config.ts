import { resolve } from 'node:path';
import { CONFIG_PATHS, loadPolicy, policyFrom } from '../config/load.js';
import { gitSource } from '../config/git-source.js';
import { MAX_SETTINGS_BYTES } from '../core/size-limits.js';
import { smallBlob } from '../git/committed-file.js';
import { stagedEntries, type Entries } from '../git/entries.js';
import type { GitPlace } from '../git/run.js';
import { ruleExists } from '../../rules/book.js';
import { pathBelow } from '../disk/outside.js';
import { fromDisk, type StagedConfig } from './staged-config.js';

/** A configuration as git has it staged. */
export interface IndexedConfig extends StagedConfig {
  /** What the index has at its paths. */
  readonly entries: Entries;
}

/**
 * Reads the configuration from the index by asking git; see `stagedConfig`.
 *
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git cannot show it
 */
export async function indexedConfig(place: GitPlace, cwd: string, file: string | undefined): Promise<IndexedConfig> {
  const given = file === undefined ? undefined : pathBelow(place.cwd, resolve(cwd, file));
  const paths = file === undefined ? CONFIG_PATHS : given === undefined ? [] : [given];
  const entries = paths.length === 0 ? NONE : await stagedEntries(place, paths);
  if (file !== undefined && entries.size === 0)
    return { config: await loadPolicy(place.cwd, cwd, file, ruleExists), paths: [], entries };
  const source = gitSource(
    'the index',
    (path) => entries.get(path),
    async (path, id) => fromDisk(place, path, id) ?? smallBlob(place, id, MAX_SETTINGS_BYTES),
  );
  const config = await policyFrom(source, ruleExists, given);
  return { config, paths, entries, ...(given === undefined ? {} : { given }) };
}

const NONE: Entries = new Map();
