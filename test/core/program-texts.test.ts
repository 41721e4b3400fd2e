import { describe, expect, test } from '@jest/globals';
import { legible, unaccented } from '../../src/core/evidence/legible.js';
import { programText } from '../../src/core/evidence/program-text.js';
import { readsAsProse } from '../../src/core/evidence/prose.js';
import { isLeetspeak } from '../../src/core/evidence/words.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars, seq, type Shape } from '../../src/core/shape.js';
import { isTranslation } from '../../src/core/translation.js';
import { chosen, drawn, found } from './told.js';

const random = seeded(31);
const PRINTABLE = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 0x21 + i));

describe('texts of programs are no passwords', () => {
  test.each([
    ['a.json', '"password": "crwdns4711:0crwdne4711:0",'],
    ['a.json', '"password": "crwdns12:0Passwort vergessen?crwdne12:0",'],
    ['a.json', '"password": "[[__phrase_login.password1__]]",'],
    ['a.json', '"password": "@:login.password2"'],
    ['a.ts', "password: '@@login-password-2',"],
    ['a.php', "'password' => 'required|min:8|confirmed',"],
    ['a.php', "'password' => 'nullable|string|min:12|max:255|regex:/[a-z]/',"],
    ['a.go', 'Password = "required,min=8,max=72"'],
    ['a.ts', "token: 'pm-31337-v2-password-registration',"],
    ['a.ts', "password: '2211_reset_password_mail_v3',"],
    ['a.json', '"password": "1Password",'],
    ['a.json', '"password_manager_password": "1Password-CLI",'],
    ['a.kt', 'val password = "password-$it"'],
    ['a.groovy', 'password = "pass-$i-of-$n"'],
    ['a.swift', String.raw`let password = "password-\(index)"`],
    ['a.m', 'password = @"password-%@";'],
    ['a.py', 'password = "pass-%(user)s-2"'],
    ['a.rb', "password = 'pass-%{user}-2'"],
    ['a.xml', '<item name="password">@dimen/keyline_1</item>'],
    ['a.xml', '<item name="password">?android:attr/textColor2</item>'],
    ['a.xaml', '<x Password="@{viewModel.password2}" />'],
    ['a.sh', 'echo "password=password" >> /etc/app1.conf'],
    ['a.yml', 'password:@tcp(127.0.0.1:3306)/db1'],
    ['a.yml', 'password: "@localhost:5432/db1"'],
    ['a.ts', "password: 'errors.E0004711'"],
    ['a.py', "url = f'mssql://{user}:{password}@{host}'"],
    ['a.py', "password = '{self.svnpasswd'"],
    ['a.ps1', '$Password = "[NullString]::Value"'],
    ['a.py', "PASSWORD_HASHERS_PASSWORD = 'django.contrib.auth.hashers.MD5PasswordHasher'"],
    ['a.js', 'x = { password: "_secret_1oa8v_70" }'],
    ['a.css', '.a{--icon-token:white;--resource-center--shadow2:none}'],
    ['a.json', '"password.js": "admin/js/unusable_password_field.017ea86b6ae4.js"'],
    ['a.wxs', String.raw`<Search Password="SOFTWARE\Acme\Tool\14.0\Runtimes\x64" />`],
    ['a.py', "password_command_password = '<PATH>/passwdgen_script2.sh'"],
    ['a.py', "device_token = 'UUID=6a38ee5-7235-44e7-8b22-816a403bad5d'"],
    ['a.py', "host_token = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'"],
    ['a.ts', "password: 'vine.string().minLength(8),'"],
    ['a.ts', 'export const SIGNIN_TOKEN = "/oauth2/v2.0/token";'],
    ['a.js', String.raw`var pat = '^\\[?(%5[bB])?' + field + '\\[?(%5[bB])?\\]?(%5[dD])?$';`],
    ['a.js', String.raw`x({ tokens: ["\\bmightn't've\\b", "\\bwouldn't've\\b"] });`],
    ['a.js', 'var JWT_CATEGORY_SESSION_TOKEN = "cl_B7d4PD111AAA";'],
    ['a.py', 'password = "See check_password()."'],
    ['a.py', "'reset_password': '20/m/ip,5/m/key',"],
    ['a.json', '"password": "md5$seasalt$4e9bf2bf5606aa5c39852cc30f0f6f22"'],
    ['a.json', '"password.acme.com": "edge-22a!"'],
    ['seeds/users.ts', "password: 'FakePassword123'"],
    ['src/users.ts', "password: 'dummyUser-4711'"],
    ['src/users.ts', "password: 'Wrong-Pass-9'"],
    ['test/tokens.ts', "token: 'D0ckerPu11er2027'"],
    ['test/users.ts', "password: 'D0ckerPu11er2027!'"],
    ['locales/de.json', '"password": "D0ckerPu11er2027"'],
    ['a.ts', "key: '@acme/n8n-nodes-of-some-kind.clientTool9',"],
    ['a.py', String.raw`token = '\x1b9k\x02\xf1kq7vT2x'`],
  ])('%s: %s', (path, text) => expect(found(path, `${text}\n`)).toEqual([]));
});

