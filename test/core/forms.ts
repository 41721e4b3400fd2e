import { expect } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { MASK } from '../../src/core/secret.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower, seq } from '../../src/core/shape.js';
import { chosen, drawn } from './told.js';

const engine = new Engine(rules);
/** Begins like the name of a variable. */
const dollar = ['$Kq', '7vub', '4dor', '&3x'].join('');
/** Another drawn value, of the same length. */
const second = [...drawn].toReversed().join('');
const hex = sampleOf(seq(hexLower(38), '7f'), seeded(29));
const key = sampleOf(seq(base62(42), 'k7'), seeded(31));
const filled = (text: string): string =>
  text
    .replaceAll('«H»', hex)
    .replaceAll('«K»', key)
    .replaceAll('«D2»', second)
    .replaceAll('«D»', drawn)
    .replaceAll('«P»', chosen)
    .replaceAll('«$»', dollar);

/** What is reported in a file, at any confidence. `D` and `D2` are drawn values, `H` is one in hexadecimal, `K` a longer one, `P` one a person chose, `$` one that begins like a variable. */
export function findingsIn(path: string, text: string): readonly Finding[] {
  const bytes = Buffer.from(filled(text));
  return scanDocument(engine, { path, bytes, added: 'all' }, () => true).findings;
}

/** Where the text has its values, as `line:column value`, lines and columns from 1. */
export function places(text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const found: string[] = [];
    for (const match of line.matchAll(/«(?:[DPHK$]|D2)»/g)) {
      const before = filled(line.slice(0, match.index));
      found.push(`${i + 1}:${before.length + 1} ${filled(match[0])}`);
    }
    return found;
  });
}

/** Each value is reported at its place and masked, at medium and up, and nothing else is. */
export function expectValues(path: string, text: string): void {
  const findings = findingsIn(path, text);
  expect(findings.map(({ line, column, secret }) => `${line}:${column} ${secret.reveal()}`)).toEqual(places(text));
  expect(findings.map(({ confidence }) => confidence)).not.toContain('low');
  for (const { excerpt } of findings) {
    expect(excerpt.masked).toBe(MASK);
    for (const value of [chosen, drawn, second, hex, key, dollar])
      expect(excerpt.before + excerpt.after).not.toContain(value);
  }
}

/** Nothing is reported at medium and up. */
export const expectNothing = (path: string, text: string): void =>
  expect(
    findingsIn(path, text)
      .filter(({ confidence }) => confidence !== 'low')
      .map(({ line, column }) => `${line}:${column}`),
  ).toEqual([]);
