import { UserError } from '../../errors.js';
import { commandOf, type HookName } from './hook-names.js';
import {
  notInstalled,
  quote,
  quoteSentence,
  refusal,
  removedPackage,
  refuseTracked,
  whereToDelete,
  yarnSentence,
} from './line-parts.js';

/** How the project came by the tool, which decides how a hook calls it. */
export interface Installed {
  /** The folder below the top of the working tree that holds `node_modules`, with slashes; empty for the top. */
  readonly folder: string;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Whether there is no `node_modules` because Yarn runs packages from its cache (Plug'n'Play). */
  readonly pnp: boolean;
  /** The absolute path of the runner where the tool is installed for the user rather than in the project. */
  readonly global?: string;
  /** Whether there is no package.json, so that none can cease to name the tool. */
  readonly unnamed?: boolean;
}

const MARK = '# check-staged';
/** How our lines begin; a line that merely ends in ours may have a command of the user's before it. */
const STARTS = /^(?:sh -c ')?(?:\{ )?(?:check_staged=|if |sh |(?:npx |yarn )?check-staged)/;
/** The name of the program as a word or as a part of a path. */
const MENTION = /(?<![\w-])check-staged(?![\w-])/;
const COMMENT = /^\s*(?:#|\/\/)/;
/** A command of sh that starts the program, by itself or through what runs packages. */
const CALL =
  /(?:^|[;&|({]|\b(?:then|do|else|if)\s)\s*(?:(?:npx|pnpm|pnpx|yarn|bunx?|npm|exec|run|sh|bash|node|-[\w-]+)\s+)*(?:[^\s#|&;'"]*\/)?check-staged(?=[\s;|&)'"/]|$)/;

/**
 * The one line a shell hook gets. It runs the package's runner (`npx` would cost 0.4 s a commit), or else refuses with
 * a sentence. A linked worktree without `node_modules` uses those of the main one. It does not run what git tracks:
 * whoever writes a branch could put anything there.
 *
 * @param place the file to delete the line from, as sh writes it between double quotes; the running hook unless given
 */
export function hookLine(installed: Installed, hook: HookName, place = '$0'): string {
  if (installed.pnp) return `${yarnCall(installed, hook)} ${MARK}`;
  if (installed.global !== undefined) return globalLine(installed.global, hook, place);
  const main = '[ -f "$check_staged" ] || check_staged=$(git rev-parse --git-common-dir)/../$check_staged;';
  const found = `if [ -f "$check_staged" ]; then ${refuseTracked(hook)} ${run(hook)};`;
  const sentence = quoteSentence(notInstalled(installed, hook));
  const removed = installed.unnamed === true ? '' : `${removedPackage(hook, place, installed.folder)} `;
  return `check_staged=${quote(runner(installed))}; ${main} ${found} ${removed}${refusal(sentence, whereToDelete(place))} ${MARK}`;
}

/**
 * The line for a hooks folder that serves other repositories too: in those without the package it does nothing.
 *
 * @returns a line of sh
 */
export function sharedLine(installed: Installed, hook: HookName): string {
  if (installed.pnp)
    return `if [ -f .pnp.cjs ] && grep -qs check-staged package.json; then ${yarnCall(installed, hook)}; fi ${MARK}`;
  if (installed.global !== undefined) return globalLine(installed.global, hook, '$0');
  const found = `if [ -f "$check_staged" ]; then ${refuseTracked(hook)} ${run(hook)};`;
  const sentence = quoteSentence(notInstalled(installed, hook));
  const named = String.raw`elif grep -qs "\"check-staged\":" package.json; then echo ${sentence} >&2; exit 3; fi`;
  return `check_staged=${quote(runner(installed))}; ${found} ${named} ${MARK}`;
}

/** Where no project has the tool: by the path it has on this machine, else by PATH. */
function globalLine(path: string, hook: HookName, place: string): string {
  const sentence = quoteSentence(notInstalled({ global: path, folder: '', packageManager: 'npm' }, hook));
  const byPath = `elif command -v check-staged >/dev/null 2>&1; then ${run(hook, 'check-staged')};`;
  return `check_staged=${quote(path)}; if [ -f "$check_staged" ]; then ${run(hook)}; ${byPath} ${refusal(sentence, whereToDelete(place))} ${MARK}`;
}

function run(hook: HookName, program = 'sh "$check_staged"'): string {
  const call = `${program} ${commandOf(hook)}"$@"`;
  return hook === 'pre-push' ? withRefs(call) : `${call} || exit $?`;
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
  const args = hook === 'pre-commit' ? '' : ` ${hook} {0}`;
  const sentence = quote(notInstalled(installed, hook));
  if (installed.pnp)
    return `${yarnCall(installed, hook).replace('"$@" || exit $?', '{0}').replace(' || exit $?', '')} ${MARK}`;
  if (installed.global !== undefined)
    return `if command -v check-staged >/dev/null 2>&1; then check-staged${args}; ${refusal(sentence)} ${MARK}`;
  const path = quote(runner(installed));
  const home = quote(runner(installed).replace(/\/hooks\/pre-commit$/, ''));
  const said = quote(
    'check-staged: git tracks its folder, so a branch can change it, and it is not run: refused. Run git rm -r --cached on that folder, add node_modules/ to .gitignore, and install the dependencies again.',
  );
  const tracked = `if git ls-files --error-unmatch -- ${home} >/dev/null 2>&1; then echo ${said} >&2; exit 3; fi;`;
  return `if [ -f ${path} ]; then ${tracked} sh ${path}${args}; ${refusal(sentence)} ${MARK}`;
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

/** @returns whether a line that is not ours starts the tool; whether its failure counts is open */
export function isByHand(line: string): boolean {
  return !COMMENT.test(line) && CALL.test(line) && !isOurs(line);
}

/** @returns whether a text names the tool in a line that is neither a comment nor ours */
export function mentions(text: string): boolean {
  return text.split('\n').some((line) => MENTION.test(line) && !COMMENT.test(line) && !isOurs(line));
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

function yarnCall(installed: Installed, hook: HookName): string {
  runner(installed);
  const where = installed.folder && `--cwd ${quote(installed.folder.replace(/^-/, './-'))} `;
  const call = `yarn ${where}check-staged${hook === 'pre-commit' ? '' : ` ${hook} "$@"`}`;
  return `if command -v yarn >/dev/null 2>&1; then ${call} || exit $?; ${refusal(quote(yarnSentence(hook)))}`;
}