describe('passwords that come near to them count as before', () => {
  test.each([
    'D0ckerPu11er2027',
    'required|hunter22',
    'Kestrel-94!',
    'pm-kQ7-x2v9-Zw',
    'Passwort1!',
    'Sommer2024!',
    'hunter22x',
    'M\u00fcller2024',
    '\u041f\u0430\u0440\u043e\u043b\u044c2024!',
    '@Kestrel:94',
    'Kestrel%94@x',
    'r0ckets<b>9',
    'tR4 x9kQ',
  ])('%s', (value) => {
    const told = found('src/app.ts', `const x = { password: '${value}' };\n`);
    expect(told.map((one) => Buffer.from(one, 'latin1').toString())).toEqual([value]);
  });

  test('a secret that somebody chose', () => {
    expect(found('config/app.yml', 'jwt_secret: D0ckerPu11er2027\n')).toEqual(['D0ckerPu11er2027']);
  });

  test('of a template', () => {
    expect(found('a.swift', `let password = "${chosen}"\n`)).toEqual([chosen]);
    expect(found('a.kt', `val token = "${drawn}"\n`)).toEqual([drawn]);
  });

  test('under the name of a host or of a setting', () => {
    expect(found('a.json', `"secret.acme.com": "${drawn}"\n`)).toEqual([drawn]);
    expect(found('a.json', `"acme.com.password": "${chosen}"\n`)).toEqual([chosen]);
  });

  test('a drawn value is drawn, whatever word stands ahead of it', () => {
    const value = `Invalid-${drawn}`;
    expect(found('src/a.ts', `token: '${value}'\n`)).toEqual([value]);
  });
});

test.each([
  ['passwords of printable characters', chars(PRINTABLE, 16)],
  ['letters and digits', base62(16)],
  ['letters and digits with a sign', seq(base62(11), chars('!?*:.', 1))],
])('hardly any of %s reads as a text', (_, shape: Shape) => {
  const samples = Array.from({ length: 2000 }, () => sampleOf(shape, random));
  const read = samples.filter((one) => readsAsProse(one) || programText(one, false) !== undefined || isLeetspeak(one));
  expect(read.length).toBeLessThan(10);
});

describe('a value as people read it', () => {
  test.each([
    [Buffer.from('Gr\u00f6\u00dfe').toString('latin1'), 'Gr\u00f6\u00dfe'],
    ['Gr\u00f6\u00dfe', 'Gr\u00f6\u00dfe'],
    [String.raw`Gr\u00f6\u00DFe`, 'Gr\u00f6\u00dfe'],
    [String.raw`Gr\xf6\u{df}e`, 'Gr\u00f6\u00dfe'],
    ['Gr&ouml;&szlig;e', 'Gr\u00f6\u00dfe'],
    ['Gr&#246;&#xdf;e', 'Gr\u00f6\u00dfe'],
    ['Gr&#246;&#xffffff;e', 'Gr\u00f6&#xffffff;e'],
    ['l&eacute;g&egrave;re&hellip', 'l\u00e9g\u00e8re\u2026'],
    ['a&b;c&nosuch;', 'a&b;c&nosuch;'],
    [String.raw`d\'accesso`, "d'accesso"],
    ['', ''],
  ])('%s', (written, read) => expect(legible(written)).toBe(read));

  test('without its accents', () => {
    expect(unaccented('Gr\u00f6\u00dfe \u00c9t\u00e9 \u0141\u00f3d\u017a \u00d8resund \u0130\u0131')).toBe(
      'Grosse Ete Lodz Oresund Ii',
    );
    expect(unaccented('plain')).toBe('plain');
  });
});

test('hostile text takes no longer than its length asks', () => {
  for (const text of ['a.', "a'", '\\u', '&#', '<b ', 'a ', '\u0430-', '%(', '\\(', '$a', '|a', '0-a', 'é?']) {
    const long = text.repeat(20_000);
    expect(legible(long).length).toBeLessThanOrEqual(long.length);
    expect([true, false]).toContain(readsAsProse(long));
    expect(programText(long, true) ?? '').toEqual(expect.any(String));
    expect([true, false]).toContain(isLeetspeak(long));
  }
});

describe('files of translations', () => {
  test.each([
    'locales/de.json',
    'src/de.json',
    'src/pt-BR.ts',
    'web/zh_Hant.js',
    'src/locale/fi.ts',
    'web/i18n/de/auth.json',
    'l10n/app.arb',
    'src/_locales/de/messages.json',
    'resources/lang/de/auth.php',
    'lang/de.json',
    'po/de.po',
    'de.lproj/Localizable.strings',
    'Login.de.resx',
    'app/res/values-de/strings.xml',
    'app/res/values/strings.xml',
    'src/messages_de.properties',
    'src/messages.properties',
    'src/ValidationMessages.properties',
    'src/LoginBundle_pt_BR.properties',
    'translations/messages.de.yml',
    'src/messages.de.xlf',
    'locale/de/LC_MESSAGES/django.po',
  ])('%s', (path) => expect(isTranslation(path)).toBe(true));

  test.each([
    'src/lang/parser.cpp',
    'src/messages/queue.go',
    'config/application_de.properties',
    'config/application.properties',
    'conf/db_it.properties',
    'src/message.go',
    'src/localesocket.ts',
    'res/values/dimens.xml',
    'src/login.json',
    'src/id.json',
    'src/no.ts',
  ])('and not %s', (path) => expect(isTranslation(path)).toBe(false));

  test('hold no password that somebody chose, but drawn ones', () => {
    expect(found('locales/de.json', `"password": "${chosen}",\n"dbPassword": "${drawn}"\n`)).toEqual([drawn]);
    expect(found('src/login.json', `"password": "${chosen}",\n"dbPassword": "${drawn}"\n`)).toEqual([chosen, drawn]);
  });
});

test('what a test calls auth is a guess, since requests are signed under that name', () => {
  expect(found('test/sign.js', 'x = { auth: "«D»" }')).toEqual([]);
  expect(found('src/sign.js', 'x = { auth: "«D»" }')).toEqual([drawn]);
});
