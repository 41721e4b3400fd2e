export { rules } from '../rules/index.js';
export { Engine } from '../src/core/engine.js';
export { scanDocument } from '../src/core/scan.js';
export { seeded } from '../src/core/shape-sample.js';
export { PASSWORD_MAKERS, WRITINGS } from '../test/core/generated-passwords.js';
