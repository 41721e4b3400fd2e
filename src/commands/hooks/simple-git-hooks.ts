import { join } from 'node:path';
import type { Edit } from '../../core/edit.js';
import { SIMPLE_GIT_HOOKS_FILES } from './config-files.js';
import type { Facts } from './facts.js';
import { hookText, isSimpleGitHooks } from './git.js';
import { parseObject, removeValue, setValue, valueAt } from './json.js';
import { hookLine, mentions, type Installed } from './line.js';
import { ByHand, editable, editOf, isProtected, NOTHING, type Manager, type Plan } from './manager.js';
import { dependsOn } from './package-json.js';
import { takeOut } from './script.js';

/** Where its configuration is: the file, and the path to the hook's command in it. */
interface Place {
  readonly file: { readonly path: string; readonly text: string; readonly executable: boolean };
  readonly key: readonly string[];
}

const LAST = / && \{ .* \} # check-staged$/;
const FIRST = /^\{ .* \} # check-staged(?:\n|$)/;
/** After such a command a joined one might not run, or be part of a comment. */
const NO_JOINING = /[#\n]|(?:^|[\s;&|({])(?:exit|exec|return)(?:\s|$)|[;&|\\]\s*$/;

export const simpleGitHooks: Manager = {
  name: 'simple-git-hooks',
  running: (facts) =>
    isSimpleGitHooks(hookText(facts)) && configured(facts) ? 'it wrote the hook that git runs' : undefined,
  configured,
  install,
  uninstall,
  commands,
  setUp: { command: () => 'simple-git-hooks', from: 'simple-git-hooks' },
  // It copies the command into git's hook, so a changed config does nothing until it runs again.
  stillToRun: (facts, { edits }) =>
    edits.length > 0 || !/check[-_]staged/.test(hookText(facts)) ? 'npx simple-git-hooks' : undefined,
};

/** @returns the command with ours behind it, or before it where it might not get that far */
export function joinCommand(command: string, line: string): string {
  const ours = `{ ${line.replace(/ # check-staged$/, '')}; } # check-staged`;
  if (FIRST.test(command)) return command.replace(FIRST, (found) => ours + (found.endsWith('\n') ? '\n' : ''));
  if (LAST.test(command)) return command.replace(LAST, () => ` && ${ours}`);
  if (command.trim() === '') return ours;
  return NO_JOINING.test(command) ? `${ours}\n${command}` : `${command} && ${ours}`;
}

/** @returns the command without ours */
export function partCommand(command: string): string {
  return command.replace(LAST, '').replace(FIRST, '');
}

function configured(facts: Facts): string | undefined {
  const file = configFiles(facts).find((path) => facts.files.has(path));
  if (file !== undefined) return 'its config file is there';
  const { data } = facts.package ?? {};
  if (data?.['simple-git-hooks'] !== undefined) return 'package.json configures it';
  return dependsOn(data, 'simple-git-hooks') ? 'package.json depends on it' : undefined;
}

function configFiles({ root, package: found }: Facts): string[] {
  return SIMPLE_GIT_HOOKS_FILES.flatMap((name) => [join(root, found?.folder ?? '', name), join(root, name)]);
}

function findPlace(facts: Facts, line: string): Place | undefined {
  const path = configFiles(facts).find((each) => facts.files.has(each));
  if (path !== undefined) {
    if (!path.endsWith('.json'))
      throw new ByHand(`${path} is a program, so it was left alone: its "${facts.hook}" has to run this`, line);
    return { file: editable(facts, path, line)!, key: [facts.hook] };
  }
  return (
    facts.package && {
      file: { ...facts.package, executable: true },
      key: ['simple-git-hooks', facts.hook],
    }
  );
}

function commands(facts: Facts): { path: string; text: string } | undefined {
  const path = configFiles(facts).find((each) => facts.files.has(each));
  const place = path?.endsWith('.json') === false ? undefined : findPlace(facts, '');
  const text = place && valueAt(parseObject(place.file.text, place.file.path), place.key);
  return place && typeof text === 'string' ? { path: place.file.path, text } : undefined;
}

function install(facts: Facts, installed: Installed): Plan {
  const line = hookLine(installed, facts.hook, 'the configuration of simple-git-hooks');
  if (namedByProgram(facts)) return NOTHING;
  const place = findPlace(facts, line);
  if (!place)
    throw new ByHand(
      `there is no package.json to configure simple-git-hooks in: its "${facts.hook}" has to run this`,
      line,
    );
  const command = valueAt(parseObject(place.file.text, place.file.path), place.key) ?? '';
  if (typeof command !== 'string')
    throw new ByHand(
      `the ${facts.hook} command in ${place.file.path} is not text, so it was left alone: it has to run this`,
      line,
    );
  const joined = isProtected(facts, place.file.path, command) ? command : joinCommand(command, line);
  const after = joined === command ? place.file.text : setValue(place.file.text, place.key, joined);
  return {
    ...NOTHING,
    edits: editOf(place.file, after, `gets check-staged in the ${facts.hook} command of simple-git-hooks`),
  };
}

/** Its configuration may be a program, which nobody but it runs: what it wrote into git's hook shows what is in there. */
function namedByProgram(facts: Facts): boolean {
  const path = configFiles(facts).find((each) => facts.files.has(each));
  return path?.endsWith('.json') === false && mentions(facts.files.get(path)?.text ?? '');
}

function uninstall(facts: Facts): Plan {
  const path = configFiles(facts).find((each) => facts.files.has(each));
  if (path !== undefined && !path.endsWith('.json')) return NOTHING;
  const place = findPlace(facts, '');
  const command = place && valueAt(parseObject(place.file.text, place.file.path), place.key);
  if (!place || typeof command !== 'string' || partCommand(command) === command) return NOTHING;
  const left = partCommand(command);
  const after = left === '' ? removeValue(place.file.text, place.key) : setValue(place.file.text, place.key, left);
  const edits = editOf(place.file, after, `loses check-staged in the ${facts.hook} command of simple-git-hooks`);
  return { ...NOTHING, edits: [...edits, ...partHook(facts)] };
}

/** The hook that it wrote holds a copy of the command; without a config left, it could not be told to write it anew. */
function partHook(facts: Facts): Edit[] {
  const hook = facts.files.get(join(facts.hooks.path, facts.hook));
  if (!hook?.text || !isSimpleGitHooks(hook.text)) return [];
  const after = takeOut(hook.text.replace(/ && \{ .* \} # check-staged$/m, ''));
  const idle = /\bfi\s*$/.test(after);
  return editOf(
    hook,
    idle ? undefined : after,
    idle ? 'is removed, since it holds nothing else' : 'loses the command that runs check-staged',
  );
}
