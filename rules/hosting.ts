import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, lowerAlnum, oneOf, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const netlify = {
  provider: 'Netlify',
  privilege: 'broad',
  env: 'NETLIFY_AUTH_TOKEN',
  rotate: {
    how: 'Delete it under User settings > Applications > Personal access tokens',
    url: 'https://app.netlify.com/user/applications',
  },
} as const;
const netlifyBody = chars(`${alphabets.base62}_`, 36);
const fly = {
  provider: 'Fly.io',
  privilege: 'broad',
  env: 'FLY_API_TOKEN',
  rotate: {
    how: 'Run fly tokens revoke, or revoke it in the dashboard under Tokens',
    url: 'https://fly.io/dashboard/personal/tokens',
  },
} as const;
export const hosting: readonly Rule[] = [
  token({
    ...netlify,
    id: 'netlify-pat',
    title: 'personal access token',
    shape: seq('nfp_', netlifyBody),
    entropy: 3.5,
    verify: askByGet('https://api.netlify.com/api/v1/user', 'Bearer header'),
    source: {
      url: 'https://answers.netlify.com/t/change-to-the-netlify-authentication-token-format/106146',
      checked: '2026-11-28',
    },
  }),
  token({
    ...netlify,
    id: 'netlify-other-token',
    title: 'CLI, OAuth, app or build token',
    shape: seq(oneOf('nfc_', 'nfo_', 'nfu_', 'nfb_'), netlifyBody),
    entropy: 3.5,
    confidence: 'medium',
    source: {
      url: 'https://answers.netlify.com/t/change-to-the-netlify-authentication-token-format/106146',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...netlify,
    id: 'netlify-token-legacy',
    title: 'access token (legacy)',
    context: ['netlify'],
    shape: base64url(40, 46),
    checks: ['opaqueText'],
    entropy: 4,
    source: 'observed',
  }),
  token({
    ...fly,
    id: 'flyio-access-token',
    title: 'access token (macaroon)',
    shape: seq(oneOf('fm1r_', 'fm1a_', 'fm2_'), base64(100, 2000), chars('=', 0, 3)),
    checks: ['flyMacaroon'],
    entropy: 4,
    lesser: 'A deploy token of the one app',
    source: { url: 'https://readme.hex.pm/macfly/0.2.20', checked: '2026-11-28' },
  }),
  token({
    ...fly,
    id: 'flyio-access-token-legacy',
    title: 'access token (legacy)',
    shape: seq('fo1_', base64url(43)),
    entropy: 4,
    lesser: 'A deploy token of the one app',
    source: 'observed',
  }),
  token({
    id: 'render-api-key',
    provider: 'Render',
    title: 'API key',
    shape: seq('rnd_', base62(28)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'RENDER_API_KEY',
    rotate: {
      how: 'Revoke it under Account Settings > API Keys',
      url: 'https://dashboard.render.com/u/settings#api-keys',
    },
    verify: askByGet('https://api.render.com/v1/owners?limit=1', 'Bearer header'),
    source: 'observed',
  }),
  token({
    id: 'render-deploy-hook',
    provider: 'Render',
    title: 'deploy hook URL',
    shape: seq('https://api.render.com/deploy/srv-', lowerAlnum(20), '?key=', base64url(11)),
    entropy: 3,
    privilege: 'scoped',
    env: 'RENDER_DEPLOY_HOOK_URL',
    rotate: {
      how: 'Regenerate the hook in the service under Settings > Deploy Hook',
      url: 'https://render.com/docs/deploy-hooks',
    },
    source: { url: 'https://render.com/docs/deploy-hooks', checked: '2026-11-28' },
  }),
  token({
    id: 'deno-deploy-token',
    provider: 'Deno',
    title: 'Deploy token of a user or organization',
    shape: seq(oneOf('ddp_', 'ddo_', 'ddw_'), base62(36)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'DENO_DEPLOY_TOKEN',
    rotate: {
      how: 'Delete it in the dashboard under the settings of the account or organization > Access Tokens',
      url: 'https://dash.deno.com/account#access-tokens',
    },
    verify: askByGet('https://api.deno.com/user', 'Bearer header'),
    source: 'observed',
  }),
  token({
    id: 'ionic-token',
    provider: 'Ionic',
    title: 'personal access or refresh token',
    shape: seq('ion_', base62(42)),
    entropy: 4,
    privilege: 'broad',
    env: 'IONIC_TOKEN',
    rotate: {
      how: 'Delete it under Personal settings > Access tokens',
      url: 'https://ionic.io/docs/appflow/personal-access-tokens',
    },
    source: 'observed',
  }),
];
