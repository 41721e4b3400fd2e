import { join } from 'node:path';
import type { Facts } from './facts.js';
import { hookLine, isOurs, type Installed } from './line.js';
import { ByHand, creating, editable, editOf, isOwn, NOTHING, type Manager, type Plan } from './manager.js';
import { addFirst, callsByHand, isIdle, isShell, takeOut } from './script.js';

/** Hooks without a manager: the file that git itself runs. */
export const git: Manager = {
  name: 'git',
  running: (facts) => (hookText(facts).split('\n').some(isOurs) ? 'its hook calls check-staged already' : undefined),
  configured: () => undefined,
  install,
  uninstall: (facts) => uninstallFrom(facts, join(facts.hooks.path, facts.hook)),
  stillToRun: () => undefined,
};

/** @returns the text of the hook that git runs now; empty where there is none */
export function hookText(facts: Facts): string {
  return facts.files.get(join(facts.hooks.path, facts.hook))?.text ?? '';
}

/** @returns whether simple-git-hooks wrote the hook (the start of each of its hooks since version 2.9) */
export function isSimpleGitHooks(text: string): boolean {
  return text.includes('SKIP_SIMPLE_GIT_HOOKS') || text.includes('SIMPLE_GIT_HOOKS_RC');
}

/** Takes our line out of a hook, and the hook away where it held nothing else. */
export function uninstallFrom(facts: Facts, path: string): Plan {
  const file = facts.files.get(path);
  if (!file?.text?.split('\n').some(isOurs) || isSimpleGitHooks(file.text)) return NOTHING;
  if (!isOwn(facts, file))
    return {
      ...NOTHING,
      notes: [`${file.path} serves other repositories too: take the line that runs check-staged out of it by hand.`],
    };
  const after = takeOut(file.text);
  if (isIdle(after)) return { ...NOTHING, edits: editOf(file, undefined, 'is removed, since it holds nothing else') };
  return { ...NOTHING, edits: editOf(file, after, 'loses the line that runs check-staged') };
}

function install(facts: Facts, installed: Installed): Plan {
  const line = hookLine(installed, facts.hook);
  const path = join(facts.hooks.path, facts.hook);
  if (facts.hooks.shared)
    throw new ByHand(
      `core.hooksPath sends git to ${facts.hooks.path}, which serves other repositories too, so it was left alone`,
      line,
    );
  const file = editable(facts, path, line);
  if (!file) return creating(path, `#!/bin/sh\n${line}\n`, 'is created, to run check-staged', 0o755);
  if (!isShell(file.text))
    throw new ByHand(`${path} is not a shell script, so it was left alone: let it run these lines of sh`, line);
  const after = callsByHand(file.text) ? file.text : addFirst(file.text, line);
  return {
    ...NOTHING,
    edits: editOf(file, after, 'gets the line that runs check-staged'),
    unlock: file.executable ? [] : [file.path],
  };
}
