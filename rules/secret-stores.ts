import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule, type TokenRule } from '../src/core/rule.js';
import {
  base62,
  base64,
  base64url,
  chars,
  hexLower,
  oneOf,
  opt,
  repeat,
  seq,
  upperAlnum,
  uuid,
  type Shape,
} from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const onePassword: readonly Rule[] = [
  token({
    id: '1password-service-account-token',
    provider: '1Password',
    title: 'service account token',
    shape: seq('ops_eyJ', base64url(240, 2000), chars('=', 0, 3)),
    checks: [['base64Json', ['email', 'muk', 'secretKey', 'deviceUuid'], 'ops_']],
    entropy: 4,
    privilege: 'broad',
    env: 'OP_SERVICE_ACCOUNT_TOKEN',
    lesser: 'A service account with read access to the one vault',
    rotate: {
      how: 'Revoke it under Developer > Service accounts',
      url: 'https://my.1password.com/developer-tools/active/service-accounts',
    },
    source: 'observed',
  }),
  token({
    id: '1password-secret-key',
    provider: '1Password',
    title: 'account secret key',
    shape: seq(
      'A3-',
      upperAlnum(6),
      '-',
      oneOf(upperAlnum(11), seq(upperAlnum(6), '-', upperAlnum(5))),
      repeat(seq('-', upperAlnum(5)), 3, 3),
    ),
    entropy: 3,
    privilege: 'admin',
    rotate: {
      how: 'Regenerate the Secret Key under My Profile',
      url: 'https://support.1password.com/change-secret-key/',
    },
    dummies: ['690ebc595b265df5', '5066753afc0341ce'],
    source: { url: 'https://support.1password.com/secret-key-security/', checked: '2026-11-28' },
  }),
  token({
    id: '1password-recovery-code',
    provider: '1Password',
    title: 'recovery code',
    shape: seq('1PRK', repeat(seq('-', upperAlnum(4)), 13, 13)),
    entropy: 3,
    privilege: 'admin',
    rotate: { how: 'Replace the recovery code under Settings', url: 'https://support.1password.com/recovery-codes/' },
    source: 'observed',
  }),
];

/** A token of one of the kinds that Doppler's API reference lists. */
function doppler(id: string, title: string, prefix: string, scope: Shape = seq()): TokenRule {
  return token({
    id,
    provider: 'Doppler',
    title,
    shape: seq(prefix, scope, base62(40, 44)),
    entropy: 4,
    privilege: 'broad',
    env: 'DOPPLER_TOKEN',
    rotate: {
      how: 'Revoke it in the dashboard under Tokens, or where it was made in the project',
      url: 'https://docs.doppler.com/reference/api',
    },
    source: { url: 'https://docs.doppler.com/reference/auth-token-formats', checked: '2026-11-28' },
    verify: askByGet('https://api.doppler.com/v3/me', 'Bearer header'),
  });
}

const ONE_CONFIG = 'A service token, which reads the one config';
const dopplers: readonly Rule[] = [
  doppler('doppler-service-token', 'service token', 'dp.st.', opt(chars(`${alphabets.lowerAlnum}-_`, 2, 35), '.')),
  { ...doppler('doppler-personal-token', 'personal token', 'dp.pt.'), lesser: ONE_CONFIG },
  { ...doppler('doppler-cli-token', 'CLI token', 'dp.ct.'), lesser: ONE_CONFIG },
  { ...doppler('doppler-service-account-token', 'service account token', 'dp.sa.'), lesser: ONE_CONFIG },
  doppler('doppler-service-account-identity-token', 'service account identity token', 'dp.said.'),
  doppler('doppler-scim-token', 'SCIM token', 'dp.scim.'),
  doppler('doppler-audit-token', 'audit token', 'dp.audit.'),
];

const others: readonly Rule[] = [
  assigned({
    id: 'bitwarden-access-token',
    provider: 'Bitwarden',
    title: 'Secrets Manager access token',
    context: ['bitwarden', 'bws_access_token', 'bws_token'],
    // Version 0, the token's id, the client secret, a key of 16 bytes.
    shape: seq('0.', uuid, '.', base62(30), ':', base64(22), '=='),
    checks: [['bytesOf', 16, ':']],
    entropy: 3.5,
    confidence: 'high',
    privilege: 'broad',
    env: 'BWS_ACCESS_TOKEN',
    rotate: {
      how: 'Revoke it in Secrets Manager under Machine accounts > Access tokens',
      url: 'https://bitwarden.com/help/access-tokens/',
    },
    source: { url: 'https://bitwarden.com/help/developer-quick-start/', checked: '2026-11-28' },
  }),
  assigned({
    id: 'bitwarden-api-client-secret',
    provider: 'Bitwarden',
    title: 'API client secret of a person or organization',
    context: ['bitwarden', 'bw_clientsecret', 'bw_client_secret'],
    shape: base62(30),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'BW_CLIENTSECRET',
    rotate: {
      how: 'Rotate it under Settings > Security > Keys > API key',
      url: 'https://bitwarden.com/help/personal-api-key/',
    },
    source: 'observed',
  }),
  token({
    id: 'infisical-service-token',
    provider: 'Infisical',
    title: 'service token',
    shape: seq('st.', oneOf(hexLower(24), uuid), '.', hexLower(32), opt('.', hexLower(32))),
    entropy: 3,
    privilege: 'broad',
    env: 'INFISICAL_TOKEN',
    rotate: {
      how: 'Delete it in the project under Access Control > Service Tokens',
      url: 'https://infisical.com/docs/documentation/platform/token',
    },
    source: { url: 'https://infisical.com/docs/internals/service-tokens', checked: '2026-11-28' },
  }),
  token({
    id: 'pangea-token',
    provider: 'Pangea',
    title: 'service token',
    shape: seq('pts_', chars(alphabets.base32.toLowerCase(), 32)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'PANGEA_TOKEN',
    rotate: { how: 'Revoke it in the console under Tokens', url: 'https://console.pangea.cloud/project/tokens' },
    source: 'observed',
  }),
  assigned({
    id: 'nightfall-api-key',
    provider: 'Nightfall',
    title: 'API key',
    context: ['nightfall_api_key', 'nightfall_key', 'nightfall_token', 'nightfall_ai'],
    shape: seq('NF-', base62(32)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'NIGHTFALL_API_KEY',
    rotate: {
      how: 'Revoke it in the dashboard under Manage API Keys',
      url: 'https://app.nightfall.ai/developer-platform',
    },
    source: 'observed',
  }),
  assigned({
    id: 'gitguardian-api-key',
    provider: 'GitGuardian',
    title: 'API key',
    context: ['gitguardian'],
    shape: base62(56, 80),
    checks: ['opaqueText'],
    entropy: 4,
    privilege: 'broad',
    env: 'GITGUARDIAN_API_KEY',
    rotate: {
      how: 'Revoke it in the dashboard under API > Personal access tokens',
      url: 'https://dashboard.gitguardian.com/api',
    },
    source: 'observed',
  }),
];

export const secretStores: readonly Rule[] = [...onePassword, ...dopplers, ...others];
