import type { Context, Outcome } from '../context.js';
import { makeExecutable } from '../disk/hook-file.js';
import { applyEdits } from '../disk/edits.js';
import { UserError } from '../errors.js';
import { findRepository } from '../git/repository.js';
import { escapeControls } from '../report/escape.js';
import type { Input, Run } from './command.js';
import { gatherFacts, type Facts } from './hooks/facts.js';
import type { Installed } from './hooks/line.js';
import { hooksOf, REFUSES, type HookName } from './hooks/hook-names.js';
import { ByHand, planEach, type Plan } from './hooks/manager.js';
import { chooseManager, type Choice } from './hooks/managers.js';
import { dependsOn } from './hooks/package-json.js';
import { addPrepare, ownCommand, withPackageEdit } from './hooks/prepare.js';
import { shownPath, tellPlan } from './hooks/tell.js';
import { triedPlan, withVerdicts } from './hooks/verdicts.js';

/**
 * `check-staged init`: puts the tool into the hooks the repository has, and sees to it that clones get them.
 *
 * @returns exit code 0 with what was done; 2 with the lines to add by hand where a file may not be edited
 * @throws UserError where there is no repository, or the tool is not installed in it
 */
export const run: Run = async (context, input) => {
  const onInstall = /^(?:prepare|postinstall)$/.test(context.env['npm_lifecycle_event'] ?? '');
  if (onInstall && isCi(context))
    return { stderr: `check-staged: CI is set, so no hook was set up. Where you commit, ${AGAIN}.\n`, exitCode: 0 };
  try {
    return await init(context, input, onInstall);
  } catch (error) {
    if (error instanceof ByHand) return byHand(error);
    if (onInstall && error instanceof UserError)
      return {
        stderr: `check-staged: no hook was set up: ${escapeControls(error.message)}. To have commits checked, ${AGAIN}.\n`,
        exitCode: 0,
      };
    throw error;
  }
};

const AGAIN = 'run `npx check-staged init`';

async function init(context: Context, { options }: Input, onInstall: boolean): Promise<Outcome> {
  const hooks = hooksOf(typeof options['hooks'] === 'string' ? options['hooks'] : undefined);
  const gathered = await gatherFacts(context, await repositoryOf(context));
  const wanted = options['manager'];
  const choice = chooseManager(gathered, typeof wanted === 'string' ? wanted : undefined);
  const installed = installedIn(gathered);
  const facts = await withVerdicts(context, gathered, hooks, choice.manager);
  const planOf = (each: Facts): Plan => planEach(each, hooks, (one) => choice.manager.install(one, installed));
  const hook = onInstall ? planOf(facts) : await triedPlan(context, facts, hooks, choice.manager, planOf);
  // An install that rewrites package.json would race with the package manager, which has it open.
  const plan = onInstall ? hook : withPrepare(facts, choice, hook, hooks);
  const dryRun = options['dry-run'] === true;
  if (!dryRun) {
    applyEdits(plan.edits);
    for (const path of plan.unlock) await makeExecutable(path);
  }
  const changed = plan.edits.length + plan.unlock.length > 0;
  return { stdout: onInstall && !changed ? '' : tell({ facts, hooks, dryRun }, choice, plan), exitCode: 0 };
}

/** @throws UserError where there is nothing to put into a hook, or git would run none */
function installedIn({ installed, huskyGone, package: found }: Facts): Installed {
  if (huskyGone)
    throw new UserError(
      'core.hooksPath leads to .husky/_, which is not there, so git runs no hook at all in this clone',
      'run `git config --unset core.hooksPath`, then `npx check-staged init` again',
    );
  if (installed) return installed;
  throw found
    ? new UserError(
        'check-staged is not installed in this project',
        'run `npm install --save-dev check-staged`, then `npx check-staged init`',
      )
    : new UserError(
        'check-staged is not installed, and there is no package.json for it',
        'run `npm install --global check-staged`, then `check-staged init`',
      );
}

/** Outside of a repository `init` was called wrongly, rather than something left unscanned: exit code 2. */
async function repositoryOf(context: Context): ReturnType<typeof findRepository> {
  try {
    return await findRepository(context);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(error.message, error.hint);
    throw error;
  }
}

