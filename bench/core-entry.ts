export { Engine } from '../src/core/engine.js';
export { scanDocument } from '../src/core/scan.js';
export { rules } from '../rules/index.js';
