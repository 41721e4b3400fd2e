// `npm run bench`: all measurements in one run. `npm run bench -- /path/to/node …` adds other Nodes to the hook's.
import { fileURLToPath } from 'node:url';
import { benchCore } from './core.js';
import { benchHook } from './hook.js';
import { benchMemory } from './memory.js';

const house = fileURLToPath(new URL('..', import.meta.url));
const nodes = [process.execPath, ...process.argv.slice(2)];

benchHook(house, nodes, 21);
await benchCore(house, 3);
benchMemory(house);
