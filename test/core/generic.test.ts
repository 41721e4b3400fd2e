import { describe, expect, test } from '@jest/globals';
import { generics } from '../../rules/generic.js';
import { Engine } from '../../src/core/engine.js';
import { assigned } from '../../src/core/rule.js';
import { dummyHash } from '../../src/core/evidence/dummy.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower, seq } from '../../src/core/shape.js';

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

describe('a setting in a text for people, or in a comment', () => {
  test.each([
    ['docs/start.md', `    API_SECRET: ${drawn}`],
    ['docs/start.md', `- api_secret = ${drawn}`],
    ['docs/start.md', `api_secret: ${drawn} # ours`],
    ['src/app.go', `// api_secret: ${drawn}`],
    ['src/app.py', `#   api_secret = ${drawn}`],
  ])('%s: %s', (path, text) => expect(grades(`${text}\n`, path)).toEqual(['medium']));

  test.each([
    ['src/app.go', `api_secret = ${drawn}`],
    ['src/app.go', `// api_secret = f(${drawn})`],
    ['src/app.go', `// api_secret = config.${drawn}`],
    ['docs/start.md', `say api_secret: ${drawn} twice`],
    ['docs/start.md', `The api_secret = ${drawn}`],
  ])('and not %s: %s', (path, text) => expect(grades(`${text}\n`, path)).toEqual([]));
});

describe('a name that says no more than that it is a key', () => {
  const key = `${drawn}${drawn.slice(0, 4)}`;

  test('tells a long value', () => {
    expect(grades(`const key = '${key}'`)).toEqual(['medium']);
    expect(grades(`const key = '${drawn.slice(0, 20)}'`)).toEqual([]);
  });

  test('tells less of what has the form of a fingerprint', () => {
    expect(grades(`const key = '${sampleOf(hexLower(40), random)}'`)).toEqual(['low']);
  });

  test('tells less in a text for people', () => {
    expect(grades(`const key = '${key}'\n`, 'README.md')).toEqual(['low']);
  });

  test.each(['cacheKey', 'primary_key', 'keyFingerprint', 'publicKey', 'SENTRY_KEY', 'translationKey'])(
    'and not %s',
    (name) => expect(grades(`x = { ${name}: '${key}' }`)).toEqual([]),
  );
});

test.each([
  ['PGPASSWORD', 'medium'],
  ['dbpassword', 'medium'],
  ['smtppass', 'medium'],
  ['authtoken', 'medium'],
  ['bypass', undefined],
  ['compass', undefined],
  ['subtoken', undefined],
])('%s joins words', (name, confidence) => {
  expect(grades(`const ${name} = '${drawn}'`)).toEqual(confidence === undefined ? [] : [confidence]);
});

test('a table of types names none', () => {
  expect(grades(`{ "Acme::IAM::AccessKey": "${drawn}" }`)).toEqual([]);
  expect(grades(`Acme::ACCESS_KEY = "${drawn}";`, 'a.cpp')).toEqual(['medium']);
});

test('what specifications print as samples is no secret', () => {
  const sample = ['kd94hf93', 'k423kf44'].join('');
  const made = new Engine(generics([dummyHash(sample)]));
  const bytes = Buffer.from(`const secret = '${sample}'`);
  expect(scanDocument(made, { path: 'a.js', bytes, added: 'all' }, () => true).findings).toEqual([]);
  expect(scanDocument(engine, { path: 'a.js', bytes, added: 'all' }, () => true).findings).toEqual([]);
});

test('a rule that knows whose a value is, but not how drawn, is as sure as the name makes it', () => {
  const known = assigned({
    id: 'acme-secret',
    provider: 'Acme',
    title: 'secret',
    shape: base62(32),
    context: ['acme'],
    confidence: 'low',
    privilege: 'broad',
  });
  const both = new Engine([known, ...generics([])]);
  const told = (text: string, rules = both): string[] => {
    const document = { path: 'a.js', bytes: Buffer.from(text), added: 'all' } as const;
    return scanDocument(rules, document, () => true).findings.map(({ rule, confidence }) => `${rule.id} ${confidence}`);
  };
  expect(told(`acmeSecret = '${drawn}'`)).toEqual(['acme-secret medium']);
  expect(told(`acmeLogin = '${drawn}'`)).toEqual(['acme-secret low']);
  expect(told(`acmeSecret = 'WorkspaceFolderNameOfTheProvider'`)).toEqual(['acme-secret low']);
  const open = new Engine([{ ...known, privilege: 'publishable' as const }, ...generics([])]);
  expect(told(`acmeSecret = '${drawn}'`, open)).toEqual(['acme-secret low']);
});
