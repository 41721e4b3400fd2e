import type { BytePath } from './byte-path.js';
import { envFileKind, EXPECTED_NAMES } from './env-files.js';

/** Names whose protection in an ignore file's own folder is watched, whatever its lines say. */
const WATCHED = [...EXPECTED_NAMES, '.envrc', '.dev.vars'];

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
  const named = [...gone, ...negations].flatMap(pathsNamed);
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
  const names = /[*?[]/.test(name) ? EXPECTED_NAMES : envFileKind(name) === 'env' ? [name] : [];
  return names.map((one) => folders.join('') + one);
}
