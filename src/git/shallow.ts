import { isShallow } from './history-scope.js';
import { readObjects } from './objects.js';
import { runGit, type GitPlace } from './run.js';
import { parted } from './tips.js';

/**
 * @returns whether a shallow clone ends among the commits that are new: one without parents here has some by its own words
 */
export async function cutOff(place: GitPlace, from: readonly string[], without: readonly string[]): Promise<boolean> {
  if (!(await isShallow(place))) return false;
  const input = [...from, ...without.map((id) => `^${id}`)].map((id) => `${id}\n`).join('');
  const { stdout, exitCode } = await runGit(place, ['rev-list', '--max-parents=0', '--stdin'], input);
  if (exitCode !== 0) return true;
  for await (const object of readObjects(place, stdout.toString('latin1').split('\n').filter(Boolean))) {
    if ('lost' in object || /^parent /m.test(parted(object.bytes).header)) return true;
  }
  return false;
}
