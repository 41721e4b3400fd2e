import { UserError } from '../../errors.js';
import type { Facts } from './facts.js';
import { git } from './git.js';
import { husky } from './husky.js';
import { lefthook } from './lefthook.js';
import type { Manager } from './manager.js';
import { preCommit } from './pre-commit.js';
import { simpleGitHooks } from './simple-git-hooks.js';

/** In the order of preference; plain git hooks last, where nothing else is there. */
export const MANAGERS: readonly Manager[] = [husky, lefthook, simpleGitHooks, preCommit, git];

/** A manager and why it was taken. */
export interface Choice {
  readonly manager: Manager;
  readonly reason: string;
  /** Names of others that the project has set up too. */
  readonly others: readonly string[];
}

/**
 * Takes the manager whose hooks git runs now; else the one the project is set up for; else plain git hooks.
 *
 * @param wanted a name to take instead
 * @throws UserError where there is no manager of that name
 */
export function chooseManager(facts: Facts, wanted: string | undefined): Choice {
  const others = (taken: Manager): string[] =>
    MANAGERS.filter((each) => each !== taken && each.configured(facts)).map(({ name }) => name);
  if (wanted !== undefined) {
    const manager = MANAGERS.find(({ name }) => name === wanted);
    if (!manager)
      throw new UserError(
        `there is no hook manager "${wanted}"`,
        `choose one of ${MANAGERS.map(({ name }) => name).join(', ')}`,
      );
    return { manager, reason: 'as asked', others: [] };
  }
  for (const ask of ['running', 'configured'] as const) {
    for (const manager of MANAGERS) {
      const reason = manager[ask](facts);
      if (reason !== undefined) return { manager, reason, others: others(manager) };
    }
  }
  return { manager: git, reason: 'no hook manager was found', others: [] };
}
