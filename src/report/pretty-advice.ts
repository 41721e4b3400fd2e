import type { Finding } from '../core/finding.js';
import { bytePath } from '../core/byte-path.js';
import { literalPattern } from '../core/gitignore-pattern.js';
import { quotePathspec, quoteWord } from '../core/shell-quote.js';
import type { Advice } from './advice.js';
import type { Subject } from './formats.js';

/** A row of the report: text to read, which is wrapped, or a line to copy, which is not. */
export interface Row {
  readonly label: string;
  readonly text: string;
  readonly verbatim?: true;
}

export const say = (label: string, text: string): Row => ({ label, text });
/** A line to copy, below the row that says what it is for. */
export const copy = (text: string): Row => ({ label: '', text, verbatim: true });

const CONFIG = 'check-staged.config.json';

/** @returns the command that stages a file, from any folder of the repository */
export function stageCommand(path: string): string {
  return `git add -- ${quotePathspec(bytePath(path))}`;
}

/** @returns how to leave the file out of the commit, which is no fault of the other files in it */
export function unstageRows(path: string, fromDisk: boolean): readonly Row[] {
  if (fromDisk)
    return [say('or leave out', 'commit the other files only, without -a and without the name of this one')];
  return [{ label: 'or unstage', text: `git reset -q -- ${quotePathspec(bytePath(path))}`, verbatim: true }];
}

/** What has not left this machine is taken out of the commit that brought it, and of those after it with that. */
export function pushRows({ history, path }: Finding, { commit: place }: Advice): readonly Row[] {
  const commit = history?.commit?.slice(0, 7);
  if (commit === undefined) return [say('do now', 'delete the tag, and make it again without the secret')];
  const inMessage = path === '(commit message)';
  const amend = inMessage
    ? [copy('git commit --amend')]
    : [copy(stageCommand(path)), copy('git commit --amend --no-edit')];
  const rows = [say('in commit', commit)];
  if (place === 'head') {
    const what = inMessage ? 'take it out of the message of this last commit' : 'take it out of the file, and put that into this last commit'; // prettier-ignore
    return [...rows, say('do now', `${what}, then push again:`), ...amend];
  }
  const word = inMessage ? 'reword' : 'edit';
  const rebase = [
    say('do now', `rewrite that commit: run this command, and in the list write "${word}" before ${commit} instead of "pick"`),
    copy(rebaseCommand(commit, place)),
  ]; // prettier-ignore
  if (inMessage) return [...rows, ...rebase, say('then', 'take it out of the message, and push again')];
  return [
    ...rows,
    ...rebase,
    say('then', 'take it out of the file, run these, and push again:'),
    ...amend,
    copy('git rebase --continue'),
  ];
}

/** @returns the command that opens the list of commits, which begins with this one: the first of all has no parent to name */
export function rebaseCommand(commit: string, place: Advice['commit']): string {
  return place === 'root' ? 'git rebase -i --root' : `git rebase -i ${commit}~1`;
}

/** @returns the row for a message that git refused and kept; the file is named in full, since cmd does not know `$(…)` */
export function messageRows(file: string | undefined): readonly Row[] {
  const kept = 'take it out of the message, which git has kept (add the options you gave, such as -a or --amend):';
  const word = file === undefined ? '"$(git rev-parse --git-path COMMIT_EDITMSG)"' : quoteWord(file);
  return [say('do now', kept), copy(`git commit -e -F ${word}`)];
}

/** @returns how to suppress a finding that is no secret */
export function suppressRows(
  { rule, path, line, history, inName }: Finding,
  subject: Subject,
  advice: Advice,
): readonly Row[] {
  const label = 'not secret?';
  // Old versions stay as they are, and a message has no path.
  if (subject === 'message' || history?.inHead === false || inName !== undefined || path.startsWith('(')) return [];
  const { comment = 'unknown' } = advice;
  if (history !== undefined || comment === 'none')
    return ignoreRows(label, path, history === undefined ? 'no comment can stand there: ' : '');
  if (comment === 'unknown') {
    const said = `check-staged-ignore ${rule.id} -- why`;
    const rest = ignoreRows('', path, 'where the format has no comments, ');
    return [say(label, 'where the format has comments, say why in one on the line above:'), copy(said), ...rest];
  }
  const [first, ...others] = comment;
  if (others.length === 0) return [say(label, `say why in a comment above line ${line}:`), copy(first!.text)];
  return [
    say(label, `say why in comments around the text that it stands in: above line ${first!.above}`),
    copy(first!.text),
    ...others.flatMap(({ above, text }) => [say('', `and, to end it, above line ${above}`), copy(text)]),
  ];
}

function ignoreRows(label: string, path: string, lead: string): readonly Row[] {
  const pattern = JSON.stringify([literalPattern(bytePath(`/${path}`))]);
  return [say(label, `${lead}add the path to ${CONFIG} and stage that file:`), copy(`"ignorePaths": ${pattern}`)];
}
