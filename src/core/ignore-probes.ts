import type { BytePath } from './byte-path.js';
import { envFileKind, EXPECTED_NAMES } from './env-files.js';

/** Names whose protection in an ignore file's own folder is watched, whatever its lines say. */
const WATCHED = [...EXPECTED_NAMES, '.envrc', '.dev.vars'];

/** Patterns that were written for env files, by what they say. */
const MEANT = /env|vars/i;

/** @returns whether an ignore file's pattern was written for env files, rather than for build output that holds some */
export function isMeantForEnvFiles(pattern: string): boolean {
  return MEANT.test(pattern);
}

/**
 * Finds the paths whose protection a change of one ignore file may take away: the watched names in its folder, and what
 * the lines that go and the negations that come name.
 *
 * @param folder the ignore file's, with a trailing slash; empty for the root
 * @param before the file's text ahead of the change, one character a byte; empty where there is none
 * @returns paths below the root; a `*` that stands for a folder stays in them and is matched by itself
 */
export function ignoreProbes(folder: BytePath, before: string, after: string): BytePath[] {
  const old = ignoreLines(before);
  const now = ignoreLines(after);
  const gone = [...old].filter((line) => !now.has(line));
  const negations = [...now].filter((line) => line.startsWith('!') && !old.has(line));
  // What else protected a path that one of these lines names is gone itself, or watched.
  const meant = gone.filter(isMeantForEnvFiles);
  const named = [...meant, ...negations].flatMap(pathsNamed);
  return [...new Set([...WATCHED, ...named])].map((path) => folder + path);
}

/** @returns an ignore file's lines as git compares them, without comments */
export function ignoreLines(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}

function pathsNamed(line: string): string[] {
  const parts = line.replace(/^!/, '').replaceAll('\\', '').split('/');
  const name = parts.pop()!;
  const folders = parts.filter((part) => part !== '' && part !== '**').map((part) => `${part}/`);
  const names = /[*?[]/.test(name)
    ? EXPECTED_NAMES.filter((one) => mayMatch(name, one))
    : envFileKind(name) === 'env'
      ? [name]
      : [];
  return names.map((one) => folders.join('') + one);
}

/** @returns whether a name begins and ends as a pattern does, ahead of its first wildcard and behind its last */
function mayMatch(pattern: string, name: string): boolean {
  const [head = ''] = pattern.split(/[*?[]/, 1);
  const tail = pattern.split(/[*?\]]/).at(-1)!;
  const same = (text: string): string => text.toLowerCase();
  return same(name).startsWith(same(head)) && same(name).endsWith(same(tail));
}
