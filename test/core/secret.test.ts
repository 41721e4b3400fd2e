import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { format, inspect } from 'node:util';
import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import type { Rule } from '../../src/core/rule.js';
import { drawSample } from '../../src/core/rule-sample.js';
import { Secret } from '../../src/core/secret.js';
import { seeded, type Random } from '../../src/core/shape-sample.js';
import { pick } from '../../src/core/proof/surroundings.js';
import { documentOf, RUNS, scan, SEED } from '../rules/samples.js';
import { specimens } from '../rules/specimens.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 5 });

const rules = [...builtIn, ...specimens].filter(
  (rule) => rule.kind !== 'block' && !(rule.kind === 'token' && (rule.files ?? rule.lead) !== undefined),
);
const engine = new Engine([...builtIn, ...specimens]);

function sampleText(rule: Rule, random: Random): { text: string; value: string } {
  for (;;) {
    const sample = drawSample(rule, random);
    if (sample !== undefined)
      return { text: sample.text, value: sample.text.slice(sample.value.start, sample.value.end) };
  }
}

const shown = ({ excerpt, secret }: Finding): string =>
  `${excerpt.before}|${excerpt.masked}|${excerpt.after}|${secret.masked}`;

describe('a secret', () => {
  const value = ['drawn', 'for', 'the', 'test'].join('~');
  const secret = new Secret(value, 'pre_');

  test('is its mask wherever it is printed', () => {
    const nested = { list: [secret], map: new Map([[secret, { secret }]]), error: new Error('x', { cause: secret }) };
    const printed = [
      String(secret),
      `is ${secret as unknown as string}`,
      secret + '',
      JSON.stringify({ secret, list: [secret] }),
      inspect(secret),
      inspect(nested, { showHidden: true, depth: 9, getters: true }),
      inspect(secret, { customInspect: false, showHidden: true, depth: 9 }),
      format('%s %o %O %j', secret, secret, nested, { secret }),
      String(new Error(`is ${secret as unknown as string}`)),
      JSON.stringify(Object.entries(secret)),
      JSON.stringify(structuredClone({ ...secret })),
      Object.getOwnPropertyNames(secret).join(','),
    ];
    for (const text of printed) expect(text).not.toContain(value);
    expect(String(secret)).toBe('pre_••••••••');
    expect(secret.reveal()).toBe(value);
  });
});

describe('an excerpt', () => {
  const betweens = [' ', ', ', ' 日本 ', '; // 😀 ', ' | ', "' + '"];

  test('holds none of the secrets of its line, nor their repeats in longer words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.constantFrom(...rules), fc.nat(), (one, other, seed) => {
        const random = seeded(seed);
        const samples = [sampleText(one, random), sampleText(other, random)].filter(({ text }) => !text.includes('\n'));
        const glued = samples.map(({ value }) => `é${value}X`);
        const pieces = [...samples.map(({ text }) => text), ...(random() < 0.5 ? glued : [])];
        const line = pieces
          .toSorted(() => random() - 0.5)
          .reduce((text, piece) => text + pick(betweens, random) + piece, '');
        const { findings } = scan(engine, documentOf(`first\n${line}\nlast`, '.env'));
        for (const finding of findings) {
          for (const found of findings)
            expect(shown(finding)).not.toContain(Buffer.from(found.secret.reveal(), 'latin1').toString());
          expect(shown(finding)).not.toContain('\uFFFD');
        }
      }),
    );
  });

  const token = specimens.find((rule) => rule.id === 'spec-sealed')!;
  const { value } = sampleText(token, seeded(1));

  test('of a long line is cut, in the middle of a repeat too', () => {
    for (let gap = 100; gap < 170; gap += 3) {
      const [finding] = scan(
        token,
        documentOf(
          `${'日'.repeat(300)}X${value}${'.'.repeat(gap)} ${value} ${'.'.repeat(gap)}X${value}${'é'.repeat(300)}`,
        ),
      ).findings;
      for (let from = 4; from + 8 <= value.length; from++)
        expect(shown(finding!)).not.toContain(value.slice(from, from + 8));
      expect(shown(finding!)).not.toContain('\uFFFD');
      expect(shown(finding!).length).toBeLessThan(400);
    }
  });

  test('shows the rest of the line as it is, without its end', () => {
    const [finding] = scan(token, documentOf(`a\r\nünï = "${value}"; // ok\r\nb`)).findings;
    expect(finding!.excerpt).toEqual({ before: 'ünï = "', masked: 'zsq_••••••••', after: '"; // ok' });
  });

  test('of a value with letters of other scripts masks its repeats', () => {
    const rule = specimens.find(({ id }) => id === 'spec-uri')!;
    const password = `pä${'ß'.repeat(3)}7${'x'.repeat(2)}w`;
    const { findings } = scan(rule, documentOf(`zdb://me:${password}@host.net/ # was ${password}`));
    expect(findings.length).toBe(1);
    expect(shown(findings[0]!)).not.toContain(password);
  });

  test('of a key of several lines is its first line', () => {
    const rule = specimens.find(({ kind }) => kind === 'block')!;
    for (let seed = 1; seed < 20; seed++) {
      const sample = sampleText(rule, seeded(seed));
      const [finding] = scan(rule, documentOf(`x ${sample.text} y`)).findings;
      for (const line of sample.value.split(/\n|\\n/))
        if (!line.startsWith('-')) expect(line.length < 4 || !shown(finding!).includes(line)).toBe(true);
    }
  });
});
