import type { Rule } from '../src/core/rule.js';
import { github } from './github.js';

/** Every built-in rule. */
export const rules: readonly Rule[] = [...github];
