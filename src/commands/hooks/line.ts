import { UserError } from '../../errors.js';

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
export function hookLine(installed: Installed): string {
  if (installed.pnp) return `${yarnCall(installed)} ${MARK}`;
  const found = 'if [ -f "$check_staged" ]; then sh "$check_staged" "$@" || exit $?;';
  const main = '[ -f "$check_staged" ] || check_staged=$(git rev-parse --git-common-dir)/../$check_staged;';
  return `check_staged=${quote(runner(installed))}; ${main} ${found} ${refusal(quoteSentence(notInstalled(installed)))} ${MARK}`;
}

/**
 * The same for lefthook, which on Windows puts the command between double quotes as it is (`exec_windows.go`): so it
 * holds none. lefthook itself comes from `node_modules`, so there is no worktree without them to think of.
 */
export function lefthookLine(installed: Installed): string {
  const path = quote(runner(installed));
  if (installed.pnp) return `${yarnCall(installed).replace(' || exit $?', '')} ${MARK}`;
  return `if [ -f ${path} ]; then sh ${path}; ${refusal(quote(notInstalled(installed)))} ${MARK}`;
}

/** @returns whether `init` wrote this whole line of a hook, in this form or an older one */
export function isOurs(line: string): boolean {
  const text = line.trim();
  return STARTS.test(text) && (text.endsWith(MARK) || text.endsWith(`${MARK}'`));
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

function notInstalled({ folder, packageManager }: Installed): string {
  const where = folder && ` in ${folder}`;
  return `check-staged is not installed, so this commit was not checked for secrets. Run ${packageManager} install${where}, then commit again.`;
}

function refusal(sentence: string): string {
  return `else echo ${sentence} >&2; exit 3; fi`;
}

/** Double quotes need no escape inside the single quotes that the pre-commit framework's `sh -c` takes. */
function quoteSentence(text: string): string {
  return /["$`\\!]/.test(text) ? quote(text) : `"${text}"`;
}

function yarnCall(installed: Installed): string {
  runner(installed);
  const where = installed.folder && `--cwd ${quote(installed.folder.replace(/^-/, './-'))} `;
  const sentence =
    'check-staged needs yarn, which is not on this PATH, so this commit was not checked for secrets. Commit from a terminal.';
  return `if command -v yarn >/dev/null 2>&1; then yarn ${where}check-staged || exit $?; ${refusal(quote(sentence))}`;
}
