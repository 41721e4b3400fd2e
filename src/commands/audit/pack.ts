import { join, posix } from 'node:path';
import { coverageTest } from '../../config/path-patterns.js';
import { bytePath } from '../../core/byte-path.js';
import { envFileKind, isKeyFile } from '../../core/env-files.js';
import { published } from '../../core/env-violations.js';
import { UserError } from '../../errors.js';
import { safeOnDisk } from '../env-content.js';
import type { AuditedPath } from './paths.js';
import { folderSettings } from './settings.js';
import { inShard } from './shard.js';
import { auditListed, belowRoot, type Audited, type TreeRequest } from './tree.js';

/**
 * Scans what `npm pack` would publish of a package, whether git tracks it, ignores it, or knows nothing of it. An env file
 * among it breaks the policy.
 *
 * @throws UserError with exit code 2 for more than one folder, a missing or wrong `package.json`, and wrong configuration
 */
export async function gatherPack(request: Omit<TreeRequest, 'ignored'>): Promise<Audited> {
  const { place, paths, shard } = request;
  const [path = '.', another] = paths;
  if (another !== undefined)
    throw new UserError('--pack is about one package', 'name one folder, and audit one package after the other');
  const settings = await folderSettings(request);
  const [folder = ''] = belowRoot(settings, { place, paths: [path] });
  const { packedFiles } = await import('../../disk/pack/packed-files.js');
  const files = (await packedFiles(join(settings.root, folder))).map((file) => posix.join(folder, file));
  const allowed = await coverageTest(settings.config.allowedEnvFiles);
  const envFiles = files
    .filter((file) => inShard(file, shard))
    .map(bytePath)
    .filter((file) => envFileKind(file) === 'env' && (isKeyFile(file) || !allowed(file)));
  const safe = safeOnDisk(settings.root, envFiles);
  const policy = envFiles
    .filter((file) => !safe.has(file))
    .toSorted()
    .map(published);
  return auditListed(settings, request, files.toSorted().map(auditedPath), policy);
}

function auditedPath(file: string): AuditedPath {
  const path = bytePath(file);
  return file.startsWith('../') ? { path, failed: 'it lies outside of what is audited' } : { path };
}
