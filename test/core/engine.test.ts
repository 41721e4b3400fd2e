import { describe, expect, test } from '@jest/globals';
import { Engine, type EngineOptions } from '../../src/core/engine.js';
import { keywordTableOf } from '../../src/core/match/keywords.js';
import { lineStarts, WrittenBook, writtenRules } from '../../src/core/rule-book.js';
import { assigned, generic, token, type Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower, seq, uuid } from '../../src/core/shape.js';
import { dummyHash } from '../../src/core/evidence/dummy.js';

const facts = { provider: 'Specimen', title: 'specimen', privilege: 'scoped' } as const;
const known = token({ ...facts, id: 'known', shape: seq('kwn_', base62(30)) });
const bearer = token({ ...facts, id: 'bearer', yields: true, lead: seq('Bearer '), shape: base62(20, 60) });
const named = generic({ ...facts, id: 'named', context: ['token', 'secret'], shortest: 8 });
const heron = assigned({ ...facts, id: 'heron-key', context: ['heron', 'heron_api_key'], shape: hexLower(32) });
const stork = assigned({ ...facts, id: 'stork-key', context: ['stork'], shape: uuid });
const rules: readonly Rule[] = [known, bearer, named, heron, stork];

const random = seeded(11);
const drawn = (rule: Rule & { shape: typeof known.shape }): string => sampleOf(rule.shape, random);

const scan = (text: string, options?: EngineOptions, all = rules) =>
  scanDocument(new Engine(all, options), { path: 'src/app.js', bytes: Buffer.from(text), added: 'all' }, () => true);
const found = (text: string, options?: EngineOptions, all?: readonly Rule[]): string[] =>
  scan(text, options, all).findings.map(({ rule }) => rule.id);

describe('a value whose form a rule knows is left to that rule', () => {
  const value = drawn(known);

  test('by rules that know only its place', () => {
    expect(found(`const token = "${value}"; // Bearer ${value}`)).toEqual(['known', 'known']);
    expect(found(`const token = "${value}x"`)).toEqual(['named']);
  });

  test('also where that rule takes it for a published sample', () => {
    const sample = { ...known, dummies: [dummyHash(value)] };
    expect(found(`const token = "${value}"; // Bearer ${value}`, {}, [sample, bearer, named])).toEqual([]);
  });

  test('also where that rule is disabled', () => {
    const { findings, dismissed } = scan(`const token = "${value}";`, { disabled: new Set(['known']) });
    expect(findings).toEqual([]);
    expect(dismissed.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual(['known: its rule is disabled']);
  });
});

describe('a secret whose name names nobody belongs to the service named nearby', () => {
  const key = drawn(heron);

  test.each([
    ['its client', `new Heron({\n  retries: 3,\n  token: "${key}",\n});`],
    ['its host', `fetch("https://api.heron.dev/v1", { headers: { "X-Token": "${key}" } });`],
    ['a neighbouring key', `heron:\n  region: eu\n  secret: "${key}"\n`],
    ['an import', `import { Client } from "@heron/sdk";\n${'// …\n'.repeat(200)}const secret = "${key}";`],
    ['a comment behind it', `const secret = "${key}"; // for heron`],
  ])('by %s', (_, text) => {
    expect(found(text)).toEqual(['heron-key']);
  });

  test.each([
    ['far away', `// heron\n${'// …\n'.repeat(200)}const secret = "${key}";`],
    ['part of another word', `const herons = 3;\nconst secret = "${key}";`],
    ['of another shape', `// stork\nconst secret = "${key}";`],
  ])('not when it is %s', (_, text) => {
    expect(found(text)).toEqual(['named']);
  });

  test('a UUID is one with a service beside it, the nearest', () => {
    const id = drawn(stork);
    expect(found(`const secret = "${id}";`)).toEqual(['named']);
    expect(found(`// heron or stork\nconst secret = "${id}";`)).toEqual(['stork-key']);
  });

  test('a name about the secret is none', () => {
    expect(found(`const heronId = "${key}"; const heron_key_length = "${key}";`)).toEqual([]);
    expect(found(`const heron = "${key}"; const heronKey2 = "${key}";`)).toEqual(['heron-key', 'heron-key']);
  });
});

test('rules written and read again find the same, and are read only when a keyword occurs', () => {
  let reads = 0;
  const text = Buffer.from(writtenRules(rules));
  const book = new WrittenBook(rules.length, {
    starts: () => lineStarts(text.toString()),
    part: (start, end) => {
      reads += end - start;
      return text.subarray(start, end);
    },
  });
  const engine = new Engine(book, { keywords: keywordTableOf(rules) });
  const ids = (line: string): string[] =>
    scanDocument(engine, { path: 'a.js', bytes: Buffer.from(line), added: 'all' }, () => true).findings.map(
      ({ rule }) => rule.id,
    );
  expect(ids('const answer = 42;')).toEqual([]);
  expect(reads).toBe(0);
  expect(ids(`x("${drawn(known)}"); const heron_api_key = "${drawn(heron)}";`)).toEqual(['known', 'heron-key']);
  expect(reads).toBeLessThan(text.length);
  expect([book.has('known'), book.has('kno'), book.has('"')]).toEqual([true, false, false]);
});
