import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules as builtIn } from '../../rules/index.js';
import type { ByteRange } from '../../src/core/document.js';
import { dummyHash } from '../../src/core/evidence/dummy.js';
import type { Finding } from '../../src/core/finding.js';
import { assigned, generic, token, type Rule } from '../../src/core/rule.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, seq } from '../../src/core/shape.js';
import { embed } from '../../src/core/proof/surroundings.js';
import { documentOf, RUNS, scan, SEED } from '../rules/samples.js';
import { specimens } from '../rules/specimens.js';
import { drawnPassword } from '../secrets.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS });

const spec = <K extends Rule['kind']>(id: string): Extract<Rule, { kind: K }> =>
  specimens.find((rule) => rule.id === id) as Extract<Rule, { kind: K }>;
const valueOf = (rule: Rule, seed: number): string => {
  const { text, value } = sampleRule(rule, seed);
  return text.slice(value.start, value.end);
};
/** The byte ranges of lines, by number from 1. */
function lines(text: string, ...numbers: number[]): ByteRange[] {
  let start = 0;
  const all = text.split(/(?<=\n)/).map((line) => ({ start, end: (start += Buffer.byteLength(line)) }));
  return numbers.map((number) => all[number - 1]!);
}
const ids = (findings: readonly Finding[]): string[] => findings.map(({ rule, line }) => `${rule.id}:${line}`);
const found = (rules: Rule | readonly Rule[], text: string, ...added: number[]): string[] =>
  ids(scan(rules, documentOf(text, 'a.js', lines(text, ...added))).findings);

describe('a commit answers for its added lines', () => {
  const sealed = spec('spec-sealed');
  const secret = valueOf(sealed, 1);

  test('not for an old key beside a new line', () => {
    const text = `before\nkey = "${secret}"\nafter\n`;
    expect(found(sealed, text, 1, 3)).toEqual([]);
    expect(found(sealed, text, 2)).toEqual(['spec-sealed:2']);
    expect(found(sealed, text)).toEqual([]);
  });

  test('for a key of several lines when one of them is new', () => {
    const block = spec<'block'>('spec-block');
    const text = `x\n${sampleOf(block.begin, seeded(1))}\n${valueOf(block, 2).split('-----')[2]!.trim()}\n${sampleOf(block.end, seeded(1))}\ny\n`;
    const count = text.split('\n').length - 1;
    expect(found(block, text, 3)).toEqual(['spec-block:2']);
    expect(found(block, text, 2)).toEqual(['spec-block:2']);
    expect(found(block, text, count - 1)).toEqual(['spec-block:2']);
    expect(found(block, text, 1, count)).toEqual([]);
  });

  test('for a pair when one side of it is new, not for lines in between', () => {
    const pair = spec<'pair'>('spec-pair');
    const text = `id = "${sampleOf(pair.partner, seeded(1))}"\nbetween\nsecret = "${valueOf(pair, 5)}"\n`;
    expect(found(pair, text, 1)).toEqual(['spec-pair:3']);
    expect(found(pair, text, 3)).toEqual(['spec-pair:3']);
    expect(found(pair, text, 2)).toEqual([]);
  });

  test('for the value and for the name over it', () => {
    const rule = spec<'assigned'>('spec-assigned');
    const text = `- name: ZORG_API_KEY\n  value: ${valueOf(rule, 1)}\n- name: OTHER\n`;
    expect(found(rule, text, 1)).toEqual(['spec-assigned:2']);
    expect(found(rule, text, 2)).toEqual(['spec-assigned:2']);
    expect(found(rule, text, 3)).toEqual([]);
  });
});

describe('a pair', () => {
  const rule = spec<'pair'>('spec-pair');
  const id = (seed: number): string => sampleOf(rule.partner, seeded(seed));
  const [first, second] = [valueOf(rule, 1), valueOf(rule, 2)] as const;

  test.each([
    ['ids ahead', () => [id(1), first, id(2), second]],
    ['secrets ahead', () => [first, id(1), second, id(2)]],
    ['ids apart', () => [first, id(1), id(2), second]],
    ['secrets around one id', () => [first, id(1), second]],
  ])('with %s: every secret is found', (_, parts) => {
    const text = parts()
      .map((part, i) => `k${i} = "${part}"`)
      .join('\n');
    const secrets = scan(rule, documentOf(text)).findings.map(({ secret }) => secret.reveal());
    expect(secrets).toEqual([first, second]);
  });

  test('holds only as near as the rule says, and for whole words', () => {
    const gap = ' '.repeat(rule.within - 2);
    expect(found(rule, `${id(1)} ${gap} ${first}`, 1)).toEqual(['spec-pair:1']);
    expect(found(rule, `${id(1)} ${gap}  ${first}`, 1)).toEqual([]);
    expect(found(rule, `${first} ${gap} ${id(1)}`, 1)).toEqual(['spec-pair:1']);
    expect(found(rule, `${first} ${gap}  ${id(1)}`, 1)).toEqual([]);
    // A longer word that crosses the end of the window is no secret.
    for (let cut = 1; cut < 60; cut++)
      expect(found(rule, `${id(1)}${' '.repeat(rule.within - cut)}${first}${second}`, 1)).toEqual([]);
  });
});

