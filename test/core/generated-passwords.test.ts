import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { seeded } from '../../src/core/shape-sample.js';
import { PASSWORD_MAKERS, WRITINGS } from './generated-passwords.js';

const engine = new Engine(rules);

/** @returns the confidences of what is found in a file, but for `low` ones */
function found(text: string, path = 'src/app.js'): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.map(({ confidence }) => confidence).filter((confidence) => confidence !== 'low');
}

const OF_EACH = 40;
const MOST_MISSED = 0.01;

describe('passwords that programs generate', () => {
  const missed = PASSWORD_MAKERS.map(({ name, make }, number) => {
    const own = seeded(number + 501);
    const passwords = Array.from({ length: OF_EACH }, () => make(own));
    const texts = passwords.flatMap((password) =>
      WRITINGS.flatMap(({ path, write }) => {
        const text = write(password);
        return text === undefined ? [] : [{ path, text }];
      }),
    );
    return { name, texts: texts.length, lost: texts.filter(({ path, text }) => found(text, path).length === 0).length };
  });

  test.each(missed)('by $name: hardly any is missed', ({ texts, lost }) => {
    expect(texts).toBeGreaterThan(OF_EACH * 4);
    expect(lost / texts).toBeLessThanOrEqual(0.05);
  });

  test('less than one in a hundred is missed in all', () => {
    const sum = (key: 'texts' | 'lost'): number => missed.reduce((total, row) => total + row[key], 0);
    expect(sum('lost') / sum('texts')).toBeLessThan(MOST_MISSED);
  });
});
