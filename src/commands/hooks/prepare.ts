import { isDeepStrictEqual } from 'node:util';
import type { Edit } from '../../core/edit.js';
import { HOOKS } from './hook-names.js';
import { parseObject, removeValue, setValue } from './json.js';
import { scriptsOf, type Package } from './package-json.js';

/** What package managers run after an install in the project itself; Yarn from version 2 on knows only the last. */
type InstallScript = 'prepare' | 'postinstall';
/** @returns the command that puts hooks into a clone: plain git hooks are in none until `init` has been there */
export function ownCommand(hooks: readonly string[]): string {
  const names = HOOKS.filter((name) => hooks.includes(name)).join(',');
  return names === 'pre-commit' ? 'check-staged init' : `check-staged init --hooks ${names}`;
}

function hooksIn(command: string): readonly string[] {
  return /--hooks ([a-z,-]+)/.exec(command)?.[1]?.split(',') ?? ['pre-commit'];
}

/** The command of ours, whichever hooks it names. */
const OWN = /check-staged init(?: --hooks [a-z,-]+)?/;
const INSTALL_SCRIPTS = ['prepare', 'postinstall', 'preinstall', 'install'];

/**
 * Adds the command that puts the hooks into a fresh clone. `|| exit 0` lets an install without development packages
 * pass, in sh and in cmd.exe; brackets keep it from hiding the failure of a script that was there before.
 *
 * @param text the `package.json` as far as it is planned already
 * @returns the new text and what was added, or why nothing was
 */
export function addPrepare(
  text: string,
  script: InstallScript,
  command: string,
): { text: string; added?: string; note?: string } {
  const scripts = scriptsOf(parseObject(text, 'package.json'));
  const own = Object.entries(scripts).find(([name, value]) => INSTALL_SCRIPTS.includes(name) && OWN.test(value));
  if (command.startsWith('check-staged init') && own !== undefined) {
    const asked = own[1].replace(OWN, (before) => ownCommand([...hooksIn(before), ...hooksIn(command)]));
    // What was asked for before stays: init takes nothing away.
    return asked === own[1]
      ? { text }
      : { text: setValue(text, ['scripts', own[0]], asked), added: OWN.exec(asked)![0] };
  }
  const [manager = command] = /husky|lefthook|simple-git-hooks/.exec(command) ?? [];
  const word = new RegExp(`(?:^|[^\\w/-])${manager}(?![\\w/-])`);
  if (INSTALL_SCRIPTS.some((name) => word.test(scripts[name] ?? ''))) return { text };
  const before = scripts[script]?.trim();
  if (before?.includes('#'))
    return {
      text,
      note: `The ${script} script holds a "#", so add \`${command}\` to it by hand: it protects fresh clones.`,
    };
  const added = `${command} || exit 0`;
  return {
    text: setValue(text, ['scripts', script], before ? `${scripts[script]} && (${added})` : added),
    added,
  };
}

/** @returns the `package.json` without what {@link addPrepare} put there for any of the commands; the same text where there is nothing of it */
export function takeOutPrepare(text: string, commands: readonly string[]): string {
  let after = text;
  for (const name of ['prepare', 'postinstall']) {
    for (const command of commands) {
      const now = scriptsOf(parseObject(after, 'package.json'))[name];
      const whole = command === 'check-staged init' ? (OWN.exec(now ?? '')?.[0] ?? command) : command;
      const added = `${whole} || exit 0`;
      if (now === added) after = removeValue(after, ['scripts', name]);
      else if (now?.endsWith(` && (${added})`))
        after = setValue(after, ['scripts', name], now.slice(0, -` && (${added})`.length));
    }
  }
  return after;
}

/** Joins what is planned for `package.json` already with a further change to it: one file, one edit. */
export function withPackageEdit(edits: readonly Edit[], found: Package, after: string, summary: string): Edit[] {
  const earlier = edits.find(({ path }) => path === found.path);
  const others = edits.filter((edit) => edit !== earlier);
  if (isDeepStrictEqual(earlier?.after ?? found.text, after)) return [...edits];
  return [
    ...others,
    {
      path: found.path,
      before: found.text,
      after,
      summary: earlier ? `${earlier.summary}; ${summary}` : summary,
    },
  ];
}