function withPrepare(facts: Facts, { manager }: Choice, plan: Plan, hooks: readonly HookName[]): Plan {
  const { setUp } = manager;
  const [command, from] = setUp ? [setUp.command(facts), setUp.from] : [ownCommand(hooks), undefined];
  const { package: found } = facts;
  if (manager.name === 'pre-commit' || command === undefined) return plan;
  const obstacle = prepareObstacle(facts, command, from);
  if (obstacle !== undefined) return { ...plan, notes: [...plan.notes, obstacle] };
  if (!found) return plan;
  const script = facts.yarnBerry ? 'postinstall' : 'prepare';
  const before = plan.edits.find(({ path }) => path === found.path)?.after ?? found.text;
  const after = addPrepare(before, script, command);
  const summary = `gets \`${after.added ?? ''}\` in its ${script} script, which protects fresh clones`;
  const edits = withPackageEdit(plan.edits, found, after.text, summary);
  return { ...plan, edits, notes: after.note ? [...plan.notes, after.note] : plan.notes };
}

/** @returns why no script can be added, and what to do instead; `undefined` where one can */
function prepareObstacle(
  { package: found, yarnBerry, installed }: Facts,
  command: string,
  from?: string,
): string | undefined {
  if (from === undefined && installed?.global !== undefined)
    return 'The tool is installed for you alone, so whoever else commits has to install it, and run `check-staged init` in each clone.';
  if (!found) return 'There is no package.json, so each clone has to run `check-staged init` once.';
  if (from !== undefined && !dependsOn(found.data, from)) {
    return `package.json does not depend on ${from}, so no script was added: see that clones run \`${command}\`.`;
  }
  if (!yarnBerry || found.isPrivate) return undefined;
  return `Yarn runs no prepare script, and postinstall would run for users of this package too: see that clones run \`yarn ${command}\`.`;
}

/** What was asked for, and of what. */
interface Asked {
  readonly facts: Facts;
  readonly hooks: readonly HookName[];
  readonly dryRun: boolean;
}

function tell(asked: Asked, { manager, reason, others }: Choice, plan: Plan): string {
  const { facts, dryRun } = asked;
  const changes = tellPlan(facts.root, plan, dryRun);
  const name = manager.name === 'git' ? 'plain git hooks' : manager.name;
  const head = dryRun ? `init would use ${name} (${reason}).` : `check-staged uses ${name} (${reason}).`;
  const also = others.length > 0 ? [`Found too: ${others.join(', ')}; take another with --manager.`] : [];
  const rest = changes.length > 0 ? changes : ['  Nothing to change: check-staged is in the hook already.'];
  const lines = [
    escapeControls(head),
    ...rest,
    ...also,
    ...plan.notes.map(escapeControls),
    closing(asked, manager, plan),
  ];
  return `${lines.join('\n')}\n`;
}

function closing({ facts, hooks, dryRun }: Asked, manager: Choice['manager'], plan: Plan): string {
  if (dryRun)
    return plan.edits.length + plan.unlock.length > 0
      ? 'Nothing was written; run it without --dry-run.'
      : 'Nothing was written.';
  const shared = plan.edits
    .map(({ path }) => shownPath(facts.root, path))
    .filter((path) => !/^(?:\.git[\\/]|[\\/]|[A-Za-z]:)/.test(path));
  const commit = shared.length > 0 ? ` Commit ${shared.join(' and ')}.` : '';
  const what = [...new Set(hooks.map((hook) => `a ${REFUSES[hook]}`))].join(' and ');
  const commands = [...new Set(hooks.flatMap((hook) => manager.stillToRun({ ...facts, hook }, plan) ?? []))];
  const doubts = plan.doubts.map(
    (doubt) => `Not every ${what.replaceAll(/\ba /g, '')} is checked: ${escapeControls(doubt)}`,
  );
  if (commands.length > 0)
    return [
      ...doubts,
      `Not active yet: run \`${commands.join(' && ')}\`, and from then on git refuses ${what} that would leak a secret.${commit}`,
    ].join('\n');
  if (doubts.length > 0) return doubts.join('\n') + commit;
  if (facts.huskyOff && manager.name === 'husky')
    return `Not active here: HUSKY=0 keeps husky from running hooks. Run \`unset HUSKY\`, and see that nothing sets it again.${commit}`;
  return `From now on git refuses ${what} that would leak a secret.${commit}`;
}

function byHand(error: ByHand): Outcome {
  const snippet = error.snippet.split('\n').map((line) => `  ${escapeControls(line)}`);
  return {
    stderr: `check-staged: ${escapeControls(error.message)}.\nAdd this by hand:\n${snippet.join('\n')}\n`,
    exitCode: 2,
  };
}

function isCi({ env }: Context): boolean {
  return !['', '0', 'false', undefined].includes(env['CI']);
}
