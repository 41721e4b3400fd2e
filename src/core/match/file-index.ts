import type { FileLooker } from '../keyword-index.js';

/** Whether a pattern fits a name, and the folders ahead of it with a slash at either end; all in lower case. */
interface Entry {
  readonly rule: number;
  readonly fits: (name: string, folders: string) => boolean;
}

/** So many characters of each pattern are looked up: every file of a commit is, and hardly one is of interest. */
const TELLING = 3;
const TEXT = '.txt';
/** What else than secrets lies in their folder: code, texts for people, structured data, and what is encrypted or public. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|go|rb|rs|java|kt|kts|cs|php|p[lm]|lua|swift|scala|exs?|c|cc|cpp|h|hpp|sh|bash|ps1|tf|hcl|nix|sql|html?|css|vue|md|mdx|rst|adoc|ya?ml|json5?|toml|xml|ini|properties|crt|cer|pub|gpg|asc|age|enc|sops|lock|snap|example|sample|template|tmpl|tpl|dist|gitignore|gitkeep)$/;

/** Rules by the paths of the files that they know. */
export class FileIndex {
  /** By the last characters of a name, by its first, and by the last of the folder ahead of it. */
  readonly #ends = new Map<string, Entry[]>();
  readonly #beginnings = new Map<string, Entry[]>();
  readonly #folders = new Map<string, Entry[]>();

  constructor(lookers: readonly FileLooker[]) {
    for (const [rule, files] of lookers) for (const file of files) this.#add(rule, file);
  }

  #add(rule: number, file: string): void {
    const slash = file.lastIndexOf('/') + 1;
    const folder = file.slice(0, slash);
    const [head = '', tail] = file.slice(slash).split('*');
    const fits = fitting(folder, head, tail);
    if (tail !== '') addTo(this.#ends, (tail ?? head).slice(-TELLING), { rule, fits });
    else if (head === '') addTo(this.#folders, folder.slice(-TELLING), { rule, fits });
    else addTo(this.#beginnings, head.slice(0, TELLING), { rule, fits });
  }

  /** @returns the rules that know the file, by their numbers, each once */
  rulesOf(path: string): readonly number[] {
    if (this.#ends.size + this.#beginnings.size + this.#folders.size === 0) return [];
    const lower = path.toLowerCase();
    const start = lower.lastIndexOf('/') + 1;
    const name = lower.slice(start, lower.endsWith(TEXT) ? -TEXT.length : undefined);
    const found = [
      this.#ends.get(name.slice(-TELLING)),
      this.#beginnings.get(name.slice(0, TELLING)),
      this.#folders.get(lower.slice(Math.max(0, start - TELLING), start)),
    ].flatMap((entries) => entries ?? []);
    if (found.length === 0) return [];
    const folders = `/${lower.slice(0, start)}`;
    return [...new Set(found.filter(({ fits }) => fits(name, folders)).map(({ rule }) => rule))];
  }
}

function addTo(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}

/** @param tail what follows the `*` of a pattern; nothing where it has none */
function fitting(folder: string, head: string, tail: string | undefined): Entry['fits'] {
  const isOf = (name: string): boolean => {
    if (tail === undefined) return name === head;
    if (head === '' && tail === '') return !CODE.test(name);
    return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  };
  return (name, folders) => isOf(name) && folders.endsWith(folder === '' ? '' : `/${folder}`);
}
