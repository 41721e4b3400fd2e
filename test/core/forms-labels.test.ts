import { describe, expect, test } from '@jest/globals';
import { expectNothing, expectValues, findingsIn } from './forms.js';

describe('a label of a text for people', () => {
  test.each([
    '**Password:** `«P»`\n',
    '**Password**: «P»\n',
    '**Password** – `«P»`\n',
    '- Password: `«P»`\n',
    '- **Admin password:** «P»\n',
    '1. Password: «P»\n',
    'Password: «P»\n',
    'Password (prod): `«P»`\n',
    '**Password** (prod): `«D»`\n',
    'The admin password is `«P»`.\n',
    'Log in as joe; the password is: `«D»` (ask Ann).\n',
    '<b>Password:</b> «P»<br>\n',
    '<strong>Password</strong>: <code>«P»</code>\n',
    '**Password**\n\n`«P»`\n',
    '### Password\n\n```\n«P»\n```\n',
    '## API token\n```text\n«D»\n```\n',
    '| User | Password |\n|---|---|\n| joe | «P» |\n',
    '| Password | `«P»` |\n',
  ])('%j', (text) => {
    expectValues('README.md', text);
    expectValues('docs/runbook.md', text.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['README.rst', '**Password**: ``«P»``\n'],
    ['README.rst', ':Password: «P»\n'],
    ['README.adoc', '*Password*:: `«P»`\n'],
    ['notes.txt', 'Password: «P»\n'],
  ])('in %s: %j', (path, text) => expectValues(path, text));

  test.each(['examples/README.md', 'test/fixtures/a.md', 'docs/samples/login.md'])(
    'of a typed password counts less in %s, and of a drawn one as much',
    (path) => {
      const found = findingsIn(path, '**Password:** `«P»`\n\n**Password:** `«D»`\n');
      expect(found.map(({ confidence }) => confidence)).toEqual(['low', 'medium']);
    },
  );

  test('is none of settings and code that a text shows: typed passwords there count less', () => {
    const found = findingsIn('README.md', '```yaml\npassword: «P»\n```\n\n    const password = "«P»";\n');
    expect(found.map(({ confidence }) => confidence)).toEqual(['low', 'low']);
  });

  test.each([
    '**Password:** `P@ssw0rd!`\n',
    '**Password:** `Admin@123!`\n',
    '**Password:** `MyStr0ng!Phrase`\n',
    '**Password:** `Welcome2024!`\n',
    '**Password**\n\n`string`\n',
    '**Password** (required): the password of the user\n',
    '## Password\n\n```js\nlogin(user)\n```\n',
    '## Token\n```\nnpm-login\n```\n',
    'The password is `required` for users.\n',
    'The token is `process.env.TOKEN`.\n',
    'Forgot your password? Ask Ann-Marie83!\n',
    'Passwords: at least 8 characters – see `Docs-2024/Policy`.\n',
  ])('and not %j', (text) => expectNothing('README.md', text));
});
