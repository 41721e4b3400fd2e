import { coverageTest } from '../config/path-patterns.js';
import type { Policy } from '../config/policy.js';
import { addedLines, type Document } from '../core/document.js';
import type { PolicyViolation } from '../core/env-policy.js';
import type { Confidence } from '../core/evidence/evidence.js';
import type { Finding } from '../core/finding.js';
import type { Gathered, Skipped } from '../core/report.js';
import { scanDocument, type Scan } from '../core/scan.js';
import { reaches } from '../core/severity.js';
import type { RawEntry } from '../git/raw-list.js';
import { ordinaryGitDir } from '../disk/ordinary-repository.js';
import type { Repository } from '../git/repository.js';
import type { GitPlace } from '../git/run.js';
import { readStaged } from '../git/staged.js';
import { configuredRules, type ConfiguredRules } from './engine-of.js';
import { gatherPolicy, startRootProbe } from './env-facts.js';
import { otherParents, ownLines, type Parent } from './merge-parents.js';
import { fileNames, maskedTell, scansOfNames, withMaskedPaths, type Name } from './names.js';
import type { Found } from './old-staged.js';
import { pathFilter, type PathFilter } from './path-filter.js';
import { stagedConfig, type StagedConfig } from './staged-config.js';

/** What to scan of the index. */
export interface StagedRequest {
  readonly place: GitPlace;
  /** Files and folders relative to the place; everything staged where empty. */
  readonly paths: readonly string[];
  /** Whether only these paths are read; true unless given. */
  readonly limits?: boolean;
  /** A configuration file to read instead of the repository's. */
  readonly configFile?: string;
  /** Whether to tell of names that no `.gitignore` covers though no such file exists: it takes one git more. */
  readonly coverage: boolean;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
  /** The least confidence that is reported; `medium` unless given, or where less blocks. */
  readonly showFrom?: Confidence;
  /** Gets the findings once the whole change is judged. */
  readonly tell?: (findings: readonly Finding[]) => void;
}

/** What was gathered, and under which configuration. */
export type Staged = Gathered & {
  readonly config: Policy;
  /** The paths that were asked for, as they were given, and at which nothing is staged. */
  readonly notStaged: readonly Skipped[];
};

/**
 * Reads the staged change and judges all of it: the added lines by the rules, the paths by the env-file policy. The staged
 * configuration counts; what it lets through that the last commit's would have refused is named.
 *
 * @throws UserError with exit code 2 for wrong paths and configuration, 3 for what cannot be read
 */
export async function gatherStaged(request: StagedRequest): Promise<Staged> {
  const { staged, entries, source, root } = await gatherUnder(request);
  const isConfig = (path: string | undefined): boolean => path !== undefined && source.paths.includes(path);
  if (!entries.some(({ path, oldPath }) => isConfig(path) || isConfig(oldPath))) return staged;
  const { loosenedCommit } = await import('./loosened-commit.js');
  const { tell: _tell, ...again } = request;
  const strict = async (config: Policy): Promise<Staged> => (await gatherUnder(again, config)).staged;
  return loosenedCommit({ staged, source, place: { cwd: root, env: request.place.env }, strict });
}

interface UnderConfig {
  readonly staged: Staged;
  readonly entries: readonly RawEntry[];
  readonly source: StagedConfig;
  readonly root: string;
}

/** @param instead a configuration to take instead of the staged one */
async function gatherUnder(request: StagedRequest, instead?: Policy): Promise<UnderConfig> {
  const settings = settle(request, instead);
  const entries: RawEntry[] = [];
  const skipped: Skipped[] = [];
  const found: Found[] = [];
  const scanned = { files: 0, lines: 0, bytes: 0 };
  for await (const file of readStaged(request.place, settings)) {
    const { named, parents } = await settings;
    const { entry } = file;
    entries.push(entry);
    if (!named(entry.path)) continue;
    if (file.skipped !== undefined) {
      skipped.push({ path: entry.path, reason: file.skipped });
      continue;
    }
    scanned.files++;
    const document = file.document && ownLines(file.document, entry, parents);
    scanned.lines += document === undefined ? 0 : addedLines(document);
    scanned.bytes += document?.bytes.length ?? 0;
    const scan = await scanOf(await settings, request, entry, document);
    if (scan !== undefined) found.push({ entry, scan });
  }
  const { missed, policyOf, source, root, engine } = await settings;
  const scans = (await newIn(await settings, request, found)).map(({ entry: { path }, scan }) => ({ path, scan }));
  const notStaged = missed(entries);
  const violations = await policyOf(entries);
  const { config } = source;
  const judging = { engine, now: request.now };
  maskedTell(judging, request.tell)?.(scans.flatMap(({ scan }) => scan.findings));
  const names = [...newNames(await settings, entries), ...peopleIn(request.place)];
  scans.push(...scansOfNames(judging, names, request.tell));
  const gathered = { scans, policy: violations, skipped, scanned: { ...scanned, rules: engine.size } };
  return { staged: withMaskedPaths(judging, { ...gathered, config, notStaged }), entries, source, root };
}

