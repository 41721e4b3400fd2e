import { REFUSES, type HookName } from './hook-names.js';

// Pieces of the line that init writes into hooks. None holds a single quote: the pre-commit framework puts the line
// between two of them.

/** What has to be known to name the way to install the tool. */
interface Source {
  readonly folder: string;
  readonly packageManager: string;
  readonly global?: string;
}

/** @returns the text as one word of sh, whatever it holds */
export function quote(text: string): string {
  return /^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Double quotes need no escape inside the single quotes that the pre-commit framework's `sh -c` takes. */
export function quoteSentence(text: string): string {
  return /["$`\\!]/.test(text) ? quote(text) : `"${text}"`;
}

/** @returns a sentence for a tool that is not there */
export function notInstalled({ folder, packageManager, global }: Source, hook: HookName): string {
  const where = folder && ` in ${folder}`;
  const install = global === undefined ? `${packageManager} install${where}` : 'npm install --global check-staged';
  return `check-staged is not installed, so this ${REFUSES[hook]} was not checked for secrets. Run ${install}, then ${REFUSES[hook]} again.`;
}

/** @returns a sentence for Plug'n'Play without yarn */
export function yarnSentence(hook: HookName): string {
  const what = REFUSES[hook];
  return `check-staged needs yarn, which is not on this PATH, so this ${what} was not checked for secrets. ${what === 'push' ? 'Push' : 'Commit'} from a terminal.`;
}

/** @returns the words, for sh between double quotes, that name the line to delete */
export function whereToDelete(place: string): string {
  return place === '$0'
    ? '"If this project no longer uses it, delete the line that ends in # check-staged from $0."'
    : `"If this project no longer uses it, take check-staged out of ${place}."`;
}

/** @returns the end of an `if` that refuses, with each sentence in a line of its own */
export function refusal(...sentences: readonly string[]): string {
  return `else ${sentences.map((sentence) => `echo ${sentence} >&2;`).join(' ')} exit 3; fi`;
}

/**
 * Refuses to run a package that git tracks. Its real path is looked up, since a link may be tracked in its place, as pnpm
 * has links. Where git says neither yes nor no, the folder lies elsewhere: it is asked there, without the hook's
 * environment, and counts where the git folder is this repository's (the main worktree's, a submodule's).
 */
export function refuseTracked(hook: HookName): string {
  const home = 'check_staged_home=$(CDPATH= cd -P -- "${check_staged%/hooks/pre-commit}" && pwd);';
  const listed = 'git --literal-pathspecs ls-files --error-unmatch';
  const here = `check_staged_code=0; ${listed} -- "$check_staged_home" >/dev/null 2>&1 || check_staged_code=$?;`;
  const environment = 'GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_PREFIX GIT_NAMESPACE';
  const folder = 'git rev-parse --path-format=absolute --git-common-dir';
  const inside = `case $(${folder})/ in "$check_staged_git"/*) ;; *) false ;; esac`;
  const there = `(check_staged_git=$(${folder}) && cd "$check_staged_home" && unset ${environment} && ${listed} . && ${inside}) >/dev/null 2>&1`;
  const what = REFUSES[hook];
  const said = [
    `"check-staged: git tracks $check_staged_home, so a branch can change it, and it is not run. This ${what} was not checked for secrets and is refused."`,
    '"Run git rm -r --cached $check_staged_home and commit that with --no-verify, add node_modules/ to .gitignore, and install the dependencies again."',
  ];
  const refuse = said.map((sentence) => `echo ${sentence} >&2;`).join(' ');
  return `${home} ${here} if [ "$check_staged_code" = 0 ] || { [ "$check_staged_code" != 1 ] && ${there}; }; then ${refuse} exit 3; fi;`;
}

/**
 * A clone keeps its hook when the project drops the tool: where neither the last commit nor the index has a package.json
 * that names it, nor the package's folder on disk, the commit passes with a warning. Where git cannot say, it does not pass.
 */
export function removedPackage(hook: HookName, place: string, folder: string): string {
  const named = (where: string): string =>
    `git --no-literal-pathspecs grep -qF check-staged ${where} -- ":(glob)**/package.json" >/dev/null 2>&1`;
  const code = `check_staged_code=0; ${named('HEAD')} || check_staged_code=$?;`;
  const advice =
    place === '$0' ? 'Delete the line that ends in # check-staged from $0.' : `Take check-staged out of ${place}.`;
  return `elif ${code} [ "$check_staged_code" = 1 ] && ! ${named('--cached')} && ! grep -qs check-staged ${quote(`./${folder && `${folder}/`}package.json`)}; then echo "check-staged: no package.json of this repository names it any more, so this ${REFUSES[hook]} was not checked for secrets. ${advice}" >&2;`;
}
