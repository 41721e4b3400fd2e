import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { command } from '../src/core/usage/rule.js';
import { chars, oneOf, seq } from '../src/core/shape.js';
import { clientUsages } from './client-usages.js';
import { serviceUsages } from './service-usages.js';

const facts = { provider: 'Any', privilege: 'broad' } as const;
const quote = chars('"\'', 0, 1);
const ownAccount = 'An account of its own for this program, with only the rights it needs';

/** Secrets that people put on command lines. The usages are written as in the manuals of the commands. */
export const commandLines: readonly Rule[] = [
  command({
    ...facts,
    id: 'sshpass-password',
    title: 'password of a remote login',
    says: 'password',
    usages: clientUsages.remoteLogin,
    lesser: ownAccount,
    rotate: {
      how: 'Change the password of the account, and let it sign in with a key',
      url: 'https://man.openbsd.org/ssh-keygen',
    },
    source: { url: 'https://linux.die.net/man/1/sshpass', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'database-client-password',
    title: 'password of a call of a database client',
    says: 'password',
    checks: ['connectionUser'],
    usages: clientUsages.databaseClient,
    lesser: 'A user of its own for this program, with only the rights it needs',
    rotate: {
      how: 'Change the password, and let the client read it from a file of its own or from the environment',
      url: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html',
    },
    note: 'Whoever lists the processes of the machine sees it too.',
    source: { url: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'client-password-option',
    title: 'password of a call of a directory, archive or keystore client',
    says: 'password',
    usages: clientUsages.fileClient,
    lesser: ownAccount,
    rotate: {
      how: 'Change the password, and let the client read it from a file of its own or from the environment',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    },
    note: 'Whoever lists the processes of the machine sees it too.',
    source: { url: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'docker-login-password',
    provider: 'Container registries',
    title: 'password of a registry login',
    says: 'password',
    usages: serviceUsages.registryLogin,
    rotate: {
      how: 'Revoke the token, or change the password, at the registry that the call names; then pipe it to --password-stdin',
      url: 'https://docs.docker.com/reference/cli/docker/login/',
    },
    source: { url: 'https://docs.docker.com/reference/cli/docker/login/', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'package-tool-password-option',
    provider: 'Package registries',
    title: 'password or key of a package or a test service',
    says: 'password',
    usages: serviceUsages.packageTool,
    lesser: 'A token for the one package or project, which expires',
    rotate: {
      how: 'Revoke the token, or change the password, at the registry or the service that the call names',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    },
    source: 'observed',
  }),
  command({
    ...facts,
    id: 'cloud-login-option',
    provider: 'Any',
    title: 'password or token of a login to a platform',
    says: 'token',
    usages: serviceUsages.platformLogin,
    lesser: 'A service account of its own, with only the rights it needs',
    rotate: {
      how: 'Revoke the token, or change the password, at the platform that the call names',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    },
    source: 'observed',
  }),
  command({
    ...facts,
    id: 'curl-user-option',
    provider: 'curl',
    title: 'password of a curl call',
    says: 'password',
    checks: ['userAhead'],
    usages: serviceUsages.httpClient,
    rotate: {
      how: 'Change the password of the user that the call names',
      url: 'https://everything.curl.dev/http/auth',
    },
    source: { url: 'https://curl.se/docs/manpage.html', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'powershell-plain-password-argument',
    provider: 'PowerShell',
    title: 'password of a cmdlet call',
    says: 'password',
    usages: ['Connect-VIServer|New-SSHSession|Connect-DbaInstance|Connect-ExchangeOnline|Invoke-Sqlcmd -Password $'],
    privilege: 'admin',
    lesser: ownAccount,
    rotate: {
      how: 'Change the password on the target system, and ask for it with Get-Credential or a secret store',
      url: 'https://learn.microsoft.com/powershell/utility-modules/secretmanagement/overview',
    },
    source: {
      url: 'https://learn.microsoft.com/powershell/utility-modules/psscriptanalyzer/rules/avoidusingplaintextforpassword',
      checked: '2026-11-28',
    },
  }),
  command({
    ...facts,
    id: 'openssl-pass-option',
    provider: 'OpenSSL',
    title: 'passphrase of an openssl call',
    says: 'password',
    usages: [
      'openssl|openssl.exe -passin pass:$',
      'openssl|openssl.exe -passout pass:$',
      'openssl|openssl.exe -pass pass:$',
      'openssl|openssl.exe -password pass:$',
      'openssl|openssl.exe enc -k $',
    ],
    privilege: 'scoped',
    rotate: {
      how: 'Encrypt again with another pass phrase, given as env: or file:',
      url: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
    source: { url: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'wifi-psk',
    title: 'Wi-Fi passphrase',
    files: ['wpa_supplicant.conf', 'wpa_supplicant*', 'hostapd*', '*.nmconnection', '*.conf'],
    lead: seq(oneOf('psk=', 'wpa_passphrase='), quote),
    shape: chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[]^_{|}~`, 8, 63),
    checks: ['humanPassword'],
    confidence: 'medium',
    entropy: 2.5,
    privilege: 'scoped',
    rotate: {
      how: 'Set another passphrase at the access point and on every device',
      url: 'https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf',
    },
    source: { url: 'https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf', checked: '2026-11-28' },
  }),
];
