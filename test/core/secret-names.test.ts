import { describe, expect, test } from '@jest/globals';
import { FOREIGN_PASSWORD_WORDS, OTHER_PASSWORD_WORDS, PASSWORD_WORDS } from '../../rules/password-words.js';
import { foreignKeywords, foreignNames } from '../../src/core/foreign-names.js';
import { endsName } from '../../src/core/names.js';
import { rarestRun } from '../../src/core/rarity.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower, seq } from '../../src/core/shape.js';
import { findingsIn, places } from './forms.js';

const random = seeded(35);
const drawn = (length: number): string => sampleOf(seq('q7', base62(length - 2)), random);

/** What is found, as `line:column value confidence`. */
const found = (path: string, text: string): string[] =>
  findingsIn(path, text).map(
    ({ line, column, secret, confidence }) => `${line}:${column} ${secret.reveal()} ${confidence}`,
  );
const expected = (text: string, confidence = 'medium'): string[] =>
  places(text).map((place) => `${place} ${confidence}`);

describe('a short word for a password', () => {
  test.each(['pw', 'psw', 'pswd', 'psswd', 'passw', 'pwrd', 'db_pw', 'dbPw', 'DB_PW', 'smtpPw', 'userpw', 'rootPw'])(
    '%s: counts for drawn and for chosen values',
    (name) => {
      for (const value of ['«D»', '«P»']) {
        for (const [path, text] of [
          ['src/a.js', `const ${name} = '${value}';\n`],
          ['a.json', `{"${name}": "${value}"}\n`],
          ['a.env', `${name}=${value}\n`],
          ['a.yml', `  ${name}: ${value}\n`],
        ] as const)
          expect(found(path, text)).toEqual(expected(text));
      }
    },
  );

  test('and not alone in what nobody wrote by hand', () => {
    const code = 'a.b(function(c){return c})||d,'.repeat(20);
    expect(found('dist/a.js', `${code}pw="heading-2",${code}\n`)).toEqual([]);
    expect(found('dist/a.js', 'PW = g("heading-2", Sq1);\n')).toEqual([]);
    expect(found('a.png', `\u0001\u0002pw="\u0013 &b3%xyz\u0001z9",\u0001\n`)).toEqual([]);
    expect(found('dist/a.js', `${code}dbPw="«P»",${code}\n`)).toHaveLength(1);
  });

  test.each(['pwm', 'showPwLength', 'pwa', 'cwpw', 'pwd_file', 'passwidth'])('and not %s', (name) => {
    expect(found('src/a.js', `const ${name} = '«P»';\n`)).toEqual([]);
  });
});

describe('a short word for a secret', () => {
  test.each([
    'PAT',
    'GITHUB_PAT',
    'githubPat',
    'psk',
    'wifi_psk',
    'otp',
    'basic_auth',
    'proxyAuth',
    'auth',
    'mdp',
    'clave',
  ])('%s: counts for drawn values, and little for others', (name) => {
    expect(found('src/a.js', `const ${name} = '«D»';\n`)).toEqual(expected(`const ${name} = '«D»';\n`));
    expect(found('src/a.js', `const ${name} = 'summer-2019';\n`)).toEqual([`1:${name.length + 11} summer-2019 low`]);
    expect(found('src/a.js', `const ${name} = 'some text';\n`)).toEqual([]);
  });

  test.each([
    'compat',
    'patch',
    'pattern',
    'dispat',
    'author',
    'authority',
    'enclave',
    'oauthState',
    'psktest',
    'otpLength',
  ])('and not %s', (name) => {
    expect(found('src/a.js', `const ${name} = '«D»';\n`)).toEqual([]);
  });

  test('and not before a list of a user and a password', () => {
    expect(found('src/a.py', "requests.get(u, auth=('joe-from-sales-7', pw))\n")).toEqual([]);
  });

  test('ends a name', () => {
    expect(endsName('userpw', ['pw'])).toBe(true);
    expect(endsName('pw_user', ['pw'])).toBe(false);
    expect(endsName('xpw', ['pw'])).toBe(false);
  });
});

test.each([
  'creds',
  'privkey',
  'privKey',
  'PRIV_KEY',
  'writekey',
  'writeKey',
  'write_key',
  'functionkey',
  'function_key',
])('%s is one of a secret', (name) => {
  const text = `const ${name} = '«D»';\n`;
  expect(found('src/a.js', text)).toEqual(expected(text));
});

