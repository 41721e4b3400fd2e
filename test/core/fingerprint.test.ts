import { expect, test } from '@jest/globals';
import { isGuessable } from '../../src/core/evidence/guessable.js';
import { fingerprinter } from '../../src/core/fingerprint.js';
import { Secret } from '../../src/core/secret.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hex } from '../../src/core/shape.js';
import { githubToken } from '../secrets.js';

const typed = new Secret(['Sommer', '2024'].join('-'));
const drawn = new Secret(githubToken(3));

test('the same rule and value give the same fingerprint, another rule, value or key another', () => {
  const prints = [fingerprinter(), fingerprinter(), fingerprinter('k')].flatMap((fingerprint) =>
    ['a', 'b'].flatMap((rule) => [typed, drawn].map((secret) => fingerprint(rule, secret))),
  );
  expect(prints.every((print) => /^[\da-f]{32}$/.test(print))).toBe(true);
  expect(prints.slice(0, 4)).toEqual(prints.slice(4, 8));
  expect(new Set(prints).size).toBe(8);
});

test('long drawn values are not guessable, what people type is', () => {
  const random = seeded(11);
  const drawnTexts = Array.from({ length: 200 }, (_, i) => sampleOf(i % 2 === 0 ? base62(24) : hex(32), random));
  expect(drawnTexts.filter(isGuessable).length).toBeLessThan(50);
  const words = [
    'hunter2',
    'correct horse battery staple',
    'Passwort-fuer-den-Server-2024!',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
  ];
  expect(words.every(isGuessable)).toBe(true);
});

test('a guess at what people type costs a slow hash, once a value', () => {
  const fingerprint = fingerprinter();
  const cost = (secret: Secret): number => {
    const { user, system } = process.cpuUsage();
    fingerprint('a', secret);
    const spent = process.cpuUsage({ user, system });
    return spent.user + spent.system;
  };
  const guesses = Array.from({ length: 20 }, (_, i) => cost(new Secret(`Sommer-${i}`)));
  const again = Array.from({ length: 20 }, (_, i) => cost(new Secret(`Sommer-${i}`)));
  expect(Math.min(...guesses)).toBeGreaterThan(5 * Math.min(...again));
});
