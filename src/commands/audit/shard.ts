import { suggestion } from '../../core/nearest.js';
import { UserError } from '../../errors.js';

/** One of the parts that an audit is split into, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MOST = 10_000;

/**
 * Which variables tell a job which part is its own. GitLab's manual, "CI/CD YAML syntax reference", `parallel`; CircleCI's,
 * "Test splitting"; Kubernetes', "Indexed Job for Parallel Processing", where the manifest adds the number of completions;
 * GitHub's, "Contexts", `strategy`, which a workflow hands on under these names.
 */
const ENGINES: readonly {
  readonly index: string;
  readonly count: string;
  readonly first: 0 | 1;
}[] = [
  { index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', first: 1 },
  { index: 'CIRCLE_NODE_INDEX', count: 'CIRCLE_NODE_TOTAL', first: 0 },
  { index: 'STRATEGY_JOB_INDEX', count: 'STRATEGY_JOB_TOTAL', first: 0 },
  { index: 'JOB_COMPLETION_INDEX', count: 'JOB_COMPLETIONS', first: 0 },
];

/**
 * @param given `i/n`, or `auto` or `auto/n`: the index (and the number) that the engine this runs in has set
 * @throws UserError (exit code 2) for a part that there is not
 */
export function readShard(given: string, env: Readonly<NodeJS.ProcessEnv>): Shard {
  const [, index, count] = /^(\d{1,6}|auto)(?:\/(\d{1,6}))?$/.exec(given) ?? [];
  if (index === undefined || (index !== 'auto' && count === undefined))
    throw new UserError(
      `--shard does not know "${given}"`,
      suggestion(given, ['auto']) ?? 'write it as 1/4, the first of four parts, or as auto in a parallel job of CI',
    );
  return index === 'auto' ? engineShard(count, env) : within(Number(index), Number(count), `--shard ${given}`);
}

function engineShard(count: string | undefined, env: Readonly<NodeJS.ProcessEnv>): Shard {
  for (const engine of ENGINES) {
    const [own, total] = [env[engine.index], count ?? env[engine.count]];
    if (own === undefined || own === '') continue;
    if (total === undefined || total === '')
      throw new UserError(
        `${engine.index} is set, but not ${engine.count}`,
        'say how many parts there are: --shard auto/4',
      );
    if (!/^\d{1,6}$/.test(own) || !/^\d{1,6}$/.test(total))
      throw new UserError(`${engine.index}/${engine.count} is no part: ${own}/${total}`, 'give it as --shard 1/4');
    return within(Number(own) + 1 - engine.first, Number(total), engine.index);
  }
  throw new UserError(
    'no variable tells which part this job has',
    `set ${ENGINES.map(({ index, count: total }) => `${index} and ${total}`).join(', or ')}; or give --shard 1/4`,
  );
}

function within(index: number, count: number, said: string): Shard {
  if (count < 1 || count > MOST || index < 1 || index > count)
    throw new UserError(
      `${said} is out of bounds: part ${index} of ${count}`,
      `the parts of n are 1/n to n/n, and n is at most ${MOST}`,
    );
  return { index, count };
}

/** @throws UserError (exit code 2) for a part that there is not */
export function checkedShard({ index, count }: Shard): Shard {
  if (Number.isInteger(index) && Number.isInteger(count)) return within(index, count, `shard ${index}/${count}`);
  throw new UserError(`a shard is two whole numbers, not ${index} of ${count}`, 'give the first of four as 1 of 4');
}

/** @returns whether a path is of the part: each is of exactly one, the same on every machine */
export function inShard(path: string, shard: Shard | undefined): boolean {
  return shard === undefined || hashOf(path) % shard.count === shard.index - 1;
}

/** FNV-1a (RFC 9923), over UTF-16 units, with a last stir: names that differ in their last letter only spread well. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
