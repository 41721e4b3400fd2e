import { parseRawList } from '../../src/git/raw-list.js';
import { run } from '../../src/commands/env.js';
import { gatherPolicy, startRootProbe } from '../../src/commands/env-facts.js';
import type { PolicyViolation } from '../../src/core/env-policy.js';
import type { Outcome } from '../../src/context.js';
import { contextIn } from '../context.js';
import type { Scratch } from '../scratch.js';

/** What the hook would say of the scratch repository's index. */
export function hookPolicy(scratch: Scratch, root = scratch.dir): Promise<PolicyViolation[]> {
  const place = { root, env: scratch.env };
  const probe = startRootProbe(place);
  const raw = scratch.git('-C', root, 'diff', '--cached', '--raw', '-z', '--no-abbrev', '-M');
  return gatherPolicy(place, parseRawList(Buffer.from(raw)), undefined, probe);
}

/** The same in short: `path kind`, warnings left out. */
export async function blockedBy(scratch: Scratch, root?: string): Promise<string[]> {
  const violations = await hookPolicy(scratch, root);
  return violations.filter(({ severity }) => severity === 'block').map(({ path, violation }) => `${path} ${violation}`);
}

/** Runs `check-staged env` in a folder of the scratch repository. */
export function runEnv(scratch: Scratch, options: Record<string, string | true> = {}, folder = ''): Promise<Outcome> {
  return run(contextIn(`${scratch.dir}/${folder}`, scratch.env), { positionals: [], options });
}
