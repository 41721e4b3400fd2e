import { basename, dirname, join, relative, sep } from 'node:path';
import type { Facts } from './facts.js';
import { hookText, uninstallFrom } from './git.js';
import { isObject } from './json.js';
import { hookLine, type Installed } from './line.js';
import { quote } from './line-parts.js';
import { ByHand, creating, editable, editOf, isProtected, NOTHING, type Manager, type Plan } from './manager.js';
import { dependsOn } from './package-json.js';
import { addFirst, addLast, takeOut } from './script.js';

export const husky: Manager = {
  name: 'husky',
  running: (facts) => (isHuskys(facts) ? `core.hooksPath is ${relative(facts.root, facts.hooks.path)}` : undefined),
  configured: (facts) => {
    if (facts.huskyHooks.length > 0) return `there are hooks in ${relative(facts.root, facts.huskyFolder)}`;
    if (version4Command(facts) !== undefined) return 'package.json configures husky 4';
    return dependsOn(facts.package?.data, 'husky') ? 'package.json depends on it' : undefined;
  },
  install,
  uninstall: (facts) => uninstallFrom(facts, join(facts.huskyFolder, facts.hook)),
  commands,
  setUp: { command: setUpCommand, from: 'husky' },
  stillToRun: (facts) =>
    version4Command(facts) !== undefined
      ? startVersion4(facts)
      : isHuskys(facts) && (isVersion8(facts) || facts.files.has(join(facts.hooks.path, facts.hook)))
        ? undefined
        : startCommand(facts),
};

/** husky runs at the top of the repository only, and is told there where its hooks are. */
function setUpCommand(facts: Facts): string | undefined {
  const { root, package: found, huskyFolder } = facts;
  if (version4Command(facts) !== undefined) return undefined;
  if (!found?.folder) return 'husky';
  const up = found.folder.split('/').map(() => '..');
  return `cd ${up.join('/')} && husky ${relative(root, huskyFolder).replaceAll(sep, '/')}`;
}

function startCommand({ package: found, huskyOff }: Facts): string {
  const start = found?.folder
    ? `cd "$(git rev-parse --show-toplevel)"/${quote(found.folder)} && npm run prepare`
    : 'npx husky';
  return huskyOff ? `unset HUSKY && ${start}` : start;
}

function install(facts: Facts, installed: Installed): Plan {
  const line = hookLine(installed, facts.hook);
  const version4 = version4Command(facts);
  if (version4 !== undefined) {
    if (version4.trimEnd().endsWith('# check-staged') || isProtected(facts, facts.package!.path, version4))
      return NOTHING;
    throw new ByHand(
      `package.json configures husky 4, which is not edited: its hooks["${facts.hook}"] has to run this`,
      line,
    );
  }
  const path = join(facts.huskyFolder, facts.hook);
  const file = editable(facts, path, line);
  if (!file) {
    // husky 9 hands the file to sh; husky 8 has git run it.
    const after = isVersion8(facts) ? `#!/bin/sh\n${line}\n` : `${line}\n`;
    return creating(path, after, 'is created, to run check-staged', 0o755);
  }
  const after = isProtected(facts, path, file.text) ? file.text : withLine(facts, file.text, line);
  const locked = isVersion8(facts) && !file.executable;
  return {
    ...NOTHING,
    edits: editOf(file, after, 'gets the line that runs check-staged'),
    unlock: locked ? [file.path] : [],
  };
}

function isHuskys({ hooks, huskyFolder }: Facts): boolean {
  return hooks.path === huskyFolder || (dirname(hooks.path) === huskyFolder && basename(hooks.path) === '_');
}

function isVersion8({ hooks, huskyFolder }: Facts): boolean {
  return hooks.path === huskyFolder;
}

function startVersion4(facts: Facts): string | undefined {
  return hookText(facts).includes('husky') ? undefined : 'npm rebuild husky';
}

function withLine({ lineFirst }: Facts, text: string, line: string): string {
  return lineFirst ? addFirst(takeOut(text), line) : addLast(text, line);
}

function commands(facts: Facts): { path: string; text: string } {
  const version4 = version4Command(facts);
  if (version4 !== undefined) return { path: facts.package!.path, text: version4 };
  const path = join(facts.huskyFolder, facts.hook);
  return { path, text: facts.files.get(path)?.text ?? '' };
}

/** @returns the hook's command in the configuration of husky 4, empty where it has none; `undefined` without such a configuration */
function version4Command({ package: found, hook }: Facts): string | undefined {
  const config = found?.data['husky'];
  if (!isObject(config) || !isObject(config['hooks'])) return undefined;
  const command = config['hooks'][hook];
  return typeof command === 'string' ? command : '';
}
