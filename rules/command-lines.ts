import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, oneOf, opt, seq } from '../src/core/shape.js';

const facts = { provider: 'Any', confidence: 'medium', privilege: 'broad' } as const;
const typed = `${alphabets.base62}!#%&*+,-./:;=?@^_|~`;
/** Options and arguments between a client's name and its password. */
const before = chars(`${alphabets.base62} ._:/@=$,"'\\-`, 0, 160);
/** What the calls of clients have in common. */
const ofClient = {
  shape: chars(typed, 6, 120),
  checks: ['humanPassword', 'typedPassword', 'connectionUser'],
  yields: true,
  rotate: {
    how: 'Change the password, and let the client read it from a file of its own or from the environment',
    url: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html',
  },
  note: 'Whoever lists the processes of the machine sees it too.',
} as const;
const quote = chars('"\'', 0, 1);

/** Passwords that people put on command lines and into settings. */
export const commandLines: readonly Rule[] = [
  token({
    ...facts,
    id: 'sshpass-password',
    title: 'password of an sshpass or plink call',
    lead: seq(oneOf('sshpass -p', 'plink -pw '), chars(' ', 0, 1), quote),
    shape: chars(typed, 3, 120),
    checks: ['humanPassword'],
    rotate: {
      how: 'Change the password of the account, and let it sign in with a key',
      url: 'https://man.openbsd.org/ssh-keygen',
    },
  }),
  token({
    ...facts,
    ...ofClient,
    id: 'database-client-password',
    title: 'password of a call of a database client',
    lesser: 'A user of its own for this program, with only the rights it needs',
    lead: seq(
      oneOf(
        seq(oneOf('mysql', 'mariadb'), before, ' -p'),
        seq(oneOf('redis-cli', 'valkey-cli'), before, ' -a '),
        seq('sqlcmd', before, ' -P', opt(' ')),
        seq(oneOf('mongosh', 'mongodump', 'mongorestore'), before, ' -p '),
      ),
      quote,
    ),
  }),
  token({
    ...facts,
    ...ofClient,
    id: 'client-password-option',
    title: 'password of a call of a directory, archive or keystore client',
    lead: seq(
      oneOf(
        seq(oneOf('ldapsearch', 'ldapadd', 'ldapmodify', 'ldapdelete'), before, ' -w '),
        seq(oneOf('zip', 'unzip'), before, ' -P '),
        seq(oneOf('keytool', 'jarsigner'), before, oneOf(' -storepass ', ' -keypass ')),
        seq('htpasswd ', oneOf('-b ', '-bB ', '-cb ', '-bc ', '-nb ', '-nbB '), before, ' '),
      ),
      quote,
    ),
  }),
  token({
    ...facts,
    id: 'docker-login-password',
    provider: 'Container registries',
    title: 'password of a docker login call',
    lead: seq(
      'docker login ',
      chars(`${alphabets.base62} ._:/@=$\\-`, 0, 160),
      oneOf('-p', '--password'),
      chars(' =', 1),
      quote,
    ),
    shape: chars(typed, 4, 200),
    checks: ['humanPassword'],
    rotate: {
      how: 'Revoke the token, or change the password, at the registry that the call names; then pipe it to --password-stdin',
      url: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  }),
  token({
    ...facts,
    id: 'powershell-plain-password-argument',
    provider: 'PowerShell',
    title: 'password of a cmdlet call',
    lead: seq(
      oneOf('Connect-VIServer ', 'New-SSHSession ', 'Connect-DbaInstance '),
      chars(`${alphabets.base62} -.@\\_`, 0, 160),
      '-Password ',
      quote,
    ),
    shape: chars(typed, 4, 120),
    checks: ['humanPassword'],
    privilege: 'admin',
    lesser: 'An account of its own for this program, with only the rights it needs',
    rotate: {
      how: 'Change the password on the target system, and ask for it with Get-Credential or a secret store',
      url: 'https://learn.microsoft.com/powershell/utility-modules/secretmanagement/overview',
    },
  }),
  token({
    ...facts,
    id: 'openssl-pass-option',
    provider: 'OpenSSL',
    title: 'passphrase of an openssl call',
    lead: oneOf('-passin pass:', '-passout pass:', '-pass pass:'),
    shape: chars(typed, 3, 120),
    checks: ['humanPassword'],
    confidence: 'low',
    privilege: 'scoped',
    rotate: {
      how: 'Encrypt again with another pass phrase, given as env: or file:',
      url: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
  }),
  token({
    ...facts,
    id: 'wifi-psk',
    title: 'Wi-Fi passphrase',
    files: ['wpa_supplicant.conf', 'wpa_supplicant*', 'hostapd*', '*.nmconnection', '*.conf'],
    lead: seq(oneOf('psk=', 'wpa_passphrase='), quote),
    shape: chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[]^_{|}~`, 8, 63),
    checks: ['humanPassword'],
    entropy: 2.5,
    privilege: 'scoped',
    rotate: {
      how: 'Set another passphrase at the access point and on every device',
      url: 'https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf',
    },
  }),
];
