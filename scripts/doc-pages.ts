import { coveragePage, missingRules, readKinds } from './coverage-page.js';
import { familyPage, fileOf, indexPage, type Families } from './rule-pages.js';

/** What is generated from the rules and the list of GitHub's kinds. */
interface DocPages {
  /** Text by path from the repository's root, before formatting. */
  readonly pages: ReadonlyMap<string, string>;
  /** Ids that the list names and no rule has. */
  readonly missing: readonly string[];
}

/**
 * @param kinds the text of `github-secret-kinds.tsv`
 * @throws {Error} where the list is not of its form
 */
export function docPages(families: Families, kinds: string): DocPages {
  const list = readKinds(kinds);
  const pages = new Map<string, string>([
    ['docs/coverage.md', coveragePage(list, families)],
    ['docs/rules/README.md', indexPage(families)],
  ]);
  for (const [family, rules] of Object.entries(families)) {
    pages.set(`docs/rules/${fileOf(family)}.md`, familyPage(family, rules));
  }
  return { pages, missing: missingRules(list, families) };
}
