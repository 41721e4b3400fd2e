import { describe, expect, test } from '@jest/globals';
import { SYMBOLS, symbolOf, wordScore } from '../../src/core/evidence/word-model.js';
import { CHANCES } from '../../src/core/evidence/word-table.js';
import { DRAWN, looksDrawn, readsAsWords } from '../../src/core/evidence/words.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { chars } from '../../src/core/shape.js';

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

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const MIXED = `${LOWER}${LOWER.toUpperCase()}`;

/** As `docs/accuracy.md` gives them, less what the draw of some hundred samples makes of them. */
describe('drawn text scores low', () => {
  test.each([
    ['small letters', LOWER, 8, 0.93],
    ['small letters', LOWER, 12, 0.97],
    ['small letters', LOWER, 20, 0.99],
    ['letters', MIXED, 8, 0.85],
    ['letters', MIXED, 12, 0.88],
    ['letters', MIXED, 20, 0.95],
    ['letters', MIXED, 32, 0.97],
    ['letters and digits', `${MIXED}0123456789`, 8, 0.91],
    ['letters and digits', `${MIXED}0123456789`, 12, 0.94],
    ['letters and digits', `${MIXED}0123456789`, 20, 0.98],
    ['hexadecimal digits', '0123456789abcdef', 16, 0.8],
  ])('%s: %s, %i long', (_, alphabet, length, least) => {
    const shape = chars(alphabet, length);
    expect(share(Array.from({ length: 1500 }, () => sampleOf(shape, random)))).toBeGreaterThan(least);
  });
});

test.each([
  'Kaksivaiheinen tunnistautuminen',
  'Bezpecnostni otazka',
  'Uwierzytelnianie dwuskladnikowe',
  'Jelszo emlekezteto',
  'Tvafaktorsautentisering',
  'Zweifaktorauthentifizierung',
  'Sifrenizi sifirlayin',
  'Prijava neuspesna',
  'Herstelmogelijkheden',
  'Egiaztatzekodea',
])('%s is no drawn text', (text) => expect(looksDrawn(text)).toBe(false));

test('no text has no score, and few letters tell nothing', () => {
  expect(wordScore('')).toBe(0);
  expect(wordScore('--')).toBe(0);
  expect(readsAsWords('xkcd')).toBe(true);
  expect(readsAsWords('qxzvkjwpgm')).toBe(false);
});

test('hostile text takes no longer than its length asks', () => {
  for (const text of ['aB'.repeat(4096), '_'.repeat(8192), 'é'.repeat(8192)]) expect(wordScore(text)).toBeLessThan(1);
});
