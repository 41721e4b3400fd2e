import { UserError } from '../../errors.js';

/** What an engine says of the commits that its run is about. */
interface CiEnds {
  /** A commit's id. */
  readonly head: string;
  /** What was there before: a commit's id, or a branch of the remote by its name; nothing where the engine does not tell. */
  readonly base?: { readonly commit: string } | { readonly branch: string };
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
  if (asked !== undefined) return between(at(asked, 'base', 'sha'), at(asked, 'head', 'sha'));
  const group = at(event, 'merge_group');
  if (group !== undefined) return between(at(group, 'base_sha'), at(group, 'head_sha'));
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
      const before = env['CI_MERGE_REQUEST_DIFF_BASE_SHA'] ?? env['CI_COMMIT_BEFORE_SHA'];
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
    ends: (env) => ends(env['BITBUCKET_COMMIT'], branchOf(env['BITBUCKET_PR_DESTINATION_BRANCH'])),
  },
  {
    // Microsoft's documentation, "Use predefined variables": the target is a ref, as in refs/heads/main.
    name: 'Azure Pipelines',
    sign: 'TF_BUILD',
    deepen: 'give the checkout step `fetchDepth: 0`',
    ends: (env) => ends(env['BUILD_SOURCEVERSION'], branchOf(env['SYSTEM_PULLREQUEST_TARGETBRANCH'])),
  },
  {
    // CircleCI's documentation, "Project values and variables": `pipeline.git.base_revision` is no variable until a configuration makes it one.
    name: 'CircleCI',
    sign: 'CIRCLECI',
    deepen: 'check out without `--depth`',
    ends: (env) =>
      isNone(env['CIRCLE_BASE_REVISION']) || env['CIRCLE_BASE_REVISION'] === undefined
        ? ends(env['CIRCLE_SHA1'], undefined)
        : between(env['CIRCLE_BASE_REVISION'], env['CIRCLE_SHA1']),
  },
  {
    // Jenkins' Git plugin and "Pipeline: Multibranch", environment variables.
    name: 'Jenkins',
    sign: 'JENKINS_URL',
    deepen: 'turn shallow clones off in the Git plugin',
    ends: (env) => {
      const before = env['GIT_PREVIOUS_SUCCESSFUL_COMMIT'] ?? env['GIT_PREVIOUS_COMMIT'];
      if (env['CHANGE_TARGET'] === undefined && before !== undefined) return between(before, env['GIT_COMMIT']);
      return ends(env['GIT_COMMIT'], branchOf(env['CHANGE_TARGET']));
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
