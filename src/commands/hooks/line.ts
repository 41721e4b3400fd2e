import { UserError } from '../../errors.js';
import { commandOf, REFUSES, type HookName } from './hook-names.js';

/** How the project came by the tool, which decides how a hook calls it. */
export interface Installed {
  /** The folder below the top of the working tree that holds `node_modules`, with slashes; empty for the top. */
  readonly folder: string;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Whether there is no `node_modules` because Yarn runs packages from its cache (Plug'n'Play). */
  readonly pnp: boolean;
}

const MARK = '# check-staged';
/** How our lines begin; a line that merely ends in ours may have a command of the user's before it. */
const STARTS = /^(?:sh -c ')?(?:\{ )?(?:check_staged=|if |sh |(?:npx |yarn )?check-staged)/;
const BY_HAND =
  /^\s*(?:(?:npx|pnpm|yarn|bunx|npm|exec|run|--no|--no-install|--)\s+)*(?:[^\s#|&;]*\/)?check-staged(?:\s|$)/;

/**
 * The one line a shell hook gets. It runs the package's runner (`npx` would cost 0.4 s a commit), or else refuses with
 * a sentence. A linked worktree without `node_modules` uses those of the main one.
 */
export function hookLine(installed: Installed, hook: HookName): string {
  if (installed.pnp) return `${yarnCall(installed, hook)} ${MARK}`;
  const call = `sh "$check_staged" ${commandOf(hook)}"$@"`;
  const found = `if [ -f "$check_staged" ]; then ${hook === 'pre-push' ? withRefs(call) : `${call} || exit $?`};`;
  const main = '[ -f "$check_staged" ] || check_staged=$(git rev-parse --git-common-dir)/../$check_staged;';
  return `check_staged=${quote(runner(installed))}; ${main} ${found} ${refusal(quoteSentence(notInstalled(installed, hook)))} ${MARK}`;
}

/** Git LFS and others read what git tells a pre-push hook, too: it is kept, and the rest of the hook gets it again. */
function withRefs(call: string): string {
  const refs = '"$check_staged_refs"';
  const failed = `{ check_staged=$?; rm -f ${refs}; exit "$check_staged"; }`;
  return `check_staged_refs=$(mktemp) && cat >${refs} && ${call} <${refs} || ${failed}; exec <${refs}; rm -f ${refs} || :`;
}

/**
 * The same for lefthook, which on Windows puts the command between double quotes as it is (`exec_windows.go`): so it
 * holds none. lefthook itself comes from `node_modules`, so there is no worktree without them to think of.
 */
export function lefthookLine(installed: Installed, hook: HookName): string {
  const path = quote(runner(installed));
  const args = hook === 'pre-commit' ? '' : ` ${hook} {0}`;
  if (installed.pnp)
    return `${yarnCall(installed, hook).replace('"$@" || exit $?', '{0}').replace(' || exit $?', '')} ${MARK}`;
  return `if [ -f ${path} ]; then sh ${path}${args}; ${refusal(quote(notInstalled(installed, hook)))} ${MARK}`;
}

/** @returns whether `init` wrote this whole line of a hook, in this form or an older one */
export function isOurs(line: string): boolean {
  const text = line.trim();
  return STARTS.test(text) && (text.endsWith(MARK) || /# check-staged'(?: check-staged)?$/.test(text));
}

/** @returns the hook that a line of ours is for */
export function hookOf(line: string): HookName {
  return (/\b(commit-msg|pre-push) (?:"\$@"|\{0\})/.exec(line)?.[1] as HookName | undefined) ?? 'pre-commit';
}

/** @returns whether a line of a hook that is not ours calls the tool anyway */
export function isByHand(line: string): boolean {
  return BY_HAND.test(line) && !isOurs(line);
}

/** @returns the text as one word of sh, whatever it holds */
function quote(text: string): string {
  return /^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function runner({ folder }: Installed): string {
  // One line stays one line, and what is printed later holds no control characters.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(folder)) {
    throw new UserError(
      'the path of the package below the repository holds control characters',
      'rename the folder and run this again',
    );
  }
  const path = `${folder}${folder && '/'}node_modules/check-staged/hooks/pre-commit`;
  return path.startsWith('-') ? `./${path}` : path;
}

function notInstalled({ folder, packageManager }: Installed, hook: HookName): string {
  const where = folder && ` in ${folder}`;
  return `check-staged is not installed, so this ${REFUSES[hook]} was not checked for secrets. Run ${packageManager} install${where}, then ${REFUSES[hook]} again.`;
}

function refusal(sentence: string): string {
  return `else echo ${sentence} >&2; exit 3; fi`;
}

/** Double quotes need no escape inside the single quotes that the pre-commit framework's `sh -c` takes. */
function quoteSentence(text: string): string {
  return /["$`\\!]/.test(text) ? quote(text) : `"${text}"`;
}

function yarnCall(installed: Installed, hook: HookName): string {
  runner(installed);
  const where = installed.folder && `--cwd ${quote(installed.folder.replace(/^-/, './-'))} `;
  const what = REFUSES[hook];
  const sentence = `check-staged needs yarn, which is not on this PATH, so this ${what} was not checked for secrets. ${what === 'push' ? 'Push' : 'Commit'} from a terminal.`;
  const call = `yarn ${where}check-staged${hook === 'pre-commit' ? '' : ` ${hook} "$@"`}`;
  return `if command -v yarn >/dev/null 2>&1; then ${call} || exit $?; ${refusal(quote(sentence))}`;
}
