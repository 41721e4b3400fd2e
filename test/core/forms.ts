import { expect } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { MASK } from '../../src/core/secret.js';
import { chosen, drawn } from './told.js';

const engine = new Engine(rules);
/** Begins like the name of a variable. */
const dollar = ['$Kq', '7vub', '4dor', '&3x'].join('');
const filled = (text: string): string =>
  text.replaceAll('«D»', drawn).replaceAll('«P»', chosen).replaceAll('«$»', dollar);

/** What is reported in a file, at any confidence. `D` is a drawn value, `P` one a person chose, `$` one that begins like a variable. */
export function findingsIn(path: string, text: string): readonly Finding[] {
  const bytes = Buffer.from(filled(text));
  return scanDocument(engine, { path, bytes, added: 'all' }, () => true).findings;
}

/** Where the text has its values, as `line:column value`, lines and columns from 1. */
export function places(text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const found: string[] = [];
    for (const match of line.matchAll(/«[DP$]»/g)) {
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
    for (const value of [chosen, drawn, dollar]) expect(excerpt.before + excerpt.after).not.toContain(value);
  }
}

/** Nothing is reported at medium and up. */
export const expectNothing = (path: string, text: string): void =>
  expect(
    findingsIn(path, text)
      .filter(({ confidence }) => confidence !== 'low')
      .map(({ line, column }) => `${line}:${column}`),
  ).toEqual([]);
