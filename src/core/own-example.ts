import type { Candidate } from './match/matcher.js';
import { Engine } from './engine.js';
import type { CustomRule } from './custom-rule.js';
import { Source } from './source.js';

const valuesOf = new WeakMap<CustomRule, ReadonlySet<string>>();

/**
 * @returns whether a custom rule found, in the very file that declares it, a value of its own `examples.match`. A file that
 *   must hold examples could not be committed otherwise; other files that hold the value are told, and so is whatever
 *   another rule finds in its place.
 */
export function isOwnExample({ rule, value }: Candidate, source: Source): boolean {
  if (rule.kind !== 'pattern' || rule.declaredIn !== source.document.path) return false;
  const values = valuesOf.get(rule) ?? exampleValues(rule);
  valuesOf.set(rule, values);
  return values.has(source.text(value.start, value.end));
}

/** The values that the rule finds in its examples, as they are and as JSON writes them. */
function exampleValues(rule: CustomRule): ReadonlySet<string> {
  const engine = new Engine([], { custom: [{ ...rule, inFile: () => true }] });
  const texts = rule.examples.match.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return new Set(
    texts.flatMap((text) => {
      const source = new Source({ path: '', bytes: Buffer.from(text), added: 'all' });
      return engine.look(source).candidates.map(({ value }) => source.text(value.start, value.end));
    }),
  );
}
