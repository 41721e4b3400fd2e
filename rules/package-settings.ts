import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64, chars, hexLower, oneOf, seq } from '../src/core/shape.js';

const facts = { confidence: 'medium', privilege: 'broad', checks: ['humanPassword'], yields: true } as const;
const blank = chars(' \t', 0, 8);
const gap = chars(' \t\r\n', 0, 12);
const quote = chars('"\'', 1);
/** What passwords are made of, but for what ends or quotes them in these files, and `$`, which begins a reference. */
const password = chars(`${alphabets.base62}!#%&()*+,-./:;=?@[]^_|~`, 6, 200);

/** Passwords of package repositories, in the settings files of the tools that fetch from them. */
export const packageSettings: readonly Rule[] = [
  token({
    ...facts,
    id: 'nuget-config-password',
    provider: 'NuGet',
    title: 'password of a package source in clear text',
    files: ['*nuget.config'],
    lead: seq('"ClearTextPassword"', blank, 'value="'),
    shape: password,
    rotate: {
      how: 'Change it at the feed that the section names, then update the file from a secret store',
      url: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
    },
    source: {
      url: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'maven-settings-password',
    provider: 'Apache Maven',
    title: 'password of a server in settings.xml',
    files: ['*settings.xml'],
    lead: seq('<password>'),
    shape: password,
    rotate: {
      how: 'Change it at the repository that the server id names',
      url: 'https://maven.apache.org/guides/mini/guide-encryption.html',
    },
    note: 'A value in braces is encrypted by Maven.',
    source: { url: 'https://maven.apache.org/settings.html', checked: '2026-11-28' },
  }),
  token({
    id: 'maven-master-password',
    provider: 'Apache Maven',
    title: 'master password of settings-security.xml',
    lead: oneOf('<master>'),
    shape: seq('{', base64(42, 200), chars('=', 0, 2), '}'),
    privilege: 'broad',
    rotate: {
      how: 'Set another with mvn --encrypt-master-password, and change every password that this one encrypts',
      url: 'https://maven.apache.org/guides/mini/guide-encryption.html',
    },
    source: { url: 'https://maven.apache.org/guides/mini/guide-encryption.html', checked: '2026-11-28' },
    note: 'It is encrypted with a key that everybody knows.',
  }),
  token({
    id: 'sidekiq-credentials-of-host',
    provider: 'Contributed Systems',
    title: 'Sidekiq credentials beside their host',
    lead: seq(oneOf('gems.contribsys.com', 'enterprise.contribsys.com'), chars(' "\':=/>,', 1, 5)),
    shape: seq(hexLower(8), ':', hexLower(8)),
    privilege: 'scoped',
    rotate: {
      how: 'Ask the support of Contributed Systems for other credentials',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'gradle-credentials',
    provider: 'Gradle',
    title: 'password of a repository in a build script',
    files: ['*.gradle', '*.gradle.kts'],
    lead: seq('password', chars(' ', 0, 2), chars('=(', 0, 1), chars(' ', 0, 2), quote),
    shape: password,
    rotate: {
      how: 'Change it at the repository that the block names, and read it from a Gradle property',
      url: 'https://docs.gradle.org/current/userguide/declaring_repositories_adv.html',
    },
    source: { url: 'https://docs.gradle.org/current/userguide/declaring_repositories_adv.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'composer-auth-json',
    provider: 'Composer',
    title: 'token or password in auth.json',
    files: ['auth.json'],
    lead: oneOf(
      seq('"password"', blank, ':', blank, '"'),
      seq(
        oneOf('"github-oauth"', '"gitlab-oauth"', '"gitlab-token"', '"bearer"'),
        seq(gap, ':', gap, '{', gap, '"'),
        chars(`${alphabets.base62}-.`, 3, 80),
        seq('"', gap, ':', gap, '"'),
      ),
    ),
    shape: password,
    rotate: {
      how: 'Revoke it at the host that the entry names',
      url: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
    source: {
      url: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'sidekiq-credentials',
    provider: 'Contributed Systems',
    title: 'Sidekiq Pro or Enterprise gem server credentials',
    context: [
      'bundle_gems_contribsys_com',
      'bundle_enterprise_contribsys_com',
      'gems_contribsys_com',
      'enterprise_contribsys_com',
    ],
    shape: seq(hexLower(8), ':', hexLower(8)),
    privilege: 'scoped',
    env: 'BUNDLE_GEMS__CONTRIBSYS__COM',
    rotate: {
      how: 'Ask the support of Contributed Systems for other credentials',
      url: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    },
    source: 'observed',
  }),
];
