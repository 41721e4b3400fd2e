import { join } from 'node:path';
import type { Facts } from './facts.js';
import { hookLine, isOurs, sharedLine, type Installed } from './line.js';
import { ByHand, creating, editable, editOf, isOwn, isProtected, NOTHING, type Manager, type Plan } from './manager.js';
import { addFirst, isIdle, isShell, takeOut } from './script.js';

/** Hooks without a manager: the file that git itself runs. */
export const git: Manager = {
  name: 'git',
  running: (facts) => (hookText(facts).split('\n').some(isOurs) ? 'its hook calls check-staged already' : undefined),
  configured: () => undefined,
  install,
  uninstall: (facts) => uninstallFrom(facts, join(facts.hooks.path, facts.hook)),
  commands: (facts) => ({ path: join(facts.hooks.path, facts.hook), text: hookText(facts) }),
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
  const path = join(facts.hooks.path, facts.hook);
  if (facts.hooks.shared) return installShared(facts, path, sharedLine(installed, facts.hook));
  const line = hookLine(installed, facts.hook);
  if (isProtected(facts, path, hookText(facts))) return unlocked(facts, path);
  const file = editable(facts, path, line);
  if (!file) return creating(path, `#!/bin/sh\n${line}\n`, 'is created, to run check-staged', 0o755);
  if (!isShell(file.text))
    throw new ByHand(`${path} is not a shell script, so it was left alone: let it run these lines of sh`, line);
  return {
    ...unlocked(facts, path),
    edits: editOf(file, addFirst(file.text, line), 'gets the line that runs check-staged'),
    notes: file.text.includes('yorkie') ? [YORKIE] : [],
  };
}

const YORKIE =
  'yorkie writes this hook anew whenever it is installed, without the line; `npx check-staged init` puts it back.';

/** The user adds the line to a folder of their own; what is in there is only looked at. */
function installShared(facts: Facts, path: string, line: string): Plan {
  const text = facts.files.get(path)?.text ?? '';
  if (text.split('\n').some(isOurs) || isProtected(facts, path, text)) return NOTHING;
  throw new ByHand(
    `core.hooksPath sends git to ${facts.hooks.path}, which serves other repositories too, so it was left alone`,
    line,
  );
}

function unlocked({ files }: Facts, path: string): Plan {
  const file = files.get(path);
  return { ...NOTHING, unlock: file === undefined || file.executable ? [] : [file.path] };
}
