import { cannotScan } from '../errors.js';
import { runGit, type GitPlace, type GitResult } from './run.js';

/** Where a repository keeps what; all paths absolute. */
export interface Repository {
  /** Top folder of the working tree. */
  readonly root: string;
  /** The git folder of this working tree (a linked worktree has its own). */
  readonly gitDir: string;
  /** The git folder shared by all worktrees. */
  readonly commonDir: string;
  /** The called folder's path below `root`, with a trailing slash; empty at the top. */
  readonly prefix: string;
}

/** The oldest git that knows every option used here: `rev-parse --path-format` came last. */
const MINIMUM_GIT = '2.31';
const ABSOLUTE = '--path-format=absolute';
const QUESTIONS = ['--show-toplevel', '--git-dir', '--git-common-dir', '--show-prefix'] as const;

/**
 * Asks git where the repository of a folder is.
 *
 * @throws UserError (exit code 3) outside a repository's working tree, and where git refuses or is too old
 */
export async function findRepository(place: GitPlace): Promise<Repository> {
  const lines = (await ask(place, QUESTIONS)).split('\n');
  // A line break in a folder's name makes the answers run together, so each is asked for alone.
  const answers =
    lines.length === QUESTIONS.length + 1
      ? lines
      : await Promise.all(QUESTIONS.map((question) => askOne(place, question)));
  const [root = '', gitDir = '', commonDir = '', prefix = ''] = answers;
  return { root, gitDir, commonDir, prefix };
}

/** Git's own words where no folder above is a repository, and where none is pointed to. */
const NOWHERE = /not a git repository \(or any/;

/**
 * @returns whether a folder lies in no repository at all; one that git refuses, or that is pointed to and missing, is another
 *   matter
 * @throws UserError (exit code 3) when there is no git
 */
export async function isOutsideRepositories(place: GitPlace): Promise<boolean> {
  const { exitCode, stderr } = await runGit(place, ['rev-parse', '--git-dir']);
  return exitCode !== 0 && NOWHERE.test(stderr);
}

/** @returns the absolute path of the git folder that all working trees share; also of a repository without any */
export async function commonGitDir(place: GitPlace): Promise<string> {
  return askOne(place, '--git-common-dir');
}

/** @returns whether a folder is a repository without a working tree, as servers keep them */
export async function isBare(place: GitPlace): Promise<boolean> {
  const { stdout } = await runGit(place, ['rev-parse', '--is-bare-repository']);
  return stdout.toString().trim() === 'true';
}

async function askOne(place: GitPlace, question: string): Promise<string> {
  return (await ask(place, [question])).slice(0, -1);
}

async function ask(place: GitPlace, questions: readonly string[]): Promise<string> {
  const result = await runGit(place, ['rev-parse', ABSOLUTE, ...questions]);
  if (result.exitCode !== 0) throw noRepository(result);
  const answer = result.stdout.toString();
  // A git that does not know the option repeats it.
  if (answer.startsWith(ABSOLUTE)) throw await tooOld(place);
  if (!Buffer.from(answer).equals(result.stdout)) {
    throw cannotScan(
      "this repository's path is not valid UTF-8, so its files cannot be found by name",
      'rename the folder it lies in',
    );
  }
  return answer;
}

/** @returns the refusal for a git that lacks an option */
export async function tooOld(place: GitPlace): Promise<Error> {
  const { stdout } = await runGit(place, ['--version']);
  const version = /\d+(?:\.\d+)+/.exec(stdout.toString())?.[0] ?? 'this one';
  return cannotScan(`git ${version} is too old to be asked what is staged`, `install git ${MINIMUM_GIT} or newer`);
}

function noRepository({ stderr }: GitResult): Error {
  const pointed = /not a git repository: (.+)/.exec(stderr)?.[1];
  if (pointed !== undefined) {
    return cannotScan(
      `git is pointed to ${pointed}, which is no repository`,
      'check GIT_DIR and the .git file here; `git worktree repair` mends a worktree that was moved',
    );
  }
  if (stderr.includes('not a git repository'))
    return cannotScan('this is not a git repository', 'run this inside one, or start one with `git init`');
  if (stderr.includes('dubious ownership')) {
    return cannotScan(
      'git refuses this repository because another user owns it',
      'follow what `git status` says about safe.directory',
    );
  }
  if (stderr.includes('must be run in a work tree')) {
    return cannotScan(
      'this folder belongs to no working tree, so nothing can be staged from it',
      'run this in a clone with files, outside its .git folder',
    );
  }
  return cannotScan(
    `git cannot tell where this repository is${reasonIn(stderr)}`,
    'see what `git status` says in this folder',
  );
}

/** @returns what git says went wrong, in brackets to end a sentence with; empty when it says nothing */
export function reasonIn(stderr: string): string {
  const lines = stderr.split('\n');
  const reason =
    lines.find((line) => line.startsWith('fatal:')) ?? lines.find((line) => line.startsWith('error:')) ?? lines[0]!;
  return reason === '' ? '' : ` (${reason})`;
}
