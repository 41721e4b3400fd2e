import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EXACT, SPELLED, extendedIndex, indexOf, spellable } from '../../src/core/keyword-index.js';
import { Prefilter } from '../../src/core/prefilter.js';
import { RUNS, SEED } from '../rules/samples.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 20 });

const prefilterOf = (keywords: readonly string[]): Prefilter =>
  new Prefilter(indexOf(new Map(keywords.map((keyword, number) => [folded(keyword), [`${number}.0`]]))));

const folded = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

function naive(keywords: readonly string[], text: string): string[] {
  const hits: string[] = [];
  for (const [number, keyword] of keywords.entries()) {
    for (let at = 0; at <= text.length - keyword.length; at++) {
      if (folded(text).startsWith(folded(keyword), at)) hits.push(`${number}@${at + keyword.length}`);
    }
  }
  return hits.sort();
}

function found(keywords: readonly string[], text: string): string[] {
  const hits: string[] = [];
  prefilterOf(keywords).scan(Buffer.from(text, 'latin1'), ({ lookers }, end) => hits.push(`${lookers[0]![0]}@${end}`));
  return hits.sort();
}

const word = (unit: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: 3, maxLength: 7 });
const wordsAndText = fc
  .constantFrom('abA', 'ab_-', 'xyzXYZ019', '://@[`{')
  .chain((unit) =>
    fc.tuple(
      fc.uniqueArray(word(unit), { minLength: 1, maxLength: 12, selector: folded }),
      fc.string({ unit: fc.constantFrom(...unit, '\n', 'é', '\0', 'ÿ'), maxLength: 60 }),
    ),
  );

test('reports every occurrence of every keyword once, in whatever case, as a plain search does', () => {
  fc.assert(
    fc.property(wordsAndText, ([keywords, text]) => expect(found(keywords, text)).toEqual(naive(keywords, text))),
  );
});

test('finds keywords at both ends, inside each other and over each other', () => {
  const keywords = ['abab', 'aba', 'bab', 'babab'];
  expect(found(keywords, 'ABABAB')).toEqual(naive(keywords, 'ABABAB'));
  expect(found(keywords, 'ABABAB').length).toBe(2 + 2 + 2 + 1);
});

test('carries nothing over from one text to the next', () => {
  const prefilter = prefilterOf(['abcd']);
  const hits: number[] = [];
  for (const text of ['xab', 'cdx', 'abc', 'd']) prefilter.scan(Buffer.from(text), (_, end) => hits.push(end));
  expect(hits).toEqual([]);
});

test('tells bytes above 127 from the letters they share bits with', () => {
  const bytes = Buffer.from('token'.split('').map((letter) => letter.charCodeAt(0) | 0x80));
  const hits: number[] = [];
  prefilterOf(['token']).scan(bytes, (_, end) => hits.push(end));
  expect(hits).toEqual([]);
});

test('an index that is extended is the one of all keywords', () => {
  fc.assert(
    fc.property(wordsAndText, fc.nat(12), ([keywords], cut) => {
      const tagged = keywords.map((keyword, number): [string, string[]] => [folded(keyword), [`${number}.0`]]);
      const extended = extendedIndex(indexOf(tagged.slice(0, cut)), tagged.slice(cut));
      expect(extended).toEqual(indexOf(tagged));
    }),
  );
});

test('extending leaves the index as it was; a keyword that it has already is looked at by both', () => {
  const index = indexOf([
    ['token', [EXACT, '0.0']],
    ['tokens', ['1.0']],
  ]);
  const before = structuredClone(index);
  const extended = extendedIndex(index, [
    ['tokens', ['2.0']],
    ['tok~', ['2.1']],
    ['zoë1', ['2.2']],
  ]);
  expect(index).toEqual(before);
  const hits: string[] = [];
  new Prefilter(extended).scan(Buffer.from('TOKENS tok~ token zo\xeb1', 'latin1'), ({ lookers }, end) =>
    hits.push(`${lookers.map((looker) => looker.join('.')).join()}@${end}`),
  );
  expect(hits).toEqual(['1.0@6', '2.0@6', '2.1@11', '0.0@17', '2.2@22']);
});

test('a keyword of two characters is refused', () => {
  expect(() => extendedIndex(indexOf([]), [['ab', []]])).toThrow(RangeError);
});

test('finds words joined in any way, each once', () => {
  const spelled = new Prefilter(indexOf([['quartz_api_key', [SPELLED, '0.0']]]));
  const ways = (text: string): string[] => {
    const hits: string[] = [];
    spelled.scan(Buffer.from(text), (_, end, start) => hits.push(text.slice(start, end)));
    return hits;
  };
  for (const way of [
    'quartz_api_key',
    'QUARTZ_API_KEY',
    'quartzApiKey',
    'quartz-api-key',
    'quartz.api key',
    'Quartz API key',
  ])
    expect(ways(`x${way}y ${way}`)).toEqual([way, way]);
  for (const other of ['quartz__api_key', 'quartz_api', 'quart_api_key', 'quartz/api/key', '_api_key', 'quartz'])
    expect(ways(other)).toEqual([]);
  expect(spellable('quartz_api_key')).toBe(true);
  expect([spellable('api_key'), spellable('quartz')]).toEqual([false, false]);
});
