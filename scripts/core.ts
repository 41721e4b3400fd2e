export { FLOOR, LEVELS, SYMBOLS, symbolOf } from '../src/core/evidence/word-model.js';
export { unaccented } from '../src/core/evidence/legible.js';
export { wordsOf } from '../src/core/names.js';
export { Engine } from '../src/core/engine.js';
export { keywordTableOf } from '../src/core/match/keywords.js';
export { scanDocument } from '../src/core/scan.js';
export { lineStarts, writtenRules } from '../src/core/rule-book.js';
export { families, rules } from '../rules/index.js';
export { docPages } from './doc-pages.js';
