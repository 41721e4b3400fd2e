import type { AnyRule } from './rule.js';
import { exposedPlace } from './exposure.js';
import { fileKindOf } from './file-kind.js';
import { isMadeUpPlace, isPipeline } from './made-up-place.js';
import { DEFAULT_GRADING, type Grading } from './severity.js';
import { isTranslation } from './translation.js';

/** How many parts of a path formats go by at most: `.docker/config.json`. */
const PARTS = 2;

/**
 * Names how files at a path are judged: the same content at two paths of one class brings the same findings. Classes are
 * narrow on purpose, so that what goes by a file's name or its folder's counts without being listed here.
 *
 * @param custom the rules of the configuration, which may hold in certain files only
 * @param fileRules the numbers of the built-in rules that know files by such a path
 * @param isStrict which paths the configuration is strict about
 */
export function pathClass(
  path: string,
  custom: readonly AnyRule[],
  fileRules: readonly number[] = [],
  { isStrict }: Pick<Grading, 'isStrict'> = DEFAULT_GRADING,
): string {
  const kind = fileKindOf(path);
  const tests = custom.flatMap((rule) =>
    rule.kind === 'pattern' ? [rule.inFile?.(path) !== false, rule.declaredIn === path] : [],
  );
  const lenient = [isMadeUpPlace(path, kind), isPipeline(path)].map((is) => is && !isStrict(path));
  const flags = [
    kind.prose,
    kind.madeUp,
    kind.examples,
    ...lenient,
    kind.recorded,
    isTranslation(path),
    kind.generated,
    ...tests,
  ]
    .map(Number)
    .join('');
  return `${kind.bare} ${flags} ${fileRules.join(',')} ${exposedPlace(path)} ${path.split('/').slice(-PARTS).join('/')}`;
}
