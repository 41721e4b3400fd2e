import { token, type Rule } from '../src/core/rule.js';
import { base64url, hexLower, jwt, opt, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const supabase = { provider: 'Supabase' } as const;
const keysPage = 'https://supabase.com/dashboard/project/_/settings/api-keys';

export const webTokens: readonly Rule[] = [
  token({
    id: 'jwt',
    provider: 'Any',
    title: 'JSON Web Token',
    shape: jwt(),
    checks: ['jwtClaims'],
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'unknown',
    lesser: 'A token whose scopes name only what the program does, and that ends soon',
    rotate: {
      how: 'End the session at the issuer that its claims name, or rotate the key that signed it',
      url: 'https://datatracker.ietf.org/doc/html/rfc7519',
    },
    dummies: ['1cc5302384a59f67'],
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7519#section-3', checked: '2026-11-28' },
  }),
  token({
    ...supabase,
    id: 'supabase-service-role-jwt',
    title: 'service_role key',
    shape: jwt(base64url(43)),
    checks: ['serviceRole'],
    privilege: 'admin',
    env: 'SUPABASE_SERVICE_ROLE_KEY',
    lesser: 'The publishable or anon key, with row-level security that allows what the program needs',
    rotate: {
      how: 'Rotate the JWT secret or disable the legacy keys under Project settings > JWT keys',
      url: keysPage,
    },
    source: { url: 'https://supabase.com/docs/guides/api/api-keys', checked: '2026-11-28' },
  }),
  token({
    ...supabase,
    id: 'supabase-secret-key',
    title: 'secret API key',
    shape: seq('sb_secret_', base64url(22), '_', base64url(8)),
    entropy: 3,
    privilege: 'admin',
    env: 'SUPABASE_SECRET_KEY',
    lesser: 'The publishable or anon key, with row-level security that allows what the program needs',
    rotate: { how: 'Delete it under Project settings > API keys', url: keysPage },
    dummies: ['34a10706f178ec7a'],
    source: { url: 'https://supabase.com/docs/guides/api/api-keys', checked: '2026-11-28' },
  }),
  token({
    ...supabase,
    id: 'supabase-pat',
    title: 'personal access token',
    shape: seq('sbp_', opt('v0_'), hexLower(40)),
    entropy: 3,
    privilege: 'broad',
    env: 'SUPABASE_ACCESS_TOKEN',
    rotate: { how: 'Revoke it under Account > Access Tokens', url: 'https://supabase.com/dashboard/account/tokens' },
    verify: askByGet('https://api.supabase.com/v1/projects', 'Bearer header'),
    source: {
      url: 'https://github.com/supabase/cli/blob/265726d7c16e793110d4200f6f8b3fbd7a8158b3/internal/utils/access_token.go',
      checked: '2026-11-28',
    },
  }),
  token({
    ...supabase,
    id: 'supabase-oauth-token',
    title: 'OAuth access token',
    shape: seq('sbp_oauth_', hexLower(40)),
    entropy: 3,
    privilege: 'broad',
    rotate: { how: "Revoke it under the organization's OAuth apps", url: 'https://supabase.com/dashboard/org/_/apps' },
    source: {
      url: 'https://github.com/supabase/cli/blob/265726d7c16e793110d4200f6f8b3fbd7a8158b3/internal/utils/access_token.go',
      checked: '2026-11-28',
    },
  }),
  token({
    ...supabase,
    id: 'supabase-publishable-key',
    title: 'publishable API key',
    shape: seq('sb_publishable_', base64url(22), '_', base64url(8)),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'SUPABASE_PUBLISHABLE_KEY',
    dummies: ['099250236938cca7'],
    source: { url: 'https://supabase.com/docs/guides/api/api-keys', checked: '2026-11-28' },
  }),
];
