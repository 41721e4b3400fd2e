import { describe, expect, test } from '@jest/globals';
import { SYMBOLS, symbolOf, wordScore } from '../../src/core/evidence/word-model.js';
import { CHANCES } from '../../src/core/evidence/word-table.js';
import { DRAWN, looksDrawn, readsAsWords } from '../../src/core/evidence/words.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars, hexLower } from '../../src/core/shape.js';

const random = seeded(71);
const share = (texts: readonly string[]): number => texts.filter(looksDrawn).length / texts.length;

test('the table has a chance for every three symbols and stays small', () => {
  expect(Buffer.from(CHANCES, 'base64').length).toBe(SYMBOLS ** 3 / 2);
  expect(CHANCES.length).toBeLessThan(64 * 1024);
});

test('letters, digits and the rest are told apart', () => {
  expect(['a', 'z', '0', '9', '-', 'é'].map(symbolOf)).toEqual([1, 26, 27, 27, 0, 0]);
});

describe('words score high', () => {
  test.each([
    'password',
    'workspaceFolder',
    'read_only_replica',
    'retry-after-seconds',
    'accountservice',
    'Willkommen',
    'contraseña',
    'mot de passe',
    'OAuthCallbackHandler',
  ])('%s', (text) => expect(wordScore(text)).toBeGreaterThan(DRAWN));
});

test('drawn text scores low', () => {
  const letters = chars('abcdefghijklmnopqrstuvwxyz', 10);
  for (const shape of [letters, base62(16), hexLower(16), chars('abcdefghijklmnopqrstuvwxyz0123456789', 12)])
    expect(share(Array.from({ length: 400 }, () => sampleOf(shape, random)))).toBeGreaterThan(0.85);
});

test('no text has no score, and few letters tell nothing', () => {
  expect(wordScore('')).toBe(0);
  expect(wordScore('--')).toBe(0);
  expect(readsAsWords('xkcd')).toBe(true);
  expect(readsAsWords('qxzvkjwpgm')).toBe(false);
});

test('hostile text takes no longer than its length asks', () => {
  for (const text of ['aB'.repeat(4096), '_'.repeat(8192), 'é'.repeat(8192)]) expect(wordScore(text)).toBeLessThan(1);
});
