import type { AnyRule } from './rule.js';
import { exposedPlace } from './exposure.js';
import { fileKindOf } from './file-kind.js';

/** How many parts of a path rules and formats go by at most: `config/credentials/production.key`. */
const PARTS = 3;

/**
 * Names how files at a path are judged: the same content at two paths of one class brings the same findings. Classes are
 * narrow on purpose, so that what goes by a file's name or its folder's counts without being listed here.
 *
 * @param custom the rules of the configuration, which may hold in certain files only
 */
export function pathClass(path: string, custom: readonly AnyRule[]): string {
  const kind = fileKindOf(path);
  const tests = custom.flatMap((rule) =>
    rule.kind === 'pattern' ? [rule.inFile?.(path) !== false, rule.declaredIn === path] : [],
  );
  const flags = [kind.bareValues, kind.prose, kind.madeUp, kind.generated, ...tests].map(Number).join('');
  return `${flags} ${exposedPlace(path)} ${path.split('/').slice(-PARTS).join('/')}`;
}
