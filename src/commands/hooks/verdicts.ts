import type { Context } from '../../context.js';
import type { Facts } from './facts.js';
import type { HookName } from './hook-names.js';
import { isOurs } from './line.js';
import { verdictKey, type Manager, type Plan } from './manager.js';
import { isPlain } from './script.js';
import { tryHook, type Verdict } from './trial.js';

/** Hooks whose refusal a commit shows; a push needs a server. */
const TRIED: ReadonlySet<HookName> = new Set(['pre-commit', 'commit-msg']);

/** @returns the facts with what each hook does that has commands and no line of ours: they may run the tool */
export async function withVerdicts(
  context: Context,
  facts: Facts,
  hooks: readonly HookName[],
  { commands }: Manager,
): Promise<Facts> {
  const verdicts = new Map<string, Verdict>();
  for (const hook of hooks.filter((each) => TRIED.has(each))) {
    const found = commands?.({ ...facts, hook });
    if (found === undefined || isPlain(found.text) || found.text.split('\n').some(isOurs)) continue;
    const trial = { facts: { ...facts, hook }, env: context.env, textAt: () => found.text };
    verdicts.set(verdictKey(hook, found.path), await tryHook(trial, found.path));
  }
  return { ...facts, verdicts };
}

/**
 * Tries what is planned where a hook has more in it than our line, which that could pass by.
 *
 * @param plan makes the plan of a set of facts
 * @returns the plan, with a doubt where a made-up key passed; husky's line goes first where it is not reached at the end
 */
export async function triedPlan(
  context: Context,
  facts: Facts,
  hooks: readonly HookName[],
  manager: Manager,
  plan: (facts: Facts) => Plan,
): Promise<Plan> {
  const planned = plan(facts);
  if (manager.name !== 'husky' && manager.name !== 'git') return planned;
  const verdict = await verdictOf(context, facts, hooks, manager, planned);
  if (verdict === 'protects' || (verdict === 'unknown' && manager.name === 'git')) return planned;
  const first = plan({ ...facts, lineFirst: true });
  const second = manager.name === 'git' ? verdict : await verdictOf(context, facts, hooks, manager, first);
  return second === 'passes' ? { ...first, doubts: [...first.doubts, PASSED] } : first;
}

const PASSED =
  'a made-up key passed this hook in a trial commit: see that nothing in it ends early or hides a failure (`exit 0`, `|| true`).';

/** @returns the worst of the hooks */
async function verdictOf(
  context: Context,
  facts: Facts,
  hooks: readonly HookName[],
  { commands }: Manager,
  { edits }: Plan,
): Promise<Verdict> {
  let worst: Verdict = 'protects';
  for (const hook of hooks.filter((each) => TRIED.has(each))) {
    const found = commands?.({ ...facts, hook });
    const text =
      edits.find(({ path }) => path === found?.path || path === realPath(facts, found?.path))?.after ?? found?.text;
    if (found === undefined || text === undefined || isPlain(text)) continue;
    const trial = { facts: { ...facts, hook }, env: context.env, textAt: () => text };
    const verdict = await tryHook(trial, found.path);
    if (verdict === 'passes') return verdict;
    if (verdict === 'unknown') worst = verdict;
  }
  return worst;
}

/** A link is edited where it leads to. */
function realPath({ files }: Facts, path: string | undefined): string | undefined {
  return path === undefined ? undefined : files.get(path)?.path;
}
