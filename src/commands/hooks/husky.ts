import { basename, dirname, join, relative } from 'node:path';
import type { Facts } from './facts.js';
import { uninstallFrom } from './git.js';
import { isObject } from './json.js';
import { hookLine, type Installed } from './line.js';
import { ByHand, creating, editable, editOf, NOTHING, type Manager, type Plan } from './manager.js';
import { dependsOn } from './package-json.js';
import { addLast, callsByHand } from './script.js';

export const husky: Manager = {
  name: 'husky',
  running: (facts) => (isHuskys(facts) ? `core.hooksPath is ${relative(facts.root, facts.hooks.path)}` : undefined),
  configured: (facts) => {
    if (facts.huskyHooks.length > 0) return `there are hooks in ${relative(facts.root, facts.huskyFolder)}`;
    return dependsOn(facts.package?.data, 'husky') ? 'package.json depends on it' : undefined;
  },
  install,
  uninstall: (facts) => uninstallFrom(facts, join(facts.huskyFolder, facts.hook)),
  setUp: { command: 'husky', from: 'husky' },
  stillToRun: (facts) =>
    isHuskys(facts) && (isVersion8(facts) || facts.files.has(join(facts.hooks.path, facts.hook)))
      ? undefined
      : 'npx husky',
};

function install(facts: Facts, installed: Installed): Plan {
  const line = hookLine(installed, facts.hook);
  refuseVersion4(facts, line);
  const path = join(facts.huskyFolder, facts.hook);
  const file = editable(facts, path, line);
  if (!file) {
    // husky 9 hands the file to sh; husky 8 has git run it.
    const after = isVersion8(facts) ? `#!/bin/sh\n${line}\n` : `${line}\n`;
    return creating(path, after, 'is created, to run check-staged', 0o755);
  }
  const after = callsByHand(file.text) ? file.text : addLast(file.text, line);
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

function refuseVersion4(facts: Facts, line: string): void {
  const config = facts.package?.data['husky'];
  if (isObject(config) && isObject(config['hooks'])) {
    throw new ByHand(
      `package.json configures husky 4, which is not edited: its hooks["${facts.hook}"] has to run this`,
      line,
    );
  }
}
