import { shownPath, type BytePath } from './byte-path.js';
import { isKeyFile } from './env-files.js';
import { quotePathspec } from './shell-quote.js';

/** What can be wrong with an env file, or with the `.gitignore` that should keep it out. */
type ViolationKind =
  | 'staged'
  | 'tracked-changed'
  | 'tracked'
  | 'unprotected-on-disk'
  | 'protection-removed'
  | 'not-covered'
  | 'committed'
  | 'published';

/** One breach of the env-file policy. Paths in its texts are a stranger's: escape control characters when printing. */
export interface PolicyViolation {
  /** Below the repository's root, decoded as UTF-8. */
  readonly path: string;
  readonly violation: ViolationKind;
  readonly severity: 'block' | 'warn';
  /** One sentence that says what is wrong, with no path at its head. */
  readonly message: string;
  /** What to edit or decide by hand, as a sentence without its full stop; empty where the commands do all of it. */
  readonly fix: string;
  /** The id of the commit that brings it; only of commits that come in. */
  readonly commit?: string;
  /** Shell commands for after that, in order. One that begins with `check-staged ` is named as the project calls it when printed. */
  readonly commands: readonly string[];
  /** Whether the file may be meant to be public, so that `allowedEnvFiles` may name it. */
  readonly mayBePublic?: true;
}

/** A protection that HEAD's ignore files give to a name and the index's no longer do. */
export interface LostProtection {
  readonly name: BytePath;
  /** The ignore file to mend. */
  readonly path: BytePath;
  /** The pattern that protected, or the negation that undoes it. */
  readonly pattern: string;
  readonly how: 'pattern-gone' | 'negation-added';
}

const PROTECT = 'check-staged env --fix';
const ROTATE = 'if it was ever pushed, replace every secret in it, since the history keeps them';

/** What dotenvx keeps beside the files that it encrypts. */
const KEYS = 'the private keys of dotenvx, which decrypt every env file that was encrypted for them';
const ROTATE_KEYS =
  'run `dotenvx rotate`, and replace every secret that the keys decrypt, since the history keeps them';

/** No configuration lets private keys into git. */
const mayBePublic = (path: BytePath): Pick<PolicyViolation, 'mayBePublic'> =>
  isKeyFile(path) ? {} : { mayBePublic: true };

export function staged(path: BytePath, oldPath: BytePath | undefined): PolicyViolation {
  const paths = [...(oldPath === undefined ? [] : [oldPath]), path].map(quotePathspec).join(' ');
  return {
    ...blocked(path, 'staged'),
    message: isKeyFile(path)
      ? `this commit adds ${KEYS}`
      : 'this commit adds an env file, and env files stay out of git',
    // `git reset` and not `git restore --staged`, which fails before the first commit.
    fix: '',
    commands: [`git reset -q -- ${paths}`, PROTECT],
    ...mayBePublic(path),
  };
}

export function trackedChanged(path: BytePath): PolicyViolation {
  return {
    ...blocked(path, 'tracked-changed'),
    message: isKeyFile(path)
      ? `this commit changes ${KEYS}; take it out of git, and ${ROTATE_KEYS}`
      : `this commit changes an env file that git tracks; take it out of git, and ${ROTATE}`,
    fix: '',
    commands: untrackCommands(path),
    ...mayBePublic(path),
  };
}

export function tracked(path: BytePath): PolicyViolation {
  return {
    ...blocked(path, 'tracked'),
    message: isKeyFile(path)
      ? `git tracks ${KEYS}; take it out of git, and ${ROTATE_KEYS}`
      : `git tracks this env file; take it out of git, and ${ROTATE}`,
    fix: '',
    commands: untrackCommands(path),
    ...mayBePublic(path),
  };
}

/** Without `-f`, git refuses where the index holds a version of its own. */
function untrackCommands(path: BytePath): readonly string[] {
  return [`git rm -q -f --cached -- ${quotePathspec(path)}`, PROTECT];
}

export function exposed(path: BytePath): PolicyViolation {
  return {
    ...blocked(path, 'unprotected-on-disk'),
    message:
      'no .gitignore of this repository ignores this env file, so the next `git add` takes it along; ' +
      'a global ignore file or .git/info/exclude protects nobody else',
    fix: '',
    commands: [PROTECT],
  };
}

/** An env file that a commit adds or changes. */
export interface BroughtFile {
  readonly path: BytePath;
  /** The commit's id; none where a ref names its tree. */
  readonly commit?: string;
}

export function committed({ path, commit }: BroughtFile): PolicyViolation {
  return {
    ...blocked(path, 'committed'),
    message: isKeyFile(path)
      ? `a commit brings ${KEYS}`
      : 'a commit brings this env file, and env files stay out of git',
    fix: `take the file out of every commit that has it, not only out of the last one, and ${isKeyFile(path) ? ROTATE_KEYS : 'replace the secrets in it'}`,
    commands: [],
    ...(commit === undefined ? {} : { commit }),
  };
}

/** @param by what takes the protection away: the commit being made, or some that are made */
export function protectionRemoved(
  lost: readonly [LostProtection, ...LostProtection[]],
  by: 'commit' | 'commits' = 'commit',
): PolicyViolation {
  const [{ path, pattern, how }] = lost;
  const names = list(lost.map(({ name }) => shownPath(name)));
  const then = by === 'commit' ? 'stage that file' : 'commit that';
  const commands = by === 'commit' ? [`git add -- ${quotePathspec(path)}`] : [];
  const shown = shownPath(pattern);
  const [adds, takes] =
    by === 'commit' ? ['this commit adds', 'this commit takes'] : ['a commit adds', 'a commit takes'];
  return {
    ...blocked(path, 'protection-removed'),
    ...(how === 'negation-added'
      ? {
          message: `${adds} the line ${shown}, which makes git take ${names} again`,
          fix: `take the line ${shown} out of ${shownPath(path)}, then ${then}`,
          commands,
        }
      : {
          message: `${takes} away the pattern ${shown}, which keeps ${names} out of git`,
          fix: `put the line ${shown} back into ${shownPath(path)}, then ${then}`,
          commands,
        }),
  };
}

export function published(path: BytePath): PolicyViolation {
  return {
    ...blocked(path, 'published'),
    message: 'npm would publish this env file with the package',
    fix: 'leave it out: name what to publish in "files" of package.json, or name it in .npmignore',
    commands: [],
  };
}

export function notCovered(names: readonly string[]): PolicyViolation {
  return {
    path: '.gitignore',
    violation: 'not-covered',
    severity: 'warn',
    message: `no pattern covers ${list(names)} yet, so the first such file can be committed`,
    fix: '',
    commands: [PROTECT],
  };
}

function blocked(path: BytePath, violation: ViolationKind): Pick<PolicyViolation, 'path' | 'violation' | 'severity'> {
  return { path: shownPath(path), violation, severity: 'block' };
}

/** @returns the names as English lists them, by the alphabet, each once */
function list(names: readonly string[]): string {
  const sorted = [...new Set(names)].toSorted();
  if (sorted.length < 2) return sorted.join('');
  return `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}
