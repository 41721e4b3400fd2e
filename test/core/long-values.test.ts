import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64, seq, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(12_206);
const draw = (shape: Shape): string => sampleOf(shape, random);
const token = draw(seq(base62(31), '7'));

/** @returns the confidences of what is found in a file, but for `low` ones */
function found(text: string, path = 'src/app.js'): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.map(({ confidence }) => confidence).filter((confidence) => confidence !== 'low');
}

describe('a value of more than 512 bytes', () => {
  const long = (length: number): string => draw(seq('k', base64(length - 2), '7'));

  test.each([
    ['.env.production', (value: string) => `API_SECRET=${value}\n`],
    ['a.js', (value: string) => `const apiSecret = '${value}';\n`],
    ['a.py', (value: string) => `api_secret = """${value}"""\n`],
    ['a.yml', (value: string) => `api_secret: ${value}\n`],
    ['a.lua', (value: string) => `api_secret = [[${value}]]\n`],
    ['a.sh', (value: string) => `read PASSWORD <<EOF\n${value}\nEOF\n`],
    ['a.csv', (value: string) => `name,password\nx,${value}\n`],
    ['a.json', (value: string) => JSON.stringify({ config: JSON.stringify({ api_secret: value }) })],
  ] as const)('counts in %s', (path, write) => {
    for (const length of [511, 512, 513, 1000, 4096, 8000])
      expect(found(write(long(length)), path)).toEqual(['medium']);
  });

  test('does not where it is a text, a query or a program', () => {
    for (const text of ['select a1, b2 from t3 where x4 = 5;', 'f(x1,y2)=>z3[0];', 'user1=a&pass2=b&', 'lorem ipsum '])
      expect(found(`const apiSecret = "${text.repeat(40)}";\n`)).toEqual([]);
  });

  test('hides no other one', () => {
    const line = `const apiSecret = '${long(3000)}';\n`;
    expect(found(`${line}const dbPassword = '${token}';\n${line}`)).toEqual(['medium', 'medium', 'medium']);
    expect(found(`const apiSecret = 'password=${'x'.repeat(600)}';\nconst secret2 = '${long(700)}';\n`)).toEqual([
      'medium',
    ]);
  });
});
