export { rules } from '../../rules/index.js';
export { specimens } from '../rules/specimens.js';
export { Engine } from '../../src/core/engine.js';
export { scanDocument } from '../../src/core/scan.js';
export { worstTexts, filled } from '../rules/worst-texts.js';
