import type { AnyRule } from './rule.js';
import { exposedPlace } from './exposure.js';
import { fileKindOf } from './file-kind.js';

/** How many parts of a path rules and formats go by. */
const PARTS = 2;
/** Folders by which rules go as the third part from the end, as in `config/credentials/production.key`. */
const OUTER_FOLDER = /(?:^|\/)(config)\/[^/]*\/[^/]*$/i;

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
  const flags = [kind.bareValues, kind.prose, kind.madeUp, kind.examples, kind.generated, ...tests]
    .map(Number)
    .join('');
  const outer = OUTER_FOLDER.exec(path)?.[1]?.toLowerCase() ?? '';
  return `${flags} ${exposedPlace(path)} ${outer} ${path.split('/').slice(-PARTS).join('/')}`;
}
