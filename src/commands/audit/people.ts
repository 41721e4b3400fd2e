import type { Gathered } from '../../core/report.js';
import { headerTexts } from '../../git/tips.js';
import { scansOfNames, type NameJudging } from '../names.js';

/** What is called the path of what a commit says of people. */
const COMMIT_HEADER = '(author or committer)';

/** The people that commits name, each scanned once: they are few, and commits many. */
export class People {
  readonly #by: NameJudging;
  /** What a header says → whether it holds a secret. */
  readonly #known = new Map<string, boolean>();

  constructor(by: NameJudging) {
    this.#by = by;
  }

  /**
   * @param header of a commit
   * @returns whether it holds a secret, and the scans that no commit before it brought
   */
  read(header: string): { readonly holds: boolean; readonly scans: Gathered['scans'] } {
    const texts = headerTexts(header);
    const scans: Gathered['scans'][number][] = [];
    for (const text of texts.filter((one) => !this.#known.has(one))) {
      const found = scansOfNames(this.#by, [{ text, kind: 'person', about: () => ({ path: COMMIT_HEADER }) }]);
      this.#known.set(text, found.length > 0);
      scans.push(...found);
    }
    return { holds: texts.some((text) => this.#known.get(text) === true), scans };
  }
}
