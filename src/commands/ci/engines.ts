import { UserError } from '../../errors.js';

/** What an engine says of the commits that its run is about. */
interface CiEnds {
  /** A commit's id. */
  readonly head: string;
  /** What was there before: a commit's id, or a branch of the remote by its name; nothing where the engine does not tell. */
  readonly base?: { readonly commit: string } | { readonly branch: string };
  /** The run is about a change that asks to be taken, not one that was. */
  readonly pull?: true;
  /** The branch of the remote that it asks to be taken into, where `base` is not that; `HEAD` for the default branch. */
  readonly target?: string;
}

type Env = Readonly<NodeJS.ProcessEnv>;

/** A kind of continuous integration, by the variables that it sets. */
export interface CiEngine {
  readonly name: string;
  /** Which variable tells that this is it. */
  readonly sign: string;
  /** How to have the history there, as its users write it. */
  readonly deepen: string;
  /** @param event the event that started the run, where the engine has a file of it */
  readonly ends: (env: Env, event: unknown) => CiEnds | undefined;
}

/** GitHub's documentation: "Variables reference", "Webhook events and payloads" (pull_request, push, merge_group). */
function githubEnds({ GITHUB_SHA }: Env, event: unknown): CiEnds | undefined {
  const asked = at(event, 'pull_request') ?? undefined;
  if (asked !== undefined) return pulled(between(at(asked, 'base', 'sha'), at(asked, 'head', 'sha')));
  const group = at(event, 'merge_group');
  if (group !== undefined) return pulled(between(at(group, 'base_sha'), at(group, 'head_sha')));
  const [before, after] = [at(event, 'before'), at(event, 'after') ?? GITHUB_SHA];
  const trunk = at(event, 'repository', 'default_branch');
  const branch = typeof trunk === 'string' ? { branch: trunk } : undefined;
  // What was pushed over is in no clone any more.
  const isNew = isNone(before) || at(event, 'forced') === true;
  return before === undefined ? undefined : isNew ? ends(after, branch) : between(before, after);
}

const ENGINES: readonly CiEngine[] = [
  {
    name: 'GitHub Actions',
    sign: 'GITHUB_ACTIONS',
    deepen: 'give actions/checkout `fetch-depth: 0`',
    ends: githubEnds,
  },
  {
    // GitLab's documentation, "Predefined CI/CD variables": the commit before is zeros in pipelines of merge requests and of new branches.
    name: 'GitLab',
    sign: 'GITLAB_CI',
    deepen: 'set the variable GIT_DEPTH: 0',
    ends: (env) => {
      const base = env['CI_MERGE_REQUEST_DIFF_BASE_SHA'];
      if (base !== undefined && !isNone(base))
        return pulled(between(base, env['CI_COMMIT_SHA']), env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']);
      const before = env['CI_COMMIT_BEFORE_SHA'];
      return isNone(before) || before === undefined
        ? ends(env['CI_COMMIT_SHA'], branchOf(env['CI_DEFAULT_BRANCH']))
        : between(before, env['CI_COMMIT_SHA']);
    },
  },
  {
    // Atlassian's documentation, "Variables and secrets".
    name: 'Bitbucket Pipelines',
    sign: 'BITBUCKET_BUILD_NUMBER',
    deepen: 'set `clone: { depth: full }`',
    ends: (env) => asking(env['BITBUCKET_COMMIT'], branchOf(env['BITBUCKET_PR_DESTINATION_BRANCH'])),
  },
  {
    // Microsoft's documentation, "Use predefined variables": the target is a ref, as in refs/heads/main.
    name: 'Azure Pipelines',
    sign: 'TF_BUILD',
    deepen: 'give the checkout step `fetchDepth: 0`',
    ends: (env) => asking(env['BUILD_SOURCEVERSION'], branchOf(env['SYSTEM_PULLREQUEST_TARGETBRANCH'])),
  },
  {
    // CircleCI's documentation, "Project values and variables": `pipeline.git.base_revision` is no variable until a configuration makes it one.
    name: 'CircleCI',
    sign: 'CIRCLECI',
    deepen: 'check out without `--depth`',
    ends: (env) => {
      const isKnown = !isNone(env['CIRCLE_BASE_REVISION']) && env['CIRCLE_BASE_REVISION'] !== undefined;
      const found = isKnown
        ? between(env['CIRCLE_BASE_REVISION'], env['CIRCLE_SHA1'])
        : ends(env['CIRCLE_SHA1'], undefined);
      // The base is the push before, also of a branch that asks to be taken.
      return (env['CIRCLE_PULL_REQUEST'] ?? '') === '' ? found : pulled(found, 'HEAD');
    },
  },
  {
    // Jenkins' Git plugin and "Pipeline: Multibranch", environment variables.
    name: 'Jenkins',
    sign: 'JENKINS_URL',
    deepen: 'turn shallow clones off in the Git plugin',
    ends: (env) => {
      const before = env['GIT_PREVIOUS_SUCCESSFUL_COMMIT'] ?? env['GIT_PREVIOUS_COMMIT'];
      if (env['CHANGE_TARGET'] === undefined && before !== undefined) return between(before, env['GIT_COMMIT']);
      return asking(env['GIT_COMMIT'], branchOf(env['CHANGE_TARGET']));
    },
  },
];

/** @returns the engine that this runs in, by its variables */
export function engineOf(env: Env): CiEngine | undefined {
  return ENGINES.find(({ sign }) => (env[sign] ?? '') !== '');
}

const between = (base: unknown, head: unknown): CiEnds | undefined =>
  base === undefined || head === undefined ? undefined : { head: idOf(head), base: { commit: idOf(base) } };

const ends = (head: unknown, base: CiEnds['base']): CiEnds | undefined =>
  head === undefined ? undefined : { head: idOf(head), ...(base === undefined ? {} : { base }) };

const pulled = (found: CiEnds | undefined, target?: string): CiEnds | undefined =>
  found && { ...found, pull: true, ...(target === undefined || target === '' ? {} : { target }) };

/** Only a change that asks to be taken has a branch to be taken into. */
const asking = (head: unknown, into: CiEnds['base']): CiEnds | undefined =>
  into === undefined ? ends(head, into) : pulled(ends(head, into));

function branchOf(name: string | undefined): CiEnds['base'] {
  return name === undefined || name === '' ? undefined : { branch: name.replace(/^refs\/heads\//, '') };
}

function isNone(id: unknown): boolean {
  return typeof id === 'string' && /^0*$/.test(id);
}

/** Whoever opens a pull request chooses some of these words: what is no id goes no further. */
function idOf(value: unknown): string {
  if (typeof value === 'string' && /^(?:[\da-f]{40}|[\da-f]{64})$/.test(value)) return value;
  throw new UserError(
    `the CI engine names a commit by ${JSON.stringify(value)}, which is no id`,
    'say which commits to check: --range A..B',
  );
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found ?? undefined;
}
