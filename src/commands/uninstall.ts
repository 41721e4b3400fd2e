import { join } from 'node:path';
import type { Edit } from '../core/edit.js';
import { applyEdits } from '../disk/edits.js';
import { UserError } from '../errors.js';
import { findRepository } from '../git/repository.js';
import { escapeControls } from '../report/escape.js';
import type { Run } from './command.js';
import { gatherFacts, type Facts } from './hooks/facts.js';
import { HOOKS } from './hooks/hook-names.js';
import { NOTHING, planEach, type Plan } from './hooks/manager.js';
import { MANAGERS } from './hooks/managers.js';
import { takeOutPrepare, withPackageEdit } from './hooks/prepare.js';
import { remaining } from './hooks/remaining.js';
import { tellPlan } from './hooks/tell.js';

/**
 * `check-staged uninstall`: takes out what `init` put into the repository, from every manager, and nothing else.
 *
 * @throws UserError where there is no repository, or a file cannot be read or written
 */
export const run: Run = async (context, { options }) => {
  const facts = await gatherFacts(context, await findRepository(context).catch(asUsage));
  const plan = withoutPrepare(
    facts,
    MANAGERS.map((manager) => planEach(facts, HOOKS, manager.uninstall)).reduce(join2, NOTHING),
  );
  const dryRun = options['dry-run'] === true;
  if (!dryRun) applyEdits(plan.edits);
  const changes = tellPlan(facts.root, plan, dryRun);
  const lines = [...head(changes, dryRun), ...plan.notes.map(escapeControls), closing(facts, plan, dryRun)];
  return { stdout: `${lines.join('\n')}\n`, exitCode: 0 };
};

/** husky 8 and git name the same file: the first plan for it stands. */
function join2(one: Plan, other: Plan): Plan {
  const edits = other.edits.filter(({ path }) => !one.edits.some((edit) => edit.path === path));
  return { ...NOTHING, edits: [...one.edits, ...edits], notes: [...one.notes, ...other.notes] };
}

function withoutPrepare(facts: Facts, plan: Plan): Plan {
  const { package: found } = facts;
  if (!found) return plan;
  const before = plan.edits.find(({ path }) => path === found.path)?.after ?? found.text;
  const { commands, kept } = commandsToTakeOut(facts, plan.edits);
  const edits = withPackageEdit(
    plan.edits,
    found,
    takeOutPrepare(before, commands),
    'loses the install script that init added',
  );
  const left = kept.filter((command) => takeOutPrepare(before, [command]) !== before);
  const notes = left.map(
    (command) => `The script \`${command} || exit 0\` stays in package.json, since other hooks need it.`,
  );
  return { ...plan, edits, notes: [...plan.notes, ...notes] };
}

/** Where a manager has other hooks, the script that `init` added for it is theirs by now. */
function commandsToTakeOut(facts: Facts, edits: readonly Edit[]): { commands: string[]; kept: string[] } {
  const gone = new Set(edits.filter(({ after }) => after === undefined).map(({ path }) => path));
  const huskyNeeded = facts.huskyHooks.some((name) => !gone.has(join(facts.huskyFolder, name)));
  const needed = (name: string): boolean => {
    if (name === 'husky') return huskyNeeded;
    const manager = MANAGERS.find((each) => each.name === name)!;
    return (
      manager.configured(facts) !== undefined &&
      !edits.some(({ path, after }) => after === undefined && facts.files.has(path))
    );
  };
  const rows = MANAGERS.flatMap(({ name, setUp }) => {
    const command = setUp?.command(facts);
    return command === undefined ? [] : [{ command, stays: needed(name) }];
  });
  return {
    commands: ['check-staged init', ...rows.filter(({ stays }) => !stays).map(({ command }) => command)],
    kept: rows.filter(({ stays }) => stays).map(({ command }) => command),
  };
}

function head(changes: readonly string[], dryRun: boolean): string[] {
  if (changes.length === 0) return ['Nothing of check-staged init was found in this repository.'];
  return [dryRun ? 'uninstall would take out what init added:' : 'Took out what init added:', ...changes];
}

function closing(facts: Facts, plan: Plan, dryRun: boolean): string {
  if (dryRun) return 'Nothing was written.';
  const left = remaining(facts, plan.edits);
  if (left.length > 0)
    return `What init did not write was left alone and still names check-staged: ${escapeControls(left.join(', '))}.`;
  return plan.edits.length > 0
    ? 'Commits are no longer checked for secrets. The package itself goes with `npm uninstall check-staged`.'
    : 'Nothing was changed.';
}

function asUsage(error: unknown): never {
  if (error instanceof UserError) throw new UserError(error.message, error.hint);
  throw error;
}
