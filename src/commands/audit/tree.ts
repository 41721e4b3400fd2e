import { isAbsolute, relative, resolve, sep } from 'node:path';
import { patternTest } from '../../config/path-patterns.js';
import type { Policy } from '../../config/policy.js';
import { bytePath, shownPath, type BytePath } from '../../core/byte-path.js';
import { addedLines, type Document } from '../../core/document.js';
import type { PolicyViolation } from '../../core/env-policy.js';
import type { Gathered, Skipped } from '../../core/report.js';
import { scanDocument, type Scan } from '../../core/scan.js';
import { diskPath } from '../../disk/folder.js';
import { readFileHere, type FileRead } from '../../disk/read-file.js';
import { UserError } from '../../errors.js';
import { auditedPaths, type AuditedPath } from './paths.js';
import { folderSettings, type AuditRequest, type AuditSettings } from './settings.js';
import { surveyEnvFiles } from '../env-survey.js';

/** Which files to read. */
export interface TreeRequest extends AuditRequest {
  /** Files and folders relative to the place; the whole working tree, or the place itself outside one, where empty. */
  readonly paths: readonly string[];
  /** Whether to read what git ignores, too. */
  readonly ignored: boolean;
}

/** What was scanned, and what could not be read. */
export type Audited = Gathered & {
  readonly config: Policy;
  readonly unread: readonly Skipped[];
};

/**
 * Scans files as they lie on disk, whole and one at a time, and judges a repository's env files.
 *
 * @throws UserError with exit code 2 for wrong paths and configuration, 3 where git cannot list the files
 */
export async function gatherTree(request: TreeRequest): Promise<Audited> {
  const settings = await folderSettings(request);
  const paths = belowRoot(settings, request);
  const [files, policy] = await Promise.all([
    auditedPaths(settings, request, paths),
    policyOf(settings, request, paths),
  ]);
  return { ...(await scanned(settings, files, request.now)), policy, config: settings.config };
}

/** The paths asked for, below the root and with `/` between folders; the root itself is empty. */
function belowRoot({ root, inRepository }: AuditSettings, { place, paths }: TreeRequest): readonly string[] {
  return paths.map((path) => {
    const below = relative(root, resolve(place.cwd, path));
    if (below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below)) return below.split(sep).join('/');
    throw new UserError(
      `${path} is outside ${inRepository ? 'this repository' : 'this folder'}`,
      'run this in the folder it lies in',
    );
  });
}

type Scanned = Omit<Audited, 'policy' | 'config'>;

async function scanned(settings: AuditSettings, files: Iterable<AuditedPath>, now: number): Promise<Scanned> {
  const { root, config, engine, known } = settings;
  const covered = await patternTest(config.ignorePaths);
  const scans: { path: string; scan: Scan }[] = [];
  const skipped: Skipped[] = [];
  const unread: Skipped[] = [];
  const count = { files: 0, lines: 0, bytes: 0 };
  for (const { path, passed, failed } of files) {
    const shown = shownPath(path);
    const reason = passed ?? (covered(shown) ? `"ignorePaths" of ${config.file} covers it` : undefined);
    const read: FileRead =
      failed !== undefined
        ? { failed }
        : reason === undefined
          ? readFileHere(diskPath(root, path))
          : { none: 'missing' };
    if (reason !== undefined) skipped.push({ path: shown, reason });
    else if ('failed' in read) unread.push({ path: shown, reason: read.failed });
    else if ('none' in read) skipped.push({ path: shown, reason: NONE[read.none] });
    else {
      const document: Document = { path: shown, bytes: read.bytes, added: 'all' };
      scans.push({ path: shown, scan: scanDocument(engine, document, known, now) });
      count.files++;
      count.lines += addedLines(document);
      count.bytes += read.bytes.length;
    }
  }
  return {
    scans: scans.filter(isWorthKeeping),
    skipped: [...skipped, ...unread],
    unread,
    scanned: { ...count, rules: engine.size },
  };
}

const NONE = {
  missing: 'it is not in the working tree',
  folder: 'it is a folder where git has a file',
  special: 'it is no file: a pipe, a socket or a device',
} as const;

/** Of a large tree, most files tell nothing. */
function isWorthKeeping({ scan }: { readonly scan: Scan }): boolean {
  return [scan.findings, scan.setAside, scan.dismissed, scan.broken].some((list) => list.length > 0);
}

async function policyOf(
  { root, inRepository, config }: AuditSettings,
  { place }: TreeRequest,
  paths: readonly string[],
): Promise<readonly PolicyViolation[]> {
  if (!inRepository) return [];
  const allowed = await patternTest(config.allowedEnvFiles);
  const { violations } = await surveyEnvFiles({ cwd: root, env: place.env }, allowed);
  const asked = paths.map(bytePath);
  return asked.length === 0 ? violations : violations.filter(({ path }) => asked.some((one) => isWithin(path, one)));
}

function isWithin(path: string, folder: BytePath): boolean {
  const shown = shownPath(folder);
  return shown === '' || path === shown || path.startsWith(`${shown}/`);
}
