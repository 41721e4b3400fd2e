import type { Rule } from '../src/core/rule.js';
import * as specific from './families.js';
import { generics } from './generic.js';

const known: readonly Rule[] = Object.values(specific).flat();
const generic = generics(known.flatMap((rule) => rule.dummies ?? []));

/** Every built-in rule, by its family. */
export const families: Readonly<Record<string, readonly Rule[]>> = { ...specific, generic };

/** Every built-in rule. */
export const rules: readonly Rule[] = [...known, ...generic];
