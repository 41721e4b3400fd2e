export { rules } from '../rules/index.js';
export { Engine } from '../src/core/engine.js';
export { scanDocument } from '../src/core/scan.js';
export { filled, worstForAll } from '../test/rules/worst-texts.js';
