import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(5);
const digits = sampleOf(hexLower(32), random);
const drawn = sampleOf(base62(32), random);

function lines(path: string, text: string): readonly number[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.filter(({ confidence }) => confidence !== 'low').map(({ line }) => line);
}

describe('an object in a string', () => {
  test.each(['sig', 'value', 'secret'])('under the name of a token counts for its member "%s"', (member) => {
    expect(lines('a.js', String.raw`var h = {"apiToken":"{\"name\":\"root\",\"${member}\":\"${digits}\"}"};`)).toEqual([
      1,
    ]);
  });

  test.each(['id', 'hash', 'requestId', 'etag'])('counts for no member "%s"', (member) => {
    expect(lines('a.js', String.raw`var h = {"apiToken":"{\"name\":\"root\",\"${member}\":\"${digits}\"}"};`)).toEqual(
      [],
    );
  });

  test('counts for no words', () => {
    expect(
      lines('a.js', String.raw`var h = {"apiToken":"{\"name\":\"root\",\"kind\":\"a-token-for-the-service\"}"};`),
    ).toEqual([]);
  });
});

describe('a value below its name', () => {
  test.each([
    ['A.java', `  private static final String ACCOUNT_SECRET\n      = "${drawn}";\n`],
    ['a.ts', `const apiToken = process.env.API_TOKEN\n  ?? "${drawn}";\n`],
    ['a.ts', `const apiToken = process.env.API_TOKEN ||\n  "${drawn}";\n`],
  ])('in %s counts behind its operator', (path, text) => {
    expect(lines(path, text)).toEqual([2]);
  });

  test('is none behind the line of a heading, or a comparison', () => {
    expect(lines('a.md', `Password\n========\n"${drawn}"\n`)).toEqual([]);
    expect(lines('a.js', `if (token\n  == "${drawn}") x();\n`)).toEqual([]);
  });
});
