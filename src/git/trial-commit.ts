import { spawn } from 'node:child_process';
import { kill } from 'node:process';

/** A repository made for a trial: its folder, the program git, and the environment without any `GIT_*`. */
export interface TrialRepository {
  readonly folder: string;
  /** Absolute path of the program. */
  readonly git: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Absolute path of the folder git takes hooks from. */
  readonly hooks: string;
}

/** Longer than hooks take whose tools are stand-ins. */
const LONGEST_MS = 5000;
const AUTHOR = ['user.name=trial', 'user.email=trial@localhost', 'commit.gpgsign=false', 'core.fsmonitor='];

/** Makes the folder a repository, without the user's template. */
export function initTrial(trial: TrialRepository): Promise<boolean> {
  return succeeds(trial, ['init', '--quiet', '--template=', '.']);
}

/**
 * Commits a file through the hooks.
 *
 * @returns whether the commit was made; `undefined` where its hooks did not end in time
 */
export async function tryCommit(trial: TrialRepository, file: string, message: string): Promise<boolean | undefined> {
  if (!(await succeeds(trial, ['add', '--force', '--', file]))) return undefined;
  return succeedsInTime(
    trial,
    [`core.hooksPath=${trial.hooks}`],
    ['commit', '--quiet', '--allow-empty', '-m', message],
  );
}

async function succeeds(trial: TrialRepository, args: readonly string[]): Promise<boolean> {
  return (await succeedsInTime(trial, [], args)) === true;
}

function succeedsInTime(
  { folder, git, env }: TrialRepository,
  settings: readonly string[],
  args: readonly string[],
): Promise<boolean | undefined> {
  const options = [...AUTHOR, ...settings].flatMap((setting) => ['-c', setting]);
  // A group of its own, so that whatever a hook started ends with it.
  const child = spawn(git, [...options, ...args], { cwd: folder, env, stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      if (child.pid !== undefined) kill(-child.pid, 'SIGKILL');
      resolve(undefined);
    }, LONGEST_MS);
    const end = (done: boolean | undefined): void => {
      clearTimeout(timer);
      resolve(done);
    };
    child.on('error', () => end(undefined));
    child.on('close', (code) => end(code === 0));
  });
}