describe('a name that says no more than that it is a key', () => {
  test.each([20, 24, 28, 31])('makes a guess of %i drawn characters', (length) => {
    const values = Array.from({ length: 40 }, () => drawn(length));
    const told = values.flatMap((value) => found('src/a.js', `const key = '${value}';\n`));
    expect(told.length).toBeGreaterThan(35);
    expect(told.filter((one) => !one.endsWith(' low'))).toEqual([]);
  });

  test('counts beside a provider whose keys have that form', () => {
    const value = sampleOf(hexLower(20), random).replace(/^../, 'a1');
    const text = `const client = new Mapzen({ key: '${value}' });\n`;
    expect(found('src/a.js', text)).toEqual([`1:35 ${value} low`]);
    const known = drawn(32);
    expect(found('src/a.js', `fetch('https://api.pexels.com/v1/x?key=${known}');\n`)).toEqual([`1:40 ${known} medium`]);
  });

  test.each(['user.settings.panel.2', 'kerberos-5p-read-write', 'smallType/Elem=int32', 'EncapsulationKeySize1024'])(
    'and nothing of %j',
    (value) => expect(found('src/a.js', `const key = '${value}';\n`)).toEqual([]),
  );
});

describe('the word for a password in another language', () => {
  test.each([...PASSWORD_WORDS])('%s: in snake, camel and kebab case', (word) => {
    const [first = '', ...rest] = word.split('_');
    const camel = first + rest.map((part) => part[0]!.toUpperCase() + part.slice(1)).join('');
    for (const name of [word, camel, word.toUpperCase(), word.replaceAll('_', '-')]) {
      const text = `"${name}": "«P»"\n`;
      expect(found('a.json', text)).toEqual(expected(text));
    }
  });

  const all = FOREIGN_PASSWORD_WORDS.map((word) => [word] as const);

  test.each(all)('%s: as the name of a variable and of a setting', (word) => {
    const name = word.replaceAll(' ', '_');
    const capital = word[0]!.toUpperCase() + word.slice(1);
    for (const [path, text] of [
      ['a.py', `${name} = "«P»"\n`],
      ['a.py', `db_${name} = '«P»'\n`],
      ['a.json', `{"${word}": "«P»"}\n`],
      ['a.yml', `${word}: «P»\n`],
      ['a.yml', `${capital}: «D»\n`],
      ['a.ini', `${name}=«P»\n`],
    ] as const)
      expect(`${word} ${JSON.stringify(valuesOf(path, text))}`).toBe(`${word} ${JSON.stringify(given(text))}`);
  });

  test.each(all)('%s: as a label of a text for people', (word) => {
    const capital = word[0]!.toUpperCase() + word.slice(1);
    for (const text of [
      `**${capital}:** «P»\n`,
      `- ${capital}: \`«P»\`\n`,
      `| A | ${capital} |\n|---|---|\n| joe | «P» |\n`,
      `${capital}：«P»\n`,
    ])
      expect(`${word} ${JSON.stringify(valuesOf('zugang.md', text))}`).toBe(`${word} ${JSON.stringify(given(text))}`);
  });

  test.each(all)('%s: in a text about passwords is nothing', (word) => {
    for (const text of [
      `{"${word}": "${word}?"}`,
      `{"${word}": "${word} ${word} ${word}"}`,
      `{"label": "${word}: ", "x1": "Kq7vub4d"}`,
      `// ${word} Kq7vub4d`,
    ])
      expect(findingsIn('locales/x.json', `${text}\n`).filter(({ confidence }) => confidence !== 'low')).toEqual([]);
  });

  test('stands as a whole word where its script has cases', () => {
    const isNamed = foreignNames(FOREIGN_PASSWORD_WORDS);
    const bytes = (text: string): string => Buffer.from(text).toString('latin1');
    expect(
      ['пароль', 'новый пароль', 'БД_ПАРОЛЬ', '数据库密码', 'userContraseña'].map((name) => isNamed(bytes(name))),
    ).toEqual([true, true, true, true, true]);
    expect(['спароль', 'паролем', 'имя', 'contrase', 'password'].map((name) => isNamed(bytes(name)))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('is looked for by bytes that texts of its script are not made of', () => {
    const keywords = FOREIGN_PASSWORD_WORDS.flatMap(foreignKeywords);
    const runs = keywords.map((keyword) => keyword.slice(rarestRun(keyword, 4)).slice(0, 4));
    expect(runs.filter((run) => !/[\u0020-\u007e\u00ef]/.test(run))).toEqual([]);
  });

  test.each([...OTHER_PASSWORD_WORDS])('%s, which means other things as often, counts for drawn values', (word) => {
    const text = `${word} = "«D»"\n`;
    expect(found('a.py', text)).toEqual(expected(text));
    expect(found('a.py', `${word} = "libro-2024"\n`)).toEqual([`1:${word.length + 5} libro-2024 low`]);
  });
});

const valuesOf = (path: string, text: string): string[] =>
  findingsIn(path, text).map(({ secret, confidence }) => `${secret.reveal()} ${confidence}`);
const given = (text: string): string[] => places(text).map((place) => `${place.slice(place.indexOf(' ') + 1)} medium`);
