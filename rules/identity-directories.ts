import { assigned, type Rule } from '../src/core/rule.js';
import { base62, base64url, hexLower, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const auth0 = { provider: 'Auth0' } as const;

/** Directories of a company's users. */
export const identityDirectories: readonly Rule[] = [
  assigned({
    id: 'okta-api-token',
    provider: 'Okta',
    title: 'API token (SSWS)',
    context: ['okta', 'ssws'],
    shape: seq('00', base64url(40)),
    entropy: 4,
    privilege: 'admin',
    env: 'OKTA_API_TOKEN',
    lesser: 'A service app that signs in with OAuth 2.0, with only the okta. scopes it needs',
    rotate: {
      how: 'Revoke it under Security > API > Tokens',
      url: 'https://help.okta.com/en-us/Content/Topics/security/api.htm',
    },
    verify: askByGet('https://{domain}.okta.com/api/v1/users/me', 'header Authorization: SSWS'),
    source: { url: 'https://developer.okta.com/docs/guides/create-an-api-token/main/', checked: '2026-11-28' },
  }),
  assigned({
    id: 'okta-client-secret',
    provider: 'Okta',
    title: 'OAuth client secret',
    context: ['okta_oauth2_client_secret', 'okta_client_secret', 'okta_oauth_client_secret', 'okta_secret'],
    shape: base64url(40, 64),
    entropy: 4,
    confidence: 'low',
    privilege: 'broad',
    rotate: {
      how: 'Generate another secret under Applications > General',
      url: 'https://developer.okta.com/docs/guides/client-secret-rotation-key/main/',
    },
    source: 'observed',
  }),
  assigned({
    ...auth0,
    id: 'auth0-client-secret',
    title: 'client secret',
    context: ['auth0'],
    shape: base64url(64),
    entropy: 4,
    privilege: 'broad',
    env: 'AUTH0_CLIENT_SECRET',
    rotate: {
      how: 'Rotate it under Applications > the application > Settings > Danger Zone',
      url: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    },
    source: 'observed',
  }),
  assigned({
    ...auth0,
    id: 'auth0-management-token',
    title: 'management API token (JWT)',
    context: ['auth0'],
    shape: seq('eyJ', base64url(20, 220), '.eyJ', base64url(100, 300), '.', base64url(300, 600)),
    checks: [['jwtSays', 'Auth0', { aud: '*/api/v2/' }]],
    entropy: 4,
    privilege: 'admin',
    lesser: 'A machine-to-machine application with only the scopes it needs',
    rotate: {
      how: 'Delete the client grant or rotate its secret under Applications; the token itself ends within a day',
      url: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    },
    source: { url: 'https://www.rfc-editor.org/rfc/rfc7519', checked: '2026-11-28' },
  }),
  assigned({
    ...auth0,
    id: 'auth0-client-id',
    title: 'client id',
    context: ['auth0_client_id', 'auth0_id'],
    shape: base62(32),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    source: 'observed',
  }),
  assigned({
    id: 'onelogin-client-secret',
    provider: 'OneLogin',
    title: 'API client secret',
    context: ['onelogin'],
    shape: hexLower(64),
    entropy: 3,
    privilege: 'broad',
    rotate: {
      how: 'Delete the credential under Developers > API Credentials and create another',
      url: 'https://developers.onelogin.com/api-docs/1/getting-started/working-with-api-credentials',
    },
    source: 'observed',
  }),
  assigned({
    id: 'jumpcloud-api-key',
    provider: 'JumpCloud',
    title: 'API key',
    context: ['jumpcloud'],
    shape: base62(40),
    entropy: 4,
    privilege: 'admin',
    env: 'JUMPCLOUD_API_KEY',
    rotate: {
      how: 'Generate a new key under My API Key in the account menu, which ends the old one',
      url: 'https://docs.jumpcloud.com/api/1.0/index.html',
    },
    source: {
      url: 'https://www.powershellgallery.com/packages/JumpCloud/1.12.0/Content/Public%5CAuthentication%5CConnect-JCOnline.ps1',
      checked: '2026-11-28',
    },
  }),
];
