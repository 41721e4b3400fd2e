import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import type { Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { namedAlphabets, shapeWords } from '../../src/core/shape-words.js';
import {
  base62,
  chars,
  digits,
  hex,
  hexLower,
  oneOf,
  opt,
  repeat,
  seq,
  uuid,
  type Shape,
} from '../../src/core/shape.js';

const shapesOf = (rule: Rule): readonly Shape[] =>
  ['lead', 'partner', 'shape', 'begin', 'end', 'body'].flatMap((name) => {
    const shape = (rule as unknown as Record<string, Shape | undefined>)[name];
    return shape === undefined ? [] : [shape];
  });

const idOf = (of: (count: number) => Shape): Shape => seq(of(8), '-', of(4), '-', of(4), '-', of(4), '-', of(12));

describe('a shape in words', () => {
  test.each<[string, Shape, string]>([
    ['a prefix and what follows', seq('ghp_', base62(36)), '`ghp_` + 36 × base62'],
    ['a range', seq('a-', digits(2, 20)), '`a-` + 2–20 × digits'],
    ['neighbouring texts as one', seq('a', seq('b', seq('c'), digits(1))), '`abc` + 1 × digits'],
    ['alternatives on their own', oneOf('ab', seq('c', hexLower(4))), '`ab` | `c` + 4 × lower-case hex'],
    ['alternatives among others', seq(oneOf('ab', 'cd'), base62(3)), '(`ab` | `cd`) + 3 × base62'],
    ['what may be missing', seq('a', opt('v0_'), digits(1)), '`a` + optionally (`v0_`) + 1 × digits'],
    ['a character that may be missing', seq('a', chars('=', 0, 1)), '`a` + optionally `=`'],
    ['padding', seq('a', chars('=', 0, 2)), '`a` + 0–2 × `=`'],
    ['repeats', repeat(seq('.', base62(2)), 1, 3), '1–3 × (`.` + 2 × base62)'],
    ['one time as itself', seq('a', repeat('.eyJ', 1, 1), repeat(oneOf('b', 'c'), 1, 1)), '`a` + `.eyJ` + (`b` | `c`)'],
    ['a UUID by its name', seq('key-', uuid, '-', digits(2)), '`key-` + lower-case UUID + `-` + 2 × digits'],
    ['a UUID in both cases', idOf(hex), 'UUID'],
    [
      'what only looks like a UUID',
      idOf(base62),
      '8 × base62 + `-` + 4 × base62 + `-` + 4 × base62 + `-` + 4 × base62 + `-` + 12 × base62',
    ],
    ['half a UUID', seq(hex(8), '-', hex(4)), '8 × hex + `-` + 4 × hex'],
    ['texts that differ in the last character', seq(oneOf('AC0', 'AC1', 'AC2', 'AC3')), '(`AC` + 1 × `[0-3]`)'],
    ['texts that differ elsewhere', oneOf('0AC', '1AC', '2AC', '3AC'), '`0AC` | `1AC` | `2AC` | `3AC`'],
    ['nothing', oneOf('', 'x'), 'nothing | `x`'],
  ])('says %s', (_, shape, words) => {
    expect(shapeWords(shape)).toBe(words);
  });

  test.each([
    ['Basic ', '`Basic` + blank'],
    ['  a b', '2 × blank + `a b`'],
    [' ', 'blank'],
    ['-----BEGIN X-----', '5 × `-` + `BEGIN X` + 5 × `-`'],
    ['a---b==', '`a---b==`'],
    ['xxxxxx', '`xxxxxx`'],
    ['a\n\tb`', '`a` + line break + tab + `b` + backtick'],
  ])('says the text %j so that it can be read', (text, words) => {
    expect(shapeWords({ kind: 'text', text })).toBe(words);
  });

  test.each([
    [`${alphabets.lower}${alphabets.digits}`, '`[0-9a-z]`'],
    ['fedcba9876543210', 'lower-case hex'],
    [`${alphabets.base62}-._`, '`[0-9A-Za-z._-]`'],
    ['AQgw', '`[AQgw]`'],
    ['abd', '`[abd]`'],
    ['abcx', '`[a-cx]`'],
    ['\\]^ \n`', '`[\\n\\x20\\\\\\]^\\x60]`'],
  ])('names the characters %j, or lists them', (alphabet, words) => {
    expect(shapeWords(chars(alphabet, 2))).toBe(`2 × ${words}`);
  });

  test.each(namedAlphabets())('means by $name the characters $members', ({ name, members }) => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const alphabet = ascii.filter((char) => new RegExp(members).test(char)).join('');
    expect(shapeWords(chars(alphabet, 2))).toBe(`2 × ${name}`);
  });
});

describe('the words of every rule', () => {
  const words = rules.flatMap((rule) => shapesOf(rule).map((shape) => shapeWords(shape)));

  test('are one readable line', () => {
    expect(words.filter((line) => line === '' || /[\n\r\t]|undefined|NaN/.test(line))).toEqual([]);
    expect(Math.max(...words.map((line) => line.length))).toBeLessThan(1000);
  });

  test('are no secret to the scanner', () => {
    const bytes = Buffer.from(words.map((line) => `shape = ${line}\n`).join(''));
    const { findings } = scanDocument(new Engine(rules), { path: 'a.md', bytes, added: 'all' }, () => true);
    expect(findings.map(({ rule, line }) => `${rule.id}: ${words[line - 1]}`)).toEqual([]);
  });
});
