import { suggestion } from '../../core/nearest.js';
import { UserError } from '../../errors.js';

/** The hooks that init knows, by git's names for them (git's manual, "githooks"). */
export const HOOKS = ['pre-commit', 'commit-msg', 'pre-push'] as const;
export type HookName = (typeof HOOKS)[number];

/** What each of them can refuse. */
export const REFUSES: Readonly<Record<HookName, 'commit' | 'push'>> = {
  'pre-commit': 'commit',
  'commit-msg': 'commit',
  'pre-push': 'push',
};

/**
 * @param given names with commas between, in any order; pre-commit alone unless given
 * @returns each once, in the order git runs them
 * @throws UserError (exit code 2) for a hook that there is not
 */
export function hooksOf(given: string | undefined): readonly HookName[] {
  const names = (given ?? 'pre-commit').split(',').map((name) => name.trim());
  for (const name of names) {
    if (HOOKS.some((known) => known === name)) continue;
    throw new UserError(
      `init does not know the hook "${name}"`,
      suggestion(name, HOOKS) ?? `the hooks are ${HOOKS.join(', ')}`,
    );
  }
  return HOOKS.filter((name) => names.includes(name));
}

/** @returns what calls the tool for a hook; the check itself needs no name */
export function commandOf(hook: HookName): string {
  return hook === 'pre-commit' ? '' : `${hook} `;
}
