import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { alphabets } from '../../src/core/alphabet.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { chars } from '../../src/core/shape.js';
import { placeOf, valueIn } from '../../src/core/proof/surroundings.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';
import { escapes, everyCharacter, whole } from './encoders.js';

const engine = new Engine(rules);
const token = githubToken();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const findings = (text: string, path = 'a.yml'): readonly Finding[] => scan(engine, documentOf(text, path)).findings;
const told = (text: string, path = 'a.yml'): string[] =>
  findings(text, path).map(({ rule, decodedFrom }) => `${rule.id} ${decodedFrom ?? 'plain'}`);
/** A password that generators draw: both cases and digits. */
const password = (seed: number): string => `Aa1${sampleOf(chars(alphabets.base62, 15), seeded(seed))}`;
const sampleFor = (id: string): string =>
  valueIn(
    sampleRule(
      rules.find((rule) => rule.id === id)!,
      1,
    ),
  );

describe('a key is found where it is encoded', () => {
  const [percent] = escapes['percent']!;
  test.each([
    ['a Kubernetes Secret', 'a.yml', 'base64', `kind: Secret\ndata:\n  token: @\n`, base64(`${token}\n`)],
    ['a basic-auth header', 'a.http', 'base64', 'Authorization: Basic @\n', base64(`user:${token}`)],
    ['a data URI', 'a.js', 'base64', 'x = "data:text/plain;base64,@"', base64(`the key: ${token}, and more`)],
    [
      'base64url in a path',
      'a.js',
      'base64url',
      'get("https://a.net/@/x")',
      base64url(`{"a":"???>>>","k":"${token}"}`),
    ],
    ['a string with escapes', 'a.js', 'base64', String.raw`"first\n@\nlast"`, base64(token)],
    ['digits', 'a.js', 'hex', 'k = 0x@;', hex(token)],
    ['capital digits', 'a.sql', 'hex', "unhex('@')", hex(token).toUpperCase()],
    ['a query', 'a.js', 'percent', 'get("/x?a=b&t=@&c=d")', token.replace('_', percent!('_'))],
    ['an encoded query', 'a.js', 'percent', 'x=@', everyCharacter(token, percent!)],
    ['JavaScript', 'a.js', 'unicode-escape', 'x = "@"', token.replace('_', String.raw`\u005f`)],
    [
      'JSON in a string',
      'a.js',
      'unicode-escape',
      String.raw`x = "{\"k\":\"@\"}"`,
      token.replace('_', String.raw`\\u005F`),
    ],
    ['HTML', 'a.html', 'html-entity', '<p title="@">', token.replace('_', '&#95;')],
  ])('in %s', (_, path, decodedFrom, around, written) => {
    const text = `größer\n${around.replace('@', () => written)}`;
    const start = placeOf(text, text.indexOf(written));
    const end = placeOf(text, text.indexOf(written) + written.length);
    const [finding, ...others] = findings(text, path);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ decodedFrom, ...start, endLine: end.line, endColumn: end.column });
    expect([finding!.rule.id, finding!.secret.reveal(), finding!.secret.masked]).toEqual([
      'github-pat-classic',
      token,
      'ghp_••••••••',
    ]);
  });

  test('and not where it is plain', () => {
    expect(told(`token: ${token} # ${base64('some other text')}`)).toEqual(['github-pat-classic plain']);
  });

  test('with the name that it is assigned to, inside or outside', () => {
    const secret = password(1);
    expect(told(`data:\n  .env: ${base64(`DB_USER=me\nDB_PASSWORD=${secret}\n`)}\n`)).toEqual([
      'generic-password-assignment base64',
    ]);
    expect(told(`<a data-x="{&quot;password&quot;:&quot;${secret}&quot;}">`, 'a.html')).toEqual([
      'generic-password-assignment html-entity',
    ]);
  });

  test('with the id beside it, encoded or not', () => {
    const { text, value } = sampleRule(
      rules.find(({ id }) => id === 'aws-secret-access-key-pair')!,
      1,
    );
    const secret = text.slice(value.start, value.end);
    const id = /AKIA[A-Z\d]{16}/.exec(text)![0];
    const pair = ['aws-secret-access-key-pair base64'];
    expect(told(`  id: ${base64(id)}\n  secret: ${base64(secret)}\n`)).toEqual(pair);
    expect(told(`  id: ${id}\n  secret: ${base64(secret)}\n`)).toEqual(pair);
    expect(told(`  id: ${base64(id)}\n${'far: away\n'.repeat(1000)}  secret: ${base64(secret)}\n`)).not.toEqual(pair);
  });

  test('over the lines that it is wrapped into, each value at its own', () => {
    const inner = `${'# a comment\n'.repeat(8)}${token}\n${githubToken(2)}\n`;
    const lines = base64(inner).match(/.{1,76}/g)!;
    for (const newline of ['\n    ', '\r\n', String.raw`\n`]) {
      const text = `x: |${newline}${lines.join(newline)}${newline}`;
      const [one, two] = findings(text);
      expect([one, two].map((f) => f?.secret.reveal())).toEqual([token, githubToken(2)]);
      const at = placeOf(text, text.indexOf(lines[1]!));
      expect([one!.line, one!.column]).toEqual([at.line, at.column]);
    }
  });

  test('and not over what only stands below it', () => {
    const written = base64(`key: ${token}`);
    expect(written).toHaveLength(60);
    for (const below of ['next: 1', '  - next', 'a longer line of text that is no base64', `y: ${written}`]) {
      const [finding] = findings(`x:\n  ${written}\n${below}\n`);
      expect(finding).toMatchObject({ line: 2, column: 3, endLine: 2, endColumn: 63 });
    }
  });

  test('values of one run share its place', () => {
    const [one, two, ...others] = findings(`x: ${base64(`${token},${githubToken(2)}`)}\n`);
    expect(others).toEqual([]);
    expect([one!.column, one!.endColumn]).toEqual([two!.column, two!.endColumn]);
    expect(one!.secret.reveal()).not.toBe(two!.secret.reveal());
  });
});

