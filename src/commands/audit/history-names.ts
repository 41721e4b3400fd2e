import type { Policy } from '../../config/policy.js';
import { shownPath } from '../../core/byte-path.js';
import type { History } from '../../git/history.js';
import type { Name } from '../names.js';
import { coveredBy } from '../path-filter.js';
import { fromHistory } from './history-fold.js';
import type { HistoryRequest } from './history.js';
import { inShard } from './shard.js';

/**
 * @param covered the paths that the configuration passes over
 * @returns the names that a history carries: of files by the commits that brought them, of refs, and those in tags; the people of
 *   commits are read with the messages
 */
export function historyNames(
  history: History,
  { paths, scope, shard }: HistoryRequest,
  covered: readonly string[],
  config: Policy,
): readonly Name[] {
  const passed = new Set(covered);
  const files = history.paths.map(({ path, origin }): Name => {
    const text = shownPath(path);
    const excused = passed.has(text) ? coveredBy(config) : undefined;
    return {
      ...{ text, kind: 'file' },
      about: () => ({ history: fromHistory(origin, history.head.has(path)), excused }),
    };
  });
  const refs = [...history.refs, ...(scope.ends?.from.map(({ name }) => name) ?? [])];
  const others = paths.length > 0 ? [] : [...history.refs.map(refName), ...history.tags.flatMap(tagNames(refs))];
  return [...files, ...others].filter(({ text }) => inShard(text, shard));
}

/** @returns a ref as the name it is */
export function refName(ref: string): Name {
  return { text: shownPath(ref), kind: 'ref', about: () => ({ history: { inHead: false } }) };
}

/** A tag's own name is that of its ref, as a rule. */
function tagNames(refs: readonly string[]): (tag: History['tags'][number]) => readonly Name[] {
  const known = new Set(refs);
  return ({ name, texts, commit, tagged }) => {
    const origin = {
      ...(commit === undefined ? {} : { commit }),
      ...(tagged === undefined ? {} : { authored: tagged }),
    };
    const history = fromHistory(origin, false);
    return [
      ...(known.has(`refs/tags/${name}`) ? [] : [{ ...refName(`refs/tags/${name}`), about: () => ({ history }) }]),
      ...texts.map((text): Name => ({
        ...{ text, kind: 'person' },
        about: () => ({ history, path: `(tagger of ${shownPath(name)})` }),
      })),
    ];
  };
}
