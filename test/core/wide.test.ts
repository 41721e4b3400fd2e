import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { chars } from '../../src/core/shape.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';
import { wide, type WideName } from './encoders.js';

const engine = new Engine(rules);
const token = githubToken();
const password = `Aa1${sampleOf(chars(alphabets.base62, 15), seeded(4))}`;
const ENCODINGS: readonly WideName[] = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

function findings(...parts: readonly (string | Uint8Array)[]): readonly Finding[] {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return scan(engine, documentOf(bytes, 'a.ps1')).findings;
}

const found = (...parts: readonly (string | Uint8Array)[]): string[] =>
  findings(...parts).map(
    ({ rule, secret, line, column, endColumn }) => `${rule.id} ${secret.reveal()} ${line}:${column}-${endColumn}`,
  );

/** What is found of a token at a place. */
const tokenAt = (line: number, column: number, value = token): string =>
  `github-pat-classic ${value} ${line}:${column}-${column + value.length}`;

describe.each(ENCODINGS)('%s', (encoding) => {
  const written = (text: string): Buffer => wide(text, encoding);

  test('as a whole file, marked or not', () => {
    const text = `# a comment\n  token: ${token}\n`;
    expect(found(written(text))).toEqual([tokenAt(2, 10)]);
    expect(found(written(`\uFEFF${text}`))).toEqual([tokenAt(2, 10)]);
    expect(found(written(`\uFEFFtoken: ${token}`))).toEqual([tokenAt(1, 8)]);
  });

  test('as a whole file in other alphabets, a name and a value among them', () => {
    const cyrillic = 'Здесь записаны пароли, которые нельзя терять.\n'.repeat(3);
    const chinese = '这里写着不可以丢失的密码，请勿外传。\n'.repeat(3);
    for (const text of [cyrillic, chinese]) {
      expect(found(written(`${text}$key = "${token}"\n${text}`))).toHaveLength(1);
      expect(found(written(`${text}пароль密碼${token}密碼пароль\n${text}`))).toHaveLength(1);
      expect(found(written(`${text}password（密码）: "${password}" # пароль\n${text}`))).toHaveLength(0);
      const [finding, ...others] = findings(written(`${text}$password = "${password}" # пароль\n${text}`));
      expect(others).toEqual([]);
      expect([finding?.rule.id, finding?.secret.reveal()]).toEqual(['generic-password-assignment', password]);
    }
  });

  test('behind ASCII, and ahead of it, at even and odd offsets', () => {
    for (const before of ['x = 1\n', 'x = 12\n', 'xyz = "a longer line of text"\n']) {
      const lines = `first line\n$env:TOKEN = "${token}"\nlast line\n`;
      expect(found(before, written(lines))).toEqual([tokenAt(3, 15)]);
      expect(found(written('first line\nsecond\n'), before, `export TOKEN=${token}\n`)).toEqual([tokenAt(4, 14)]);
      expect(found(written(`\uFEFFfirst line\n`), before, `export TOKEN=${token}\n`)).toEqual([tokenAt(3, 14)]);
      // Behind a mark, a few bytes of ASCII may as well be characters of UTF-16.
      const line = before.length === 6 && encoding.startsWith('utf-16') ? 3 : 4;
      const marked = written('\uFEFFfirst line\n');
      expect(found(marked, before, written(lines))).toEqual([tokenAt(line, 15)]);
    }
    const second = githubToken(2);
    expect(found(`a=${token}\n`, written(`b=${second}\n`))).toEqual([tokenAt(1, 3), tokenAt(2, 3, second)]);
  });

  test('in a binary, between bytes of any kind', () => {
    for (let byte = 0; byte < 256; byte++) {
      const noise = Buffer.from([1, 2, 0, 0, 255, 0, 0, byte]);
      const isGlued = /[A-Za-z\d_]/.test(String.fromCharCode(byte));
      // Behind zeros, a letter is one more of the text, or may be.
      if (isGlued && encoding !== 'utf-16le') continue;
      expect([byte, ...found(noise, written(token), Buffer.from([0, 0, 0, 0, 3]), noise)]).toHaveLength(2);
    }
  });

  test('answers for its added bytes alone', () => {
    const before = Buffer.from('x = 1\n');
    const bytes = Buffer.concat([before, written(`token: ${token}\n`)]);
    const at = (start: number, end: number): number =>
      scan(engine, documentOf(bytes, 'a', [{ start, end }])).findings.length;
    expect([at(0, before.length), at(before.length, bytes.length)]).toEqual([0, 1]);
  });

  test('shows nothing of a value', () => {
    const [finding, ...others] = findings('x = 1\n', written(`a: ${token} b: ${githubToken(2)} c\n`));
    expect(others).toHaveLength(1);
    expect(finding!.decodedFrom).toBe(encoding);
    expect(finding!.excerpt).toMatchObject({ before: 'a: ', masked: 'ghp_••••••••' });
    expect(finding!.excerpt.after).toMatch(/^ \S+: •{8}(?: \S+)?$/);
    expect(finding!.excerpt.after).not.toMatch(/[\0A-Z\d]/);
  });

  test('bytes that begin like it cost no more than others', () => {
    for (const unit of ['a', 'ab\u0001', '\u4142', 'a\0', 'abcdefgh\0', '\uD800', 'password=']) {
      const bytes = written(unit).subarray(0, 400_000);
      const all = Buffer.alloc(400_000, bytes);
      const start = process.cpuUsage();
      findings(Buffer.from([1]), all);
      expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
    }
  });
});

test('a mark ahead of ASCII hides nothing', () => {
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xff, 0xfe, 0, 0],
    [0, 0, 0xfe, 0xff],
  ])
    expect(found(Buffer.from(mark), `token: ${token}\n`)).toEqual([tokenAt(1, 8)]);
});
