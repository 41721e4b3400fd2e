import { describe, expect, test } from '@jest/globals';
import { generics } from '../../rules/generic.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, seq } from '../../src/core/shape.js';

const random = seeded(17);
const drawn = sampleOf(seq(base62(30), '7x'), random);
const engine = new Engine(generics([]));

function grades(text: string, path = 'src/app.ts'): string[] {
  const document = { path, bytes: Buffer.from(text), added: 'all' } as const;
  return scanDocument(engine, document, () => true).findings.map(({ confidence }) => confidence);
}

describe('a secret in a comment that documents code', () => {
  const written = `token: '${drawn}'`;

  test('is a guess', () => {
    expect(grades(`/**\n * Logs in:\n *   ${written}\n */\n`)).toEqual(['low']);
    expect(grades(`/** f({ ${written} }) */\n`)).toEqual(['medium']);
  });

  test('counts where code goes on, in other comments and in lists', () => {
    expect(grades(`/**\n * Logs in.\n */\nf({ ${written} })\n`)).toEqual(['medium']);
    expect(grades(`const all = 'src/*'\nf({ ${written} })\n`)).toEqual(['medium']);
    expect(grades(`// f({ ${written} })\n`)).toEqual(['medium']);
    expect(grades(`To log in:\n * ${written}\n`, 'login.md')).toEqual(['medium']);
    expect(grades(`/* */\n  * ${written}\n`)).toEqual(['medium']);
  });

  test('is nothing where it is written in escapes', () => {
    const escaped = `&quot;token&quot;: &quot;${drawn}&quot;`;
    expect(grades(`f('${escaped}')\n`)).toEqual(['medium']);
    expect(grades(`/**\n * ${escaped}\n */\n`)).toEqual([]);
  });
});

test('a bare value is one of a shell, not of code', () => {
  expect(grades(`run with API_TOKEN=${drawn} please`)).toEqual(['medium']);
  expect(grades(`const TOKEN_X=${drawn}(2,48)-1,B=2`)).toEqual([]);
});

test('the seed of a standard is no secret', () => {
  const seed = ['GEZDGNBV', 'GY3TQOJQ'].join('');
  expect(grades(`f({ secret: '${seed}${seed}' })`)).toEqual([]);
});
