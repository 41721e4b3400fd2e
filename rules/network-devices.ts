import { alphabets } from '../src/core/alphabet.js';
import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, chars, digits, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const cisco = { provider: 'Cisco' } as const;
const duo = {
  ...cisco,
  privilege: 'broad',
  env: 'DUO_SECRET_KEY',
  rotate: {
    how: 'Reset the secret key of the application in the Duo Admin Panel under Applications',
    url: 'https://duo.com/docs/protecting-applications',
  },
} as const;
const crypt = `${alphabets.base62}./`;

export const networkDevices: readonly Rule[] = [
  assigned({
    ...cisco,
    id: 'webex-bot-token',
    title: 'Webex bot or integration token',
    context: ['webex', 'webexteams', 'webexapis'],
    shape: seq(base62(64), '_', base62(4), '_', uuid),
    entropy: 4,
    confidence: 'high',
    privilege: 'broad',
    env: 'WEBEX_ACCESS_TOKEN',
    rotate: { how: 'Regenerate it under My Webex Apps', url: 'https://developer.webex.com/my-apps' },
    verify: askByGet('https://webexapis.com/v1/people/me', 'Bearer header'),
    source: 'observed',
  }),
  assigned({
    provider: 'Cisco Meraki',
    id: 'meraki-api-key',
    title: 'Dashboard API key',
    context: ['meraki'],
    shape: hexLower(40),
    entropy: 3,
    privilege: 'broad',
    env: 'MERAKI_DASHBOARD_API_KEY',
    rotate: {
      how: 'Revoke it in the dashboard under My profile > API access',
      url: 'https://developer.cisco.com/meraki/api-v1/authorization',
    },
    verify: askByGet('https://api.meraki.com/api/v1/organizations', 'Bearer header'),
    source: 'observed',
  }),
  pair({
    ...duo,
    id: 'duo-secret-pair',
    title: 'Duo secret key beside its API host',
    partner: seq('api-', hexLower(8), '.duosecurity.com'),
    shape: base62(40),
    within: 200,
    entropy: 4,
    source: {
      url: 'https://github.com/duosecurity/duo_java/blob/de98f6cece74a3097fb6018417084ea4d069dbf2/DuoWeb/src/main/java/com/duosecurity/duoweb/DuoWeb.java',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...duo,
    id: 'duo-secret',
    title: 'Duo secret key',
    context: ['duo_secret', 'duo_secret_key', 'duo_skey', 'duo_client_secret', 'duosecurity', 'duo_universal'],
    shape: base62(40),
    entropy: 4,
    source: {
      url: 'https://github.com/duosecurity/duo_java/blob/de98f6cece74a3097fb6018417084ea4d069dbf2/DuoWeb/src/main/java/com/duosecurity/duoweb/DuoWeb.java',
      checked: '2026-11-28',
    },
  }),
  token({
    ...cisco,
    id: 'cisco-type7-password',
    title: 'IOS type 7 password',
    lead: seq('password 7 '),
    shape: seq(chars('01', 1), digits(1), chars('0123456789ABCDEF', 8, 80)),
    checks: ['ciscoType7'],
    confidence: 'medium',
    privilege: 'admin',
    rotate: { how: 'Change the password on the device and store it as type 8 or 9' },
    note: 'Type 7 is an encoding with a published key: read it as plain text.',
    source: {
      url: 'https://www.cisco.com/E-Learning/bulk/public/tac/cim/cib/using_cisco_ios_software/cmdrefs/enable_password.htm',
      checked: '2026-11-28',
    },
  }),
  token({
    ...cisco,
    id: 'cisco-password-hash',
    title: 'IOS type 8 or 9 password hash',
    shape: seq(oneOf('$8$', '$9$'), chars(crypt, 14), '$', chars(crypt, 43)),
    entropy: 4,
    confidence: 'medium',
    privilege: 'admin',
    rotate: { how: 'Change the password on the device' },
    note: 'A hash: only guessing tells the password.',
    source: 'observed',
  }),
  token({
    id: 'proxmox-api-token',
    provider: 'Proxmox',
    title: 'API token in a header',
    shape: seq(
      'PVEAPIToken=',
      chars(`${alphabets.base62}-.@_`, 3, 60),
      '!',
      chars(`${alphabets.base62}-._`, 1, 60),
      '=',
      uuid,
    ),
    entropy: 2.5,
    privilege: 'broad',
    rotate: {
      how: 'Remove it in the web interface under Datacenter > Permissions > API Tokens',
      url: 'https://pve.proxmox.com/wiki/User_Management',
    },
    source: { url: 'https://pve.proxmox.com/wiki/Proxmox_VE_API', checked: '2026-11-28' },
  }),
  assigned({
    id: 'sslmate-api-key',
    provider: 'SSLMate',
    title: 'API key',
    context: ['sslmate'],
    shape: base62(36),
    entropy: 3.5,
    privilege: 'broad',
    env: 'SSLMATE_API_KEY',
    rotate: {
      how: 'Delete it in the account under API Credentials',
      url: 'https://sslmate.com/account/api_credentials',
    },
    source: 'observed',
  }),
];
