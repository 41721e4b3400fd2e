import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { placeOf } from '../../src/core/proof/surroundings.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { chars } from '../../src/core/shape.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';
import { dumps, lists } from './encoders.js';

const engine = new Engine(rules);
const token = githubToken();
const password = `Aa1${sampleOf(chars(alphabets.base62, 15), seeded(1))}`;
const findings = (text: string, path = 'a.txt'): readonly Finding[] => scan(engine, documentOf(text, path)).findings;
const values = (text: string, path = 'a.txt'): string[] =>
  findings(text, path).map(({ rule, secret }) => `${rule.id} ${secret.reveal()}`);
const QUOTE = /["'`]/;
const OF_TOKEN = [`github-pat-classic ${token}`];

/** Checks that the one finding is the token, in its place, and that nothing of it is shown. */
function expectToken(text: string, written: string, decodedFrom: string | undefined, path = 'a.txt'): void {
  const [finding, ...others] = findings(text, path);
  expect(others).toEqual([]);
  const start = placeOf(text, text.indexOf(written));
  const end = placeOf(text, text.indexOf(written) + written.length);
  expect(finding).toMatchObject({ ...start, endLine: end.line, endColumn: end.column });
  expect([finding!.rule.id, finding!.secret.reveal(), finding!.decodedFrom]).toEqual([
    'github-pat-classic',
    token,
    decodedFrom,
  ]);
  const shown = JSON.stringify(finding!.excerpt);
  for (let at = 4; at + 6 < token.length; at++) expect(shown).not.toContain(token.slice(at, at + 6));
}

describe('terminal codes', () => {
  const ESCAPES = ['\u001B', '\\x1b', '\\x1B', '\\u001b', '\\033', '\\33', '\\e', '^[', '\\u{1b}', '\\u{001B}'].concat([
    '\\x{1b}',
    '\\U0000001b',
    '\\0033',
    '%1b',
    '%1B',
    '`e',
    '&#27;',
    '&#x1b;',
    '\\\\x1b',
    '\\\\u001b',
  ]);
  const CODES = ['[32m', '[0m', '[m', '[1;38;5;12m', '[38:2::1:2:3m', '[0K', '[2J', '[?25h', '[1;1H', '[0 q', '(B'];

  test.each(ESCAPES)('%j and a code hide no token behind them', (escape) => {
    for (const code of CODES) {
      const text = `line ${escape}${code}${token}${escape}[0m\n`;
      expectToken(text, token, undefined);
      expectToken(`${escape}[1m${escape}${code}${token}${escape}[0m end`, token, undefined);
    }
  });

  test.each(ESCAPES)('%j colours a name, and its value', (escape) => {
    const [yellow, off, green] = [`${escape}[33m`, `${escape}[0m`, `${escape}[1;32m`];
    for (const text of [
      `${yellow}API_TOKEN${off}=${green}${password}${off}\n`,
      `export ${yellow}DB_PASSWORD${off}=${password}\n`,
      `${yellow}"password"${off}: ${green}"${password}"${off},\n`,
      `${yellow}password${off}: "${password}"\n`,
    ]) {
      const found = findings(text, 'ci.log');
      expect([text, found.map(({ secret }) => secret.reveal())]).toEqual([text, [password]]);
    }
  });

  test('links, and their ends', () => {
    const bells = ['\u0007', '\\a', '\\x07', '\\u0007', '\\007', '^G', '%07', '\u001B\\', '\\e\\\\'];
    for (const bell of bells)
      for (const escape of ['\u001B', '\\e', '\\x1b', '\\033', '^['])
        expectToken(`${escape}]8;;https://a.example/b${bell}${token}${escape}]8;;${bell}\n`, token, undefined);
  });

  test('a code within a token', () => {
    const written = `${token.slice(0, 20)}\u001B[31m${token.slice(20)}`;
    expectToken(`x ${written} y`, written, 'terminal-codes');
  });

  test('what is no code ends no word', () => {
    for (const before of ['[32m', 'a[0]m', 'x1b[32m', '33m', '[32mm', 'e[32m'])
      expect(values(`y${before}${token}`)).toEqual([]);
  });
});

test.each([
  ...['\\b', '\\f', '\\v', '\\a', '\\0', '\\n', '\\t', '\\r\\n', '\\e', '\\012', '\\12', '\\x0a', '\\u000A'],
  ...['\\U0000000a', '\\x{a}', '\\u{a}', '%0A', '%3D', '=3D', '`n', '`r`n', '`t', '&quot;', '&#10;', '\\\\n', '^G'],
])('%s right ahead of a token, and behind it', (escape) => {
  expect(values(`x ${escape}${token}${escape} y`)).toEqual(OF_TOKEN);
});

describe('escapes', () => {
  const octal = (char: string): string => char.charCodeAt(0).toString(8).padStart(3, '0');
  const hex = (char: string, digits: number): string => char.charCodeAt(0).toString(16).padStart(digits, '0');
  const each = (write: (char: string) => string): string => [...token].map(write).join('');
  const one = (write: (char: string) => string): string => token.replace('_', write('_'));

  test.each<readonly [string, string, (char: string) => string]>([
    ['octal', 'octal-escape', (char) => `\\${octal(char)}`],
    ['octal of shells', 'octal-escape', (char) => `\\0${octal(char)}`],
    ['long Unicode', 'unicode-escape', (char) => `\\U${hex(char, 8)}`],
    ['braced hexadecimal', 'unicode-escape', (char) => `\\x{${hex(char, 2)}}`],
    ['braced hexadecimal with zeros', 'unicode-escape', (char) => `\\x{${hex(char, 6)}}`],
  ])('%s', (_, decodedFrom, write) => {
    for (const written of [one(write), each(write)]) expectToken(`größer\nx = "${written}";\n`, written, decodedFrom);
  });

  test('quoted-printable', () => {
    const [a, b, c] = [token.slice(0, 9), token.slice(9, 30), token.slice(30)];
    for (const newline of ['\n', '\r\n']) {
      const head = `Content-Transfer-Encoding: quoted-printable${newline}${newline}`;
      const soft = `${a}=${newline}${b}=${newline}${c}`;
      expectToken(`${head}Key: ${soft}${newline}`, soft, 'quoted-printable');
      expectToken(`<a href=3D"x">${newline}${soft}${newline}`, soft, 'quoted-printable');
    }
    const escaped = token.replace('_', '=5F');
    expectToken(`a =3D b\n${escaped}\n`, escaped, 'quoted-printable');
    expect(values(`Content-Transfer-Encoding: quoted-printable\n\npassword=3D"${password}"\n`)).toEqual([
      `generic-password-assignment ${password}`,
    ]);
  });

  test.each([1, 2])('a file may end %i byte into an invisible character', (length) => {
    const cut = Buffer.from('\u200B').subarray(0, length);
    const bytes = Buffer.concat([Buffer.from(`gr\u00F6\u00DFer\nx = "a\u200Bb${token}"\ny`), cut]);
    expect(scan(engine, { path: 'a.txt', bytes, added: 'all' }).findings).toHaveLength(0);
  });

  test.each(['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD'])(
    'an invisible %j in a token or a name',
    (char) => {
      for (const at of [1, 4, 20]) {
        const written = `${token.slice(0, at)}${char}${token.slice(at)}`;
        expectToken(`größer\nx = "${written}"\n`, written, 'invisible-characters');
      }
      expect(values(`pass${char}word = "${password}"\n`, 'a.py')).toEqual([`generic-password-assignment ${password}`]);
    },
  );
});

test('the first bytes of an invisible character end a file like any others', () => {
  for (const cut of ['e2', 'e280', 'ef', 'efbb', 'c2'])
    for (const text of [token, `größer\nx = "${token}"`]) {
      const bytes = Buffer.concat([Buffer.from(`${text}=41 ab\u200Bcd`), Buffer.from(cut, 'hex')]);
      const { findings: found } = scan(engine, { path: 'a.txt', bytes, added: 'all' });
      expect(found.map(({ secret }) => secret.reveal())).toEqual([token]);
    }
});

describe('strings in parts', () => {
  const [a, b, c] = [token.slice(0, 4), token.slice(4, 22), token.slice(22)];
  test.each([
    ['a.js', '" + "'],
    ['a.js', "' + '"],
    ['b.js', '"+"'],
    ['a.js', '` +\n  `'],
    ['a.java', '" +\n        "'],
    ['a.java', '"\r\n        + "'],
    ['a.py', '"\n    "'],
    ['a.py', '" "'],
    ['a.py', '" \\\n    "'],
    ['a.py', '" f"'],
    ['a.c', '" \\\r\n  "'],
    ['a.php', "' . '"],
    ['a.php', "'.'"],
    ['a.php', "'\n    . '"],
    ['a.lua', '" .. "'],
    ['a.vb', '" & "'],
    ['a.vb', '" & _\r\n    "'],
    ['a.hs', '" ++ "'],
    ['a.ex', '" <> "'],
    ['a.twig', "' ~ '"],
    ['a.sql', "' || '"],
    ['a.yml', '\\\n    '],
    ['a.sh', '\\\n'],
  ])('%s: %j', (path, joint) => {
    const written = [a, b, c].join(joint);
    const quote = QUOTE.exec(joint)?.[0] ?? '"';
    expectToken(`first\nx = ${quote}${written}${quote}\nlast\n`, written, 'concatenation', path);
    const half = [password.slice(0, 9), password.slice(9)].join(joint);
    const named = values(`password = ${quote}${half}${quote}\n`, path);
    expect(named).toHaveLength(1);
    // A line that goes on is a value as it stands.
    if (QUOTE.test(joint)) expect(named[0]).toContain(password);
  });

  test('and what is no string in parts', () => {
    for (const text of [
      `x = ["${a}", "${b}", "${c}"]`,
      `"${a}" : "${b}${c}"`,
      `password = "some words " + "and ${password}"`,
      `f("${a}" + y + "${b}${c}")`,
    ])
      expect(values(text, 'a.js')).toEqual([]);
  });
});

describe('lists of numbers', () => {
  test.each(Object.entries(lists))('%s', (_, write) => {
    const text = write('value', token);
    const found = findings(`// größer\n${text}\n`, 'a.c');
    expect(found.map(({ secret, decodedFrom }) => [secret.reveal(), decodedFrom])).toEqual([[token, 'byte-array']]);
    expect(values(write('password', password), 'a.c')).toEqual([`generic-password-assignment ${password}`]);
  });

  test('of no text', () => {
    expect(values(`x = [${Array.from({ length: 400 }, (_, i) => i % 256).join(', ')}]`)).toEqual([]);
    expect(values(`x = [${[...token].map((char) => char.charCodeAt(0) + 1000).join(', ')}]`)).toEqual([]);
  });
});

describe('dumps', () => {
  test.each(Object.entries(dumps))('%s', (_, dump) => {
    for (const text of [`token=${token}\nmore\n`, `a=1\nDB_PASSWORD=${token}\n`, `${'x'.repeat(200)}\n${token}\n`]) {
      const [finding, ...others] = findings(`$ dump\n${dump(text)}$ `);
      expect(others).toEqual([]);
      expect([finding?.secret.reveal(), finding?.decodedFrom]).toEqual([token, 'hex-dump']);
      expect(finding!.line).toBe(2 + Math.floor(text.indexOf(token) / 16));
    }
  });
});

describe('packed or wide, in base64', () => {
  test.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
    ['best', (text: string) => deflateSync(text, { level: 9 })],
  ] as const)('%s', (_, pack) => {
    for (const more of ['', 'some more text, '.repeat(400), 'größer '.repeat(9)]) {
      const written = pack(`${more}token: ${token}\n`).toString('base64');
      const wrapped = written.replaceAll(/.{76}/g, '$&\n  ');
      for (const text of [`data: ${written}\n`, `x: |\n  ${wrapped}\n`]) {
        const found = findings(text, 'a.yml');
        expect(found.map(({ secret, decodedFrom, line }) => [secret.reveal(), decodedFrom, line])).toEqual([
          [token, 'base64+deflate', text.startsWith('x') ? 2 : 1],
        ]);
      }
      expect(values(`data: ${written.slice(0, -24)}\n`, 'a.yml').length).toBeLessThanOrEqual(1);
    }
  });

  test('packed without being made smaller', () => {
    const written = gzipSync(`token: ${token}\n`, { level: 0 }).toString('base64');
    expect(values(`data: ${written}\n`, 'a.yml')).toEqual(OF_TOKEN);
  });

  test('what unpacks to too much is cut', () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000)).toString('base64');
    const start = process.cpuUsage();
    expect(values(`x: ${bomb}\ny: ${token}\n`)).toEqual(OF_TOKEN);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });

  test('a command of PowerShell', () => {
    const script = `$env:GITHUB_TOKEN = '${token}'; Get-Item .`;
    for (const cut of [0, 1, 2, 3]) {
      const written = Buffer.from(script.slice(cut), 'utf16le').toString('base64');
      expectToken(`powershell -EncodedCommand ${written}\n`, written, 'base64+utf-16le');
    }
    const named = Buffer.from(`$password = "${password}"`, 'utf16le').toString('base64');
    expect(values(`powershell -enc ${named}`)).toEqual([`generic-password-assignment ${password}`]);
  });
});