describe('one encoding in another', () => {
  const names = Object.keys(whole).filter((name) => name !== 'base64url');
  test.each(names.flatMap((outer) => names.map((inner) => [outer, inner] as const)))('%s of %s', (outer, inner) => {
    const text = `x: ${whole[outer]!(whole[inner]!(token))}`;
    expect(told(text)).toEqual([`github-pat-classic ${outer}+${inner}`]);
    expect(told(`x: ${whole[outer]!(text)}`)).toEqual([`github-pat-classic ${outer}+${outer}+${inner}`]);
    expect(told(`x: ${whole[outer]!(whole[outer]!(text))}`)).toEqual([]);
  });

  test('escapes in base64, base64 in escapes, escapes in escapes', () => {
    const escaped = token.replace('_', '%5f');
    expect(told(`x: ${base64(escaped)}`)).toEqual(['github-pat-classic base64+percent']);
    expect(told(`x: ${escaped.replace('%', '&#37;')}`)).toEqual(['github-pat-classic html-entity+percent']);
    expect(told(`x: ${escaped.replace('%', '%25')}`)).toEqual(['github-pat-classic percent+percent']);
    expect(told(`x: ${escaped.replace('%', '%2525')}`)).toEqual(['github-pat-classic percent+percent+percent']);
    expect(told(`x: ${escaped.replace('%', '%252525')}`)).toEqual([]);
    const split = base64(`x: ${token}`);
    expect(told(`${split.slice(0, 16)}%${hex(split[16]!)}${split.slice(17)}`)).toEqual([
      'github-pat-classic percent+base64',
    ]);
  });
});

describe('one place is one finding', () => {
  test('told by the rule that knows the encoded form', () => {
    expect(told(`x = "${sampleFor('jwt')}"`, 'a.js')).toEqual(['jwt plain']);
    expect(told(`x: ${sampleFor('private-key-pem-base64')}`)).toEqual(['private-key-pem-base64 plain']);
    expect(told(`Authorization: Basic ${base64(`user:${password(1)}`)}`)).toEqual(['http-basic-auth-header plain']);
  });

  test('or by what it decodes to, where that tells more than its name', () => {
    expect(told(`password = "${everyCharacter(token, escapes['percent']![0]!)}"`, 'a.js')).toEqual([
      'github-pat-classic percent',
    ]);
    expect(told(`db_password: "${password(1)}%21"`)).toEqual(['generic-password-assignment plain']);
  });

  test('and a value of open length is the whole of it', () => {
    const value = sampleFor('slack-app-token');
    const cut = value.length - 10;
    const text = `x: ${value.slice(0, cut)}%${hex(value[cut]!)}${value.slice(cut + 1)}`;
    const [finding, ...others] = findings(text);
    expect(others).toEqual([]);
    expect(finding!.secret.reveal()).toBe(value);
  });
});

describe('no noise', () => {
  test.each([
    ['a name over base64 that reads like words', `password_text: ${base64('a sentence in some language')}`],
    ['base64 of a bare password', `value: ${base64(password(1).padEnd(24, 'x'))}`],
    [
      'a name in what is no text to its end',
      `x: ${Buffer.from(`DB_PASSWORD=${password(1)}\n\0\u0001\u0002`).toString('base64')}`,
    ],
    ['a weak value by its name', `x: ${base64('DB_TOKEN=short-value\nand more text')}`],
    ['an integrity hash', `integrity sha512-${Buffer.from(hex('ab'.repeat(24)), 'hex').toString('base64')}`],
    ['escapes of no value', String.raw`const re = /[\u0041-\u005a\x20%41&amp;]+/; // 100%25`],
  ])('%s', (_, text) => {
    expect(told(text, 'a.yml')).toEqual([]);
  });
});
