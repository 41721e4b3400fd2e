import { join } from 'node:path';
import { bytePath, folderOf, shownPath, type BytePath } from '../core/byte-path.js';
import type { Edit } from '../core/edit.js';
import { ignoreText, planProtection } from '../core/gitignore-plan.js';
import { UserError } from '../errors.js';
import type { IgnoreVerdict } from '../git/ignored.js';
import type { GitPlace } from '../git/run.js';
import { openVerdicts, readable, type EnvSurvey } from './env-survey.js';

/** What `env --fix` would do. */
export interface EnvPlan {
  readonly edits: readonly Edit[];
  /** Env files to take out of the index, on disk they stay. */
  readonly untrack: readonly BytePath[];
  /** Env files that stay open all the same, to be covered by hand. */
  readonly remaining: readonly BytePath[];
}

/**
 * Plans the lines that make the repository's own `.gitignore` files cover its env files, and has git try them out.
 *
 * @param place the working tree's top folder
 * @throws UserError (exit code 2) when a `.gitignore` that needs lines is a symbolic link or no UTF-8 text
 */
export async function planEnvFix(place: GitPlace, survey: EnvSurvey): Promise<EnvPlan> {
  const edits: Edit[] = [];
  const planned = readable(survey.ignoreFiles);
  for (const [path, open] of byIgnoreFile(survey.open)) {
    const edit = planEdit(place.cwd, path, open, survey);
    edits.push(edit);
    planned.set(path, Buffer.from(edit.after!));
  }
  const paths = survey.open.map(({ path }) => path);
  const remaining = edits.length === 0 ? [] : await openVerdicts(place, planned, paths);
  return { edits, untrack: survey.tracked, remaining: remaining.map(({ path }) => path) };
}

/** The root's file covers all, but for what a negation in a deeper one opens: that is undone where it stands. */
function byIgnoreFile(open: readonly IgnoreVerdict[]): Map<BytePath, BytePath[]> {
  const files = new Map<BytePath, BytePath[]>();
  for (const { path, source, negated } of open) {
    const nested = negated && bytePath(shownPath(source)) === source;
    const file = nested ? source : '.gitignore';
    files.set(file, [...(files.get(file) ?? []), path]);
  }
  return files;
}

function planEdit(
  root: string,
  path: BytePath,
  open: readonly BytePath[],
  { ignoreFiles, templates }: EnvSurvey,
): Edit {
  const before = textOf(path, ignoreFiles.get(path));
  const folder = folderOf(path);
  const plan = planProtection(before, open, templates.filter((template) => template.startsWith(folder))); // prettier-ignore
  const lines = plan.added.join(', ');
  return {
    path: join(root, shownPath(path)),
    before,
    after: plan.text,
    summary: before === undefined ? `creates ${shownPath(path)} with ${lines}` : `adds ${lines} to ${shownPath(path)}`,
  };
}

function textOf(path: BytePath, content: Buffer | 'link' | undefined): string | undefined {
  if (content === undefined) return undefined;
  if (content === 'link') {
    throw new UserError(
      `${shownPath(path)} is a symbolic link, and git follows none there`,
      'replace it by a file with the same lines',
    );
  }
  const text = ignoreText(content);
  if (text !== undefined) return text;
  throw new UserError(
    `${shownPath(path)} is not UTF-8 text, so git may read none of its lines`,
    'save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)',
  );
}
