import type { Edit } from '../../core/edit.js';
import type { Facts } from './facts.js';
import { mentions } from './line.js';
import { packageOf, scriptsOf } from './package-json.js';
import { shownPath } from './tell.js';

/** Keys of package.json by which programs run commands in hooks: husky 4, simple-git-hooks, yorkie, lint-staged, pre-commit. */
const HOOK_KEYS = ['husky', 'simple-git-hooks', 'gitHooks', 'lint-staged', 'pre-commit', 'lefthook'];

/** @returns where hooks and their configuration name the tool once the edits are made: `FILE:LINE` */
export function remaining(facts: Facts, edits: readonly Edit[]): string[] {
  const changed = new Map(edits.map(({ path, after }) => [path, after]));
  const texts = new Map(
    [...facts.files.values()].map(({ path, text }) => [path, changed.has(path) ? changed.get(path) : text]),
  );
  const places = [...texts].flatMap(([path, text]) =>
    linesNaming(text ?? '').map((line) => `${shownPath(facts.root, path)}:${line}`),
  );
  const { package: found } = facts;
  const after = found && changed.get(found.path);
  const data = found && (after === undefined ? found : packageOf(found, after)).data;
  if (data === undefined) return places;
  const keys = HOOK_KEYS.filter((key) => mentions(JSON.stringify(data[key] ?? '')));
  const hooks = [...texts.values()].join('\n');
  const scripts = Object.entries(scriptsOf(data)).filter(([name, text]) => mentions(text) && runs(hooks, name));
  const named = [...keys, ...scripts.map(([name]) => `scripts.${name}`)];
  return [...places, ...named.map((name) => `"${name}" in ${shownPath(facts.root, found!.path)}`)];
}

/** Whether a hook runs a script of package.json, whichever package manager it uses. */
function runs(hooks: string, script: string): boolean {
  return hooks.split(/\s+/).includes(script);
}

function linesNaming(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (mentions(line) ? [index + 1] : []));
}
