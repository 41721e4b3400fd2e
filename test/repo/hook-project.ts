import { afterEach, expect } from '@jest/globals';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as init } from '../../src/commands/init.js';
import { run as uninstall } from '../../src/commands/uninstall.js';
import type { Context, Outcome } from '../../src/context.js';
import { contextIn } from '../context.js';
import { Scratch, type Ran } from '../scratch.js';

const HOUSE = join(__dirname, '../..');
/** Stands in for the built tool: refuses what holds the word, and writes down how it was called. */
const STAND_IN = `#!/usr/bin/env node
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const argv = process.argv.slice(2);
if (argv[0] === '--version') process.exit(0);
const input = argv[0] === 'pre-push' && !process.stdin.isTTY ? readFileSync(0, 'utf8') : undefined;
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' });
const text = argv[0] === 'commit-msg' ? readFileSync(argv[1], 'utf8')
  : argv[0] === 'pre-push' ? git('log', '-p', '--text', '-1') : git('diff', '--cached', '--text');
writeFileSync(process.env.RECORD, JSON.stringify({ argv, env: process.env, input }));
if (/LEAK|ghp_\\w{36}/.test(text)) { console.error('stand-in: refused'); process.exit(1); }
`;

/** A repository of a project that has the tool installed, with a stand-in for what the hook runs. */
export class HookProject extends Scratch {
  readonly record = join(this.base, 'record.json');
  private commits = 0;

  constructor(packageJson: object | string | undefined) {
    super();
    this.env['RECORD'] = this.record;
    if (packageJson !== undefined)
      this.write(
        'package.json',
        typeof packageJson === 'string' ? packageJson : `${JSON.stringify(packageJson, null, 2)}\n`,
      );
    this.write('.gitignore', 'node_modules\n').standIn();
  }

  /** Installs the stand-in into a folder's `node_modules`. */
  standIn(folder = ''): this {
    const home = join(folder, 'node_modules/check-staged');
    cpSync(join(HOUSE, 'hooks'), join(this.dir, home, 'hooks'), { recursive: true });
    return this.write(join(home, 'dist/main.cjs'), STAND_IN).write(join(home, 'package.json'), '{}');
  }

  init(options: Record<string, string | true> = {}, cwd = '.', env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return init(this.context(cwd, env), { positionals: [], options });
  }

  uninstall(options: Record<string, string | true> = {}): Promise<Outcome> {
    return uninstall(this.context('.', {}), { positionals: [], options });
  }

  text(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.dir, path));
  }

  /** Commits a new file with the content through the hooks; what is refused is unstaged again. */
  tryCommit(content: string, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Ran {
    this.commits += 1;
    const file = `file-${this.commits}.txt`;
    this.write(join(options.cwd ?? '.', file), content);
    this.mustRun(['add', '-f', file], options);
    const ran = this.run('git', ['commit', '-m', 'x'], options);
    if (ran.code !== 0) this.mustRun(['rm', '-q', '--cached', file], options);
    return ran;
  }

  private mustRun(args: readonly string[], options: { cwd?: string }): void {
    const ran = this.run('git', args, options);
    if (ran.code !== 0) throw new Error(ran.stderr);
  }

  private context(cwd: string, env: NodeJS.ProcessEnv): Context {
    return contextIn(join(this.dir, cwd), { ...this.env, ...env });
  }
}

/** A leak is refused by a real commit, and something clean passes. */
export function expectGuarded(made: HookProject, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): void {
  const leak = made.tryCommit('LEAK\n', options);
  expect(leak.stderr).toContain('stand-in: refused');
  expect(leak.code).not.toBe(0);
  const clean = made.tryCommit('clean\n', options);
  expect(clean.stderr).not.toContain('check-staged');
  expect(clean.code).toBe(0);
}

/** @returns what makes projects for the tests of a file; each is removed after its test */
export function projectsOfTests(): (packageJson?: object | string) => HookProject {
  let projects: HookProject[] = [];
  afterEach(() => {
    for (const each of projects) each.remove();
    projects = [];
  });
  return (packageJson = { name: 'p', private: true }) => {
    const made = new HookProject(packageJson);
    projects.push(made);
    return made;
  };
}
