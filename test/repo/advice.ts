import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch, type Ran } from '../scratch.js';

/** Programs that advice starts in a project of npm. */
const COMMAND = /^(?:git|npx|node) /;
/** How far texts stand from the left in a report, behind their labels. */
const LABELS = 16;

/** @returns the commands of a report or a refusal: those that have a line for themselves, and those between backticks */
export function commandsIn(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => {
    const command = [line.slice(LABELS), line.trim()].find((part) => COMMAND.test(part));
    return command === undefined ? [] : [command];
  });
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, command]) => command!).filter((one) => COMMAND.test(one));
  return [...new Set([...lines, ...inline])];
}

/** @returns the lines that a report has people copy below a sentence that holds the words */
export function copiedBelow(text: string, words: string): readonly string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes(words));
  const below = lines.slice(from + 1);
  const end = below.findIndex((line) => !line.startsWith(' '.repeat(LABELS)));
  return below.slice(0, end).map((line) => line.slice(LABELS));
}

/** A repository with the tool installed, as npm does it, and in its hooks. */
export class GuardedScratch extends Scratch {
  constructor() {
    super();
    this.write('package.json', '{ "name": "p", "private": true }\n').write('sub/a.txt', 'a\n');
    this.install().stage('.gitignore', 'node_modules\n.env\n.env.*\n').git('add', '.');
    this.commit('start');
    for (const [hook, args] of [['pre-commit', ''], ['commit-msg', 'commit-msg "$1"'], ['pre-push', 'pre-push "$@"']] as const)
      writeFileSync(
        join(this.dir, '.git/hooks', hook),
        `#!/bin/sh\nexec node node_modules/check-staged/dist/main.cjs ${args}\n`,
        { mode: 0o755 },
      );
    this.env['npm_config_registry'] = 'http://127.0.0.1:9';
  } // prettier-ignore

  /** Commits through the hooks, from a folder. */
  tryCommit(cwd: string, ...args: readonly string[]): Ran {
    return this.run('git', ['commit', ...(args.length === 0 ? ['-m', 'x'] : args)], { cwd });
  }

  /** Pastes a command into sh in a folder. */
  paste(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): Ran {
    return this.run('sh', ['-c', command], { cwd, env });
  }
}