describe('one place is one finding', () => {
  const values = seq('qq_', base62(30));
  const facts = { provider: 'P', title: 't', privilege: 'scoped' } as const;
  const byShape = token({ ...facts, id: 'shape', shape: values });
  const byName = assigned({ ...facts, id: 'name', shape: values, context: ['zz_token'] });
  const byWord = generic({ ...facts, id: 'word', context: ['token'], shortest: 8 });
  const text = `const zzToken = "${valueOf(byShape, 1)}";`;

  test('told by the rule that knows most', () => {
    expect(ids(scan([byWord, byName, byShape], documentOf(text)).findings)).toEqual(['shape:1']);
    expect(ids(scan([byWord, byName], documentOf(text)).findings)).toEqual(['name:1']);
    expect(ids(scan([byWord], documentOf(text)).findings)).toEqual(['word:1']);
  });

  test('and none where that rule knows it for a published sample', () => {
    const knowing = { ...byShape, dummies: [dummyHash(valueOf(byShape, 1))] };
    expect(ids(scan([byWord, knowing], documentOf(text)).findings)).toEqual([]);
  });

  const all = [...builtIn, ...specimens];
  const shape = ({ rule, line, column, endLine, endColumn, confidence }: Finding): string =>
    [rule.id, line, column, endLine, endColumn, confidence].join(' ');

  test('whatever the order of the rules, and the same each time', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.tuple(fc.constantFrom(...all), fc.nat()), { minLength: 1, maxLength: 4 }),
        (shuffled, picked) => {
          const several = picked.map(([rule, seed]) => embed(sampleRule(rule, seed), seeded(seed)).text).join('\n');
          const document = documentOf(several, '.env');
          const findings = scan(all, document).findings.map(shape);
          expect(scan(shuffled, document).findings.map(shape)).toEqual(findings);
          const places = scan(all, document).findings;
          for (const [i, f] of places.entries()) {
            const next = places[i + 1];
            if (next !== undefined)
              expect(f.endLine < next.line || (f.endLine === next.line && f.endColumn <= next.column)).toBe(true);
          }
        },
      ),
    );
  });

  test('the same in, the same out', () => {
    const sample = all.map((rule) => sampleRule(rule, 9).text).join('\n');
    expect(JSON.stringify(scan(all, documentOf(sample)))).toBe(JSON.stringify(scan(all, documentOf(sample))));
  });
});

describe('where a value begins and ends', () => {
  const rule = spec<'token'>('spec-sealed');
  const secret = valueOf(rule, 1);

  test.each([
    String.raw`\n`,
    String.raw`\t`,
    String.raw`\r`,
    String.raw`\x0a`,
    String.raw`\u000a`,
    '%3D',
    '%20',
    '=',
    ':',
    '"',
    '日',
    '\0',
    '_',
    '-',
    '/',
  ])('%j ahead is no part of the word', (ahead) => {
    expect(scan(rule, documentOf(`${ahead}${secret}`)).findings.length).toBe(1);
  });

  test.each(['a', '7', 'Zn', String.raw`\\xag`, '%g1', 'x3D'])('%j ahead makes it a longer word', (ahead) => {
    expect(scan(rule, documentOf(`${ahead}${secret}`)).findings).toEqual([]);
  });

  test.each(['', '\n', String.raw`\n`, '"', '.', ',', '=', ':', '日', '\0', '_', '-', '/', '%20', '&'])(
    '%j behind ends it',
    (behind) => {
      expect(scan(rule, documentOf(`${secret}${behind}`)).findings.length).toBe(1);
    },
  );

  test('bytes of another file in the same buffer are none of it', () => {
    const pool = Buffer.from(`${secret}${secret}`);
    const inner = pool.subarray(secret.length, 2 * secret.length);
    const [finding] = scan(rule, documentOf(inner)).findings;
    expect([finding?.column, finding?.endColumn]).toEqual([1, secret.length + 1]);
    expect(scan(rule, documentOf(pool.subarray(0, secret.length - 1))).findings).toEqual([]);
  });

  test('a file that is cut anywhere does not throw', () => {
    const text = specimens.map((one) => sampleRule(one, 3).text).join('\n');
    const bytes = Buffer.from(text);
    for (let cut = 0; cut < bytes.length; cut += 37)
      expect(() => scan([...specimens], documentOf(bytes.subarray(cut, bytes.length - cut)))).not.toThrow();
  });
});

test('a file full of guesses reports five hundred of them, and every value that is more', () => {
  const guess = (i: number): string => `token_${i} = "ab${String(i).padStart(4, '0')}cd"\n`;
  const text = `${Array.from({ length: 700 }, (_, i) => guess(i)).join('')}password = "${drawnPassword()}"\n`;
  const { findings, dismissed } = scan([...builtIn], documentOf(text, 'a.py'));
  expect(findings.filter(({ confidence }) => confidence === 'low')).toHaveLength(500);
  expect(findings.filter(({ confidence }) => confidence === 'medium').map(({ line }) => line)).toEqual([701]);
  const left = dismissed.filter(({ reason }) => reason.includes('more than 500 guesses'));
  expect(dismissed.filter(({ line }) => line <= 700)).toHaveLength(200);
  expect(left.length).toBeGreaterThan(190);
});
