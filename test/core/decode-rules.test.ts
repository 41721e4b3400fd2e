import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules } from '../../rules/index.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { seeded } from '../../src/core/shape-sample.js';
import type { Rule } from '../../src/core/rule.js';
import { pick, valueIn, withValue } from '../../src/core/proof/surroundings.js';
import { documentOf, RUNS, scan, SEED } from '../rules/samples.js';
import { escapes, someCharacters, whole } from './encoders.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 8 });

const SURROUNDINGS: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['# größer\n  value: ', '\n'],
  ['const a = "', '";'],
  ["x('data:text/plain;base64,", "')"],
  ['<p title="', '">日本語</p>'],
  ['a=1\n\n', '\n\nb=2'],
  ['{"it":"', '","other":[1,2,3]}'],
  [String.raw`"first\n`, String.raw`\nlast"`],
  ['path/to/', ' and more'],
];
const surroundings = fc.constantFrom(...SURROUNDINGS);
const builtIn = fc.constantFrom(...rules);

/** @returns the secrets that the rule found, each with how it was written */
function seen(rule: Rule, text: string, path: string): readonly string[] {
  return scan(rule, documentOf(text, path)).findings.map(
    ({ secret, decodedFrom }) => `${decodedFrom}: ${secret.reveal()}`,
  );
}

describe('what any rule finds, it finds encoded', () => {
  test.each(Object.entries(whole))('as %s', (name, encode) => {
    fc.assert(
      fc.property(builtIn, fc.nat(), surroundings, (rule, seed, [before, after]) => {
        // Whatever stands in a file of secrets is one, as it stands.
        fc.pre(rule.kind !== 'file' || rule.shape !== undefined);
        const sample = sampleRule(rule, seed);
        // Behind an equals sign two digits may be an escape of quoted-printable, with another value behind it.
        fc.pre(!/=[2-7][\dA-F]/.test(sample.text));
        // The words of a command end with the string around it, which is not known where the text is decoded.
        fc.pre(rule.kind !== 'command' || !/["'`]/.test(before));
        // Shorter ones could be any word.
        const text = sample.text.padEnd(20);
        const written = /[-_]/.test(encode(text)) || name !== 'base64url' ? name : 'base64';
        expect([rule.id, ...seen(rule, before + encode(text) + after, sample.path)]).toEqual([
          rule.id,
          `${written}: ${valueIn(sample)}`,
        ]);
      }),
    );
  });

  test.each(Object.entries(escapes))('with some characters as %s', (name, ways) => {
    fc.assert(
      fc.property(builtIn, fc.nat(), fc.constantFrom('', '# größer\n', 'a=1\r\n\r\n'), (rule, seed, before) => {
        const sample = sampleRule(rule, seed);
        const random = seeded(seed);
        const value = valueIn(sample);
        // Escapes of its own would be decoded too.
        fc.pre(!/[%\\]/.test(value));
        // No more than that is decoded with an escape.
        fc.pre(sample.value.start < 160);
        const at = Math.floor(random() * value.length);
        const written = someCharacters(value, pick(ways, random), at, random);
        const found = seen(rule, before + withValue(sample, written).text, sample.path);
        // What is told by its place is as good a find as it stands.
        const known = found.filter((one) => [`${name}: ${value}`, `undefined: ${written}`].includes(one));
        expect([rule.id, ...found]).toEqual([rule.id, ...known.slice(0, 1)]);
        expect(known).toHaveLength(1);
      }),
    );
  });
});
