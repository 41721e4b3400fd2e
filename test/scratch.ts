import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const HOUSE = join(__dirname, '..');
/** The built tool; `npm test` builds before it tests. */
export const MAIN = join(HOUSE, 'dist/main.cjs');

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A real git repository (or plain folder) in a temporary place, shielded from the machine's own git settings. */
export class Scratch {
  readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'check-staged-test-')));
  readonly dir: string;
  env: NodeJS.ProcessEnv;

  constructor(init: readonly string[] | false = []) {
    this.dir = join(this.base, 'repo');
    mkdirSync(this.dir);
    mkdirSync(join(this.base, 'home'));
    this.env = {
      PATH: process.env['PATH'],
      HOME: join(this.base, 'home'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com',
      GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z',
    }; // prettier-ignore
    if (init) this.git('init', '-q', '-b', 'main', ...init);
  }

  /** Runs git in the repository and returns its output; throws when git fails. */
  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.dir,
      env: this.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 30,
    });
  }

  /** Runs any program in the repository, or in a folder of it. */
  run(
    command: string,
    args: readonly string[],
    { cwd = '.', env = {}, input = '' }: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
  ): Ran {
    const ran = spawnSync(command, args, {
      cwd: join(this.dir, cwd),
      env: { ...this.env, ...env },
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 30,
    });
    if (ran.error) throw ran.error;
    return { stdout: ran.stdout, stderr: ran.stderr, code: ran.status ?? -1 };
  }

  /** Runs the built tool. */
  tool(args: readonly string[] = [], options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {}): Ran {
    return this.run(process.execPath, [MAIN, ...args], options);
  }

  /** Writes a file, its folders included. */
  write(path: string, content: string | Uint8Array): this {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
    return this;
  }

  /** Writes a file and stages it. */
  stage(path: string, content: string | Uint8Array): this {
    this.write(path, content).git('add', '-f', '--', path);
    return this;
  }

  /** Commits what is staged, past any hook. */
  commit(message = 'work'): this {
    this.git('commit', '-q', '--no-verify', '--allow-empty', '-m', message);
    return this;
  }

  /** Puts the built tool into node_modules as an installed package. */
  install(): this {
    const target = join(this.dir, 'node_modules/check-staged');
    mkdirSync(target, { recursive: true });
    mkdirSync(join(this.dir, 'node_modules/.bin'), { recursive: true });
    for (const name of ['dist', 'hooks', 'package.json'])
      cpSync(join(HOUSE, name), join(target, name), { recursive: true });
    // As npm does for what it links.
    chmodSync(join(target, 'dist/main.cjs'), 0o755);
    symlinkSync('../check-staged/dist/main.cjs', join(this.dir, 'node_modules/.bin/check-staged'));
    return this;
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}
