import type { Finding } from '../core/finding.js';
import { outweighs } from '../core/severity.js';

/** What formatters change in a key of several lines: blanks and line ends, also as escapes, and the quotes around pieces. */
const LAYOUT = /(?:\\[nrt]|[\s"'+,])+/g;
/** Other quotes around a value take or need no escape of those in it. */
const ESCAPED_QUOTE = /\\(?=["'`])/g;
const KINDS_OF_LINES: ReadonlySet<string> = new Set(['block', 'container']);

/**
 * The values that older versions of files hold, by the path that a file has now. It holds the values themselves, so it stays in
 * memory.
 */
export class OldValues {
  readonly #known = new Map<string, Finding>();

  /** @param path what the file is called now */
  add(path: string, findings: readonly Finding[]): void {
    for (const finding of findings) {
      const key = keyOf(path, finding);
      const known = this.#known.get(key);
      if (known === undefined || outweighs(finding, known)) this.#known.set(key, finding);
    }
  }

  /** @returns whether an older version of its file holds the value, and it counted for no less there */
  hold(finding: Finding): boolean {
    const known = this.#known.get(keyOf(finding.path, finding));
    return known !== undefined && !outweighs(finding, known);
  }
}

function keyOf(path: string, { rule, secret }: Finding): string {
  return `${path}\0${secret.reveal().replaceAll(KINDS_OF_LINES.has(rule.kind) ? LAYOUT : ESCAPED_QUOTE, '')}`;
}
