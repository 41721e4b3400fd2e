// What an audit is measured against: git alone for a history, and a folder of sources for a tree.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow } from './files-below.js';

const LISTING =
  'git -C "$1" rev-list --all --objects --no-object-names --filter=object:type=blob --filter-provided-objects';

/** The flags are those of `src/git/changes.ts`; the ids of the contents are listed before, as the changes name them. */
const FLOOR = `set -e
git -C "$1" rev-list --date-order --reverse --all |
git -C "$1" diff-tree --stdin -r --root -c --raw -z --always --no-abbrev '--format=%H %at' --no-renames \\
  --ignore-submodules=none --no-relative --no-ext-diff --no-textconv --no-color --encoding=UTF-8 -O/dev/null | cat >/dev/null
git -C "$1" cat-file --batch --buffer <"$2" | cat >/dev/null`;

/** Writes the ids of all versions into a file. @returns how many there are, and their megabytes */
export function listVersions(folder, file) {
  const script = `${LISTING} >"$2" && git -C "$1" cat-file --batch-check='%(objectsize)' --buffer <"$2"`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'list', folder, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`git cannot list ${folder}: ${stderr}`);
  const sizes = stdout.split('\n').filter(Boolean).map(Number);
  return { versions: sizes.length, megabytes: sizes.reduce((sum, size) => sum + (size || 0), 0) / 1e6 };
}

/** @returns git alone: lists the commits and what they changed, and streams the listed contents through a pipe */
export const floor = (folder, file) => ['sh', '-c', FLOOR, 'floor', folder, file];

/** Copies installed packages to where nobody passes them over: scanners leave out what lies in `node_modules`. */
export function copyPackages(from, to) {
  for (const { path } of filesBelow(from)) {
    const target = join(to, relative(from, path).replaceAll('node_modules', 'packages'));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target);
  }
}
