import type { KeywordTable } from '../src/core/match/keywords.js';

/**
 * The keywords of all rules. Undefined in the source, where the engine works them out; the build puts the table in
 * (`scripts/keyword-table.js`), since working it out costs a hook 3 ms.
 */
export const keywordTable: KeywordTable | undefined = undefined;
