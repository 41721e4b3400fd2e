import { resolve } from 'node:path';
import { coverageTest } from '../../config/path-patterns.js';
import type { Policy } from '../../config/policy.js';
import { bytePath, shownPath, type BytePath } from '../../core/byte-path.js';
import type { Finding } from '../../core/finding.js';
import type { PolicyViolation } from '../../core/env-policy.js';
import type { Gathered, Skipped } from '../../core/report.js';
import { UserError } from '../../errors.js';
import { surveyEnvFiles } from '../env-survey.js';
import { givenPaths } from '../given-paths.js';
import { fileNames, maskedTell, scansOfNames, withMaskedPaths, type Name } from '../names.js';
import { coveredBy } from '../path-filter.js';
import { cut, type Unread } from './batch.js';
import { auditedPaths, type AuditedPath } from './paths.js';
import { joined, moved, mover } from './joined.js';
import { placedPaths } from './places.js';
import {
  auditBatches,
  folderSettings,
  reportShard,
  topFolder,
  type AuditRequest,
  type AuditSettings,
} from './settings.js';
import { inShard } from './shard.js';

/** Which files to read. */
export interface TreeRequest extends AuditRequest {
  /** Files and folders, absolute or relative to the place; the whole working tree, or the place itself outside one, where empty. */
  readonly paths: readonly string[];
  /** Whether to read what git ignores, too. */
  readonly ignored: boolean;
}

/** What was scanned, and what could not be read. */
export type Audited = Omit<Gathered, 'unread'> & {
  readonly config: Policy;
  readonly unread: readonly Unread[];
};

/** Few enough that threads end together, many enough that handing them over costs nothing. */
const FILES_AT_ONCE = 64;

/**
 * Scans files as they lie on disk, whole and one at a time, and judges a repository's env files. Paths may lie anywhere: those
 * outside of the place's own repository are audited as from their own folder.
 *
 * @throws UserError with exit code 2 for wrong paths and configuration, 3 where git cannot list the files
 */
export async function gatherTree(request: TreeRequest): Promise<Audited> {
  const { place, configFile } = request;
  const top = await topFolder(place);
  const parts = placedPaths(top, place, request.paths);
  const [only] = parts;
  if (parts.length === 1 && only?.elsewhere === false) return gatherPlace({ ...request, paths: only.paths });
  if (parts.length > 1 && request.shard !== undefined)
    throw new UserError('--shard splits the files of one place', 'audit one place after the other');
  const config = configFile === undefined ? {} : { configFile: resolve(place.cwd, configFile) };
  const audited: Audited[] = [];
  for (const { place: there, paths, elsewhere } of parts) {
    const own = { ...request, ...config, place: there, paths };
    audited.push(await (elsewhere ? gatherElsewhere(own, top.root) : gatherPlace(own)));
  }
  return joined(audited);
}

async function gatherElsewhere(request: TreeRequest, root: string): Promise<Audited> {
  const { place, tell } = request;
  const move = mover(root, (await topFolder(place)).root);
  const told = tell === undefined ? {} : { tell: (findings: readonly Finding[]) => tell(findings.map(move)) };
  return moved(await gatherPlace({ ...request, ...told }), move);
}

async function gatherPlace(request: TreeRequest): Promise<Audited> {
  const settings = await folderSettings(request);
  const below = belowRoot(settings, request);
  const [files, policy] = await Promise.all([
    auditedPaths(settings, request, below),
    policyOf(settings, request, below),
  ]);
  return auditListed(settings, request, files, policy);
}

/** Scans files of a list, whole; `policy` is what was found out of them already. */
export async function auditListed(
  settings: AuditSettings,
  request: AuditRequest,
  files: Iterable<AuditedPath>,
  policy: readonly PolicyViolation[],
): Promise<Audited> {
  const listed = [...files];
  const { paths, skipped, unread } = await sorted(settings, listed, request);
  const batches = cut(paths, FILES_AT_ONCE).map((some) => ({ kind: 'files', paths: some }) as const);
  const tell = maskedTell({ engine: settings.engine, now: request.now }, request.tell);
  const told = tell === undefined ? request : { ...request, tell };
  const { results, rest } = await auditBatches(batches, settings, told, 'files');
  const failed = [...unread, ...results.unread, ...rest];
  const judging = { engine: settings.engine, now: request.now };
  return withMaskedPaths(judging, {
    scans: [...results.scans, ...scansOfNames(judging, await listedNames(settings, request, listed), request.tell)],
    policy,
    skipped: [...skipped, ...results.skipped, ...failed.map(({ path, reason }) => ({ path, reason }))],
    unread: failed,
    ...reportShard(
      request,
      settings,
      listed.map(({ path }) => path),
    ),
    scanned: { ...results.count, rules: settings.engine.size },
    config: settings.config,
  });
}

async function listedNames(
  { config }: AuditSettings,
  { shard }: AuditRequest,
  files: readonly AuditedPath[],
): Promise<readonly Name[]> {
  const paths = files.map(({ path }) => shownPath(path)).filter((path) => inShard(path, shard));
  return fileNames(paths, await coverageTest(config.ignorePaths), config);
}

/** The paths asked for, below the root and with `/` between folders; the root itself is empty. */
export function belowRoot(
  { root, inRepository }: AuditSettings,
  { place, paths }: Pick<TreeRequest, 'place' | 'paths'>,
): readonly string[] {
  return givenPaths(root, place.cwd, paths).map(({ given, below: [path] }) => {
    if (path !== undefined) return path;
    throw new UserError(
      `${given} is outside ${inRepository ? 'this repository' : 'this folder'}`,
      'run this in the folder it lies in',
    );
  });
}

interface Sorted {
  readonly paths: readonly BytePath[];
  readonly skipped: readonly Skipped[];
  readonly unread: readonly Skipped[];
}

/** Tells what is to be read from what is passed over and what failed already. */
async function sorted(
  { config }: AuditSettings,
  files: Iterable<AuditedPath>,
  { shard }: AuditRequest,
): Promise<Sorted> {
  const covered = await coverageTest(config.ignorePaths);
  const paths: BytePath[] = [];
  const skipped: Skipped[] = [];
  const unread: Skipped[] = [];
  for (const { path, passed, failed } of files) {
    const shown = shownPath(path);
    if (!inShard(shown, shard)) continue;
    const reason = passed ?? (covered(shown) ? coveredBy(config) : undefined);
    if (reason !== undefined) skipped.push({ path: shown, reason });
    else if (failed !== undefined) unread.push({ path: shown, reason: failed });
    else paths.push(path);
  }
  return { paths, skipped, unread };
}

/** @returns how a repository's env files break the policy, those asked for */
export async function policyOf(
  { root, inRepository, config }: AuditSettings,
  { place, shard }: TreeRequest,
  paths: readonly string[],
): Promise<readonly PolicyViolation[]> {
  if (!inRepository) return [];
  const allowed = await coverageTest(config.allowedEnvFiles);
  const { violations } = await surveyEnvFiles({ cwd: root, env: place.env }, allowed);
  const asked = paths.map(bytePath);
  return violations.filter(
    ({ path }) => inShard(path, shard) && (asked.length === 0 || asked.some((one) => isWithin(path, one))),
  );
}

/** @returns whether a path is the folder's, or the path itself */
export function isWithin(path: string, folder: BytePath): boolean {
  const shown = shownPath(folder);
  return shown === '' || path === shown || path.startsWith(`${shown}/`);
}
