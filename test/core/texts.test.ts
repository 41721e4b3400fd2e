import { describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, seq } from '../../src/core/shape.js';
import { found } from './told.js';
import { UI_TEXTS } from './ui-texts.js';

const random = seeded(29);
const drawn = sampleOf(seq('k7', base62(22)), random);

/** A text as bundles and older tools write what is no ASCII: `\u00fc`. */
function escaped(text: string): string {
  return text.replaceAll(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
const inEntities = (text: string): string => text.replaceAll(/[^ -~]/gu, (char) => `&#${char.codePointAt(0)};`);
const inApostrophes = (text: string): string => text.replaceAll("'", String.raw`\'`);

/** A path, and how a file there writes one text of a name. */
type Form = readonly [path: string, write: (name: string, text: string) => string];

const FORMS: readonly Form[] = [
  ['locales/xx.json', (name, text) => `  "${name}": "${text}",\n`],
  ['src/login/strings.en.json', (name, text) => `  "${name}": "${escaped(text)}",\n`],
  ['src/login/form.json', (name, text) => `  "${name}": "${text}",\n`],
  ['src/login/form.json', (name, text) => `  "${name}": "${escaped(text)}",\n`],
  ['src/login/form.ts', (name, text) => `  ${name}: '${inApostrophes(text)}',\n`],
  ['src/login/form.php', (name, text) => `  '${name}' => '${inApostrophes(text)}',\n`],
  ['resources/lang/xx/auth.php', (name, text) => `  '${name}' => "${text}",\n`],
  ['config/locales/xx.yml', (name, text) => `  ${name}: "${text}"\n`],
  ['config/locales/xx.yml', (name, text) => `  ${name}: ${text}\n`],
  ['src/login/form.yml', (name, text) => `  ${name}: "${text}"\n`],
  ['src/Login_de.properties', (name, text) => `login.${name}=${escaped(text)}\n`],
  ['src/messages.properties', (name, text) => `login.${name} = ${text}\n`],
  ['lib/l10n/app_xx.arb', (name, text) => `  "${name}": "${text}",\n`],
  ['xx.lproj/Localizable.strings', (name, text) => `"${name}" = "${text}";\n`],
  [
    'app/res/values-xx/strings.xml',
    (name, text) => `<string name="${name}">${text.replaceAll("'", String.raw`\'`)}</string>\n`,
  ],
  ['web/login.xml', (name, text) => `<${name}>${inEntities(text)}</${name}>\n`],
];
const NAMES = ['password', 'forgotPassword', 'loginPasscode', 'confirm_password', 'accessToken', 'passwort', 'clave'];

describe('texts of forms in any language are no passwords, and drawn values beside them are', () => {
  const texts = Object.entries(UI_TEXTS).flatMap(([language, all]) => all.map((text) => [language, text] as const));

  test('there are some hundred of them, in 25 languages and more', () => {
    expect(Object.keys(UI_TEXTS).length).toBeGreaterThan(40);
    expect(texts.length).toBeGreaterThan(300);
  });

  test.each(FORMS.map(([path, write]) => [path, write('password', 'x').trim(), write] as const))(
    '%s: %s',
    (path, _example, write) => {
      const told = texts.flatMap(([language, text]) =>
        NAMES.flatMap((name) => found(path, write(name, text)).map((value) => `${language} ${name}: ${value}`)),
      );
      expect(told).toEqual([]);
      const all = texts.map(([, text]) => write('password', text));
      expect(found(path, [...all, write('dbPassword', drawn), ...all].join(''))).toEqual([drawn]);
    },
  );
});
