import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(112);

/** @returns a value of the shape, another one with each call */
export const drawn = (shape: Shape): string => sampleOf(shape, random);
/** @returns drawn letters and digits, some of each */
export const token = (length = 32): string => `aZ7${drawn(base62(length - 3))}`;
/** @returns a password as long rules for passwords ask for it */
export const password = (): string => `aZ7!${drawn(base62(8))}`;

/** @returns what is found in a text, as `rule confidence value` */
export function found(text: string, path = 'src/app.js'): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(`${text}\n`), added: 'all' }, () => true);
  return findings.map(({ rule, confidence, secret }) => `${rule.id} ${confidence} ${secret.reveal()}`);
}

/** @returns the values that are found in a text at medium and up */
export const values = (text: string, path?: string): string[] =>
  found(text, path).flatMap((one) => {
    const [, confidence, value] = /^\S+ (\S+) ([^]*)$/.exec(one)!;
    return confidence === 'low' ? [] : [value!];
  });
