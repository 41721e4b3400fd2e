import type { Edit } from '../../core/edit.js';
import type { HookFile } from '../../disk/hook-file.js';
import { UserError } from '../../errors.js';
import { isWithin } from '../../git/hooks-path.js';
import type { Facts } from './facts.js';
import type { HookName } from './hook-names.js';
import { isByHand, type Installed } from './line.js';
import { packageOf } from './package-json.js';

/** What one command will do: the files it writes, and what the user is told besides. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** Hooks that git passes over in silence because they may not be executed; they will be allowed to. */
  readonly unlock: readonly string[];
  readonly notes: readonly string[];
  /** Why the hooks do not refuse every commit with a key, in spite of the plan. */
  readonly doubts: readonly string[];
}

export const NOTHING: Plan = { edits: [], unlock: [], notes: [], doubts: [] };

/** Plans for each hook in turn, each on what the ones before leave; a file that several change is changed once. */
export function planEach(facts: Facts, hooks: readonly HookName[], plan: (facts: Facts) => Plan): Plan {
  let joined = NOTHING;
  let now = facts;
  for (const hook of hooks) {
    const next = plan({ ...now, hook });
    joined = {
      edits: joinEdits(joined.edits, next.edits),
      unlock: [...new Set([...joined.unlock, ...next.unlock])],
      notes: [...new Set([...joined.notes, ...next.notes])],
      doubts: [...new Set([...joined.doubts, ...next.doubts])],
    };
    now = edited(facts, joined.edits);
  }
  return joined;
}

function joinEdits(edits: readonly Edit[], further: readonly Edit[]): readonly Edit[] {
  const byPath = new Map(edits.map((edit) => [edit.path, edit]));
  for (const edit of further) {
    const before = byPath.get(edit.path);
    const summary =
      before === undefined || before.summary === edit.summary ? edit.summary : `${before.summary}; ${edit.summary}`;
    byPath.set(edit.path, before === undefined ? edit : { ...before, after: edit.after, summary });
  }
  return [...byPath.values()].filter(({ before, after }) => before !== after);
}

/** @returns the facts as they will be */
function edited(facts: Facts, edits: readonly Edit[]): Facts {
  const files = new Map(facts.files);
  let found = facts.package;
  for (const { path, after } of edits) {
    if (found !== undefined && path === found.path && after !== undefined) found = packageOf(found, after);
    // A link is looked for by its own path, and edited by the one it leads to.
    const [looked, file] = [...files].find(([, known]) => known.path === path) ?? [path, { path, executable: true }];
    if (after === undefined) files.delete(looked);
    else files.set(looked, { ...file, text: after });
  }
  return { ...facts, files, package: found };
}

/** One way hooks get into a repository. Planning is pure: facts in, a plan out. */
export interface Manager {
  readonly name: string;
  /** @returns why git runs this manager's hooks now, `undefined` where it does not */
  readonly running: (facts: Facts) => string | undefined;
  /** @returns what shows that the project means to use it, `undefined` where nothing does */
  readonly configured: (facts: Facts) => string | undefined;
  /** @throws ByHand where the hook is nothing that may be edited */
  readonly install: (facts: Facts, installed: Installed) => Plan;
  readonly uninstall: (facts: Facts) => Plan;
  /** @returns the commands of sh that the hook runs, and the file they stand in; for a trial of them */
  readonly commands?: (facts: Facts) => { readonly path: string; readonly text: string } | undefined;
  /** The command that puts the manager's hooks into a clone, `undefined` where its install does that; the package it comes from. */
  readonly setUp?: { readonly command: (facts: Facts) => string | undefined; readonly from: string };
  /** @returns what the user still has to run before git runs the line; `undefined` where it does already */
  readonly stillToRun: (facts: Facts, plan: Plan) => string | undefined;
}

/** The refusal to edit a file, with what to put into it by hand. */
export class ByHand extends UserError {
  constructor(
    message: string,
    /** The lines to add, shown as they are. */
    readonly snippet: string,
  ) {
    super(message, 'add this by hand');
  }
}

/**
 * @returns the file at the path with its text, or `undefined` where there is none
 * @throws ByHand where it is not text, or is a link to outside of the repository
 */
export function editable(
  facts: Facts,
  path: string,
  snippet: string,
): (HookFile & { readonly text: string }) | undefined {
  const file = facts.files.get(path);
  if (!file) return undefined;
  const { text } = file;
  if (text === undefined) throw new ByHand(`${path} is not UTF-8 text, so it was left alone`, snippet);
  if (!isOwn(facts, file)) {
    throw new ByHand(`${path} is a link to a file outside of this repository, so it was left alone`, snippet);
  }
  return { ...file, text };
}

/** @returns whether the file, links resolved, belongs to this repository and to no other */
export function isOwn({ root, gitDirs, hooks }: Facts, { path }: HookFile): boolean {
  return [root, ...gitDirs].some((folder) => isWithin(folder, path)) && !(hooks.shared && isWithin(hooks.path, path));
}

/** @returns the edit of a file that exists, or none where it would change nothing; an `after` of nothing removes it */
export function editOf(file: HookFile, after: string | undefined, summary: string): Edit[] {
  return after === file.text ? [] : [{ path: file.path, before: file.text, after, summary }];
}

/** @returns the plan of a file that does not exist yet */
export function creating(path: string, after: string, summary: string, mode?: number): Plan {
  const edit = { path, before: undefined, after, summary };
  return { ...NOTHING, edits: [mode === undefined ? edit : { ...edit, mode }] };
}

/** @returns the key of a hook's verdict: where its commands stand, and for which hook */
export function verdictKey(hook: HookName, path: string): string {
  return `${hook} ${path}`;
}

/** @returns whether a line that is not ours protects already: by a trial, or by its form where no trial is made */
export function isProtected({ hook, verdicts }: Facts, path: string, text: string): boolean {
  const verdict = verdicts.get(verdictKey(hook, path));
  if (verdict === 'unknown') return isDocumented(text);
  if (verdict !== undefined) return verdict === 'protects';
  return hook === 'pre-push' && text.split('\n').some(isByHand);
}

/** The line of docs/hooks.md as the first command, which needs no trial: Windows has none. */
function isDocumented(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'));
  return /^(?:if \[ -f \S+ \]; then )?sh \S*node_modules\/check-staged\/hooks\/pre-commit(?: commit-msg "\$@")? \|\| exit \$\?/.test(
    first ?? '',
  );
}