/** The names that the commit brings: those of a merge that none of its parents has. */
function newNames({ named, ignored, parents, source }: Settings, entries: readonly RawEntry[]): readonly Name[] {
  const brought = entries
    .filter(({ status, path }) => (status === 'A' || status === 'R' || status === 'C') && named(path))
    .filter(({ pathBytes }) => parents.every((parent) => parent.has(pathBytes.toString('latin1'))));
  return fileNames(
    brought.map(({ path }) => path),
    ignored,
    source.config,
  );
}

/** Git hands the author to its hooks by the environment, and takes both from there. */
function peopleIn({ env }: GitPlace): readonly Name[] {
  return ['AUTHOR', 'COMMITTER'].flatMap((who) =>
    [env[`GIT_${who}_NAME`], env[`GIT_${who}_EMAIL`]]
      .filter((text) => text !== undefined)
      .map((text): Name => ({ text, kind: 'person', about: () => ({ path: `(${who.toLowerCase()})` }) })),
  );
}

/** @returns what an entry holds; nothing where the commit adds no line to it, and exposes none by a rename */
async function scanOf(
  settings: Settings,
  { place, now }: StagedRequest,
  entry: RawEntry,
  document: Document | undefined,
): Promise<Scan | undefined> {
  if (entry.oldPath !== undefined) {
    // Few commits rename files.
    const { renamedFile } = await import('./renamed.js');
    const judging = { ...settings, custom: settings.source.config.rules, place, now };
    const scan = await renamedFile(judging, entry, document);
    if (scan !== undefined) return scan;
  }
  return document && scanDocument(settings.engine, document, settings.known, now);
}

/** Leaves out what the files held before. Git is asked for that only where there is something to report. */
async function newIn(settings: Settings, request: StagedRequest, found: readonly Found[]): Promise<readonly Found[]> {
  const { source, parents } = settings;
  const least = source.config.blockOn === 'low' ? 'low' : (request.showFrom ?? 'medium');
  const isReported = ({ scan }: Found): boolean => scan.findings.some(({ confidence }) => reaches(confidence, least));
  const { place, now } = request;
  const replaces = ({ entry }: Found): boolean => entry.status === 'M' || entry.status === 'R' || parents.length > 0;
  if (!found.some((one) => replaces(one) && isReported(one))) return found;
  const { withoutOld } = await import('./old-staged.js');
  return withoutOld({ ...settings, place, now }, found);
}

interface Settings extends PathFilter, ConfiguredRules {
  readonly source: StagedConfig;
  readonly root: string;
  readonly parents: readonly Parent[];
  readonly policyOf: (entries: readonly RawEntry[]) => Promise<PolicyViolation[]>;
}

/** All that must be known to judge, worked out while git prepares the diff. */
async function settle(request: StagedRequest, instead: Policy | undefined): Promise<Settings> {
  const { place, paths, limits, configFile, coverage } = request;
  const gitDirHere = ordinaryGitDir(place.cwd, place.env);
  const repository = gitDirHere === undefined ? repositoryOf(place) : { root: place.cwd, gitDir: gitDirHere };
  // The caller starts the diff before this goes on, so that both gits run at once.
  await Promise.resolve();
  const { root, gitDir } = await repository;
  const policyPlace = { root, env: place.env };
  const probe = startRootProbe(policyPlace, coverage);
  const [source, parents] = await Promise.all([
    instead === undefined
      ? stagedConfig({ cwd: root, env: place.env }, place.cwd, configFile, gitDirHere)
      : { config: instead, paths: [] },
    otherParents(place, gitDir),
  ]);
  const { config } = source;
  const allowed = await coverageTest(config.allowedEnvFiles);
  return {
    ...(await pathFilter(root, place.cwd, paths, config, limits)),
    ...configuredRules(config),
    ...{ source, root, parents },
    policyOf: (entries) => gatherPolicy(policyPlace, entries, allowed, probe),
  };
}

async function repositoryOf(place: GitPlace): Promise<Repository> {
  const { findRepository } = await import('../git/repository.js');
  return findRepository(place);
}
