import type { FileEntry, FileTable } from '../keyword-index.js';

/** So many characters of each pattern are looked up: every file of a commit is, and hardly one is of interest. */
const TELLING = 3;
const TEXT = '.txt';
/** What else than secrets lies in their folder: code, texts for people, structured data, and what is encrypted or public. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|go|rb|rs|java|kt|kts|cs|php|p[lm]|lua|swift|scala|exs?|c|cc|cpp|h|hpp|sh|bash|ps1|tf|hcl|nix|sql|html?|css|vue|md|mdx|rst|adoc|ya?ml|json5?|toml|xml|ini|properties|crt|cer|pub|gpg|asc|age|enc|sops|lock|snap|example|sample|template|tmpl|tpl|dist|gitignore|gitkeep)$/;

/** @returns the files that rules know, as they are looked up */
export function fileTableOf(lookers: readonly (readonly [rule: number, files: readonly string[]])[]): FileTable {
  const table = { ends: {}, beginnings: {}, folders: {} };
  for (const [rule, files] of lookers) for (const file of files) note(table, [rule, file]);
  return table;
}

type Entries = Record<string, FileEntry[]>;

function note({ ends, beginnings, folders }: Record<keyof FileTable, Entries>, entry: FileEntry): void {
  const { folder, head, tail } = partsOf(entry[1]);
  if (tail !== '') addTo(ends, (tail ?? head).slice(-TELLING), entry);
  else if (head === '') addTo(folders, folder.slice(-TELLING), entry);
  else addTo(beginnings, head.slice(0, TELLING), entry);
}

function addTo(entries: Entries, key: string, entry: FileEntry): void {
  entries[key] = [...(entries[key] ?? []), entry];
}

/** @returns the parts of a pattern; no tail where it has no `*` */
function partsOf(file: string): { folder: string; head: string; tail: string | undefined } {
  const slash = file.lastIndexOf('/') + 1;
  const [head = '', tail] = file.slice(slash).split('*');
  return { folder: file.slice(0, slash), head, tail };
}

/** Rules by the paths of the files that they know. */
export class FileIndex {
  readonly #table: FileTable | undefined;

  /** @param table none where no rule knows files */
  constructor(table: FileTable | undefined) {
    this.#table = table;
  }

  /** @returns the rules that know the file, by their numbers, each once */
  rulesOf(path: string): readonly number[] {
    if (this.#table === undefined) return [];
    const { ends, beginnings, folders } = this.#table;
    const lower = path.toLowerCase();
    const start = lower.lastIndexOf('/') + 1;
    const name = lower.slice(start, lower.endsWith(TEXT) ? -TEXT.length : undefined);
    const found = [
      ...entriesIn(ends, name.slice(-TELLING)),
      ...entriesIn(beginnings, name.slice(0, TELLING)),
      ...entriesIn(folders, lower.slice(Math.max(0, start - TELLING), start)),
    ];
    if (found.length === 0) return [];
    const ahead = `/${lower.slice(0, start)}`;
    return [...new Set(found.filter(([, file]) => fits(file, name, ahead)).map(([rule]) => rule))];
  }
}

/** Names of files are a stranger's, and an object has properties of its own. */
function entriesIn(entries: FileTable[keyof FileTable], key: string): readonly FileEntry[] {
  return Object.hasOwn(entries, key) ? entries[key]! : [];
}

/**
 * @param name of a file, in lower case
 * @param ahead the folders ahead of it, with a slash at either end
 */
function fits(file: string, name: string, ahead: string): boolean {
  const { folder, head, tail } = partsOf(file);
  return isNamed(name, head, tail) && ahead.endsWith(folder === '' ? '' : `/${folder}`);
}

function isNamed(name: string, head: string, tail: string | undefined): boolean {
  if (tail === undefined) return name === head;
  if (head === '' && tail === '') return !CODE.test(name);
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}
