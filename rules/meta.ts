import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, oneOf, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Meta', privilege: 'broad' } as const;
const appSecret = {
  how: "Reset the app secret in the app's dashboard under App settings > Basic",
  url: 'https://developers.facebook.com/apps',
};
const access = {
  how: 'Remove the app in the account that gave the token, or reset the app secret',
  url: 'https://developers.facebook.com/tools/debug/accesstoken/',
};

/** Right beside a plus or a slash it is a piece of base64: nothing of it belongs to the value, and none may stand there. */
const noBase64 = chars('+/', 0, 0);

/** Facebook, Instagram, Threads and Oculus. Formats: Meta docs, "Access tokens for Meta technologies"; values in use. */
export const meta: readonly Rule[] = [
  token({
    ...facts,
    id: 'facebook-access-token',
    title: 'Facebook user or page access token',
    // Square's tokens begin alike and are shorter.
    shape: seq(noBase64, 'EAA', base62(80, 800), noBase64),
    entropy: 4,
    confidence: 'medium',
    env: 'FACEBOOK_ACCESS_TOKEN',
    rotate: access,
    verify: askByGet('https://graph.facebook.com/me', 'query access_token', { dead: 'status 400 or 401' }),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'facebook-app-token',
    title: 'Facebook app access token',
    context: ['facebook', 'fb_token', 'fb_access_token', 'fb_app_token', 'meta_access_token', 'meta_app_token'],
    shape: seq(digits(13, 17), '|', base64url(24, 40)),
    entropy: 3.5,
    rotate: appSecret,
    source: {
      url: 'https://developers.facebook.com/documentation/facebook-login/guides/access-tokens.md',
      checked: '2026-11-28',
    },
  }),
  pair({
    ...facts,
    id: 'facebook-app-token-nearby',
    title: 'Facebook app access token beside the name of the service',
    partner: oneOf('GraphAPI', 'graph.facebook.com', 'facebook', 'Facebook', 'FACEBOOK'),
    shape: seq(digits(13, 17), '|', base64url(27)),
    within: 300,
    entropy: 3.5,
    yields: true,
    rotate: appSecret,
    source: {
      url: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'facebook-app-secret',
    title: 'app secret',
    // Not the name alone: the client token of an app has the same shape and stands in the app.
    context: [
      'facebook_app_secret',
      'facebook_secret',
      'facebook_client_secret',
      'fb_app_secret',
      'fb_secret',
      'fb_client_secret',
      'meta_app_secret',
      'instagram_app_secret',
      'instagram_client_secret',
      'whatsapp_app_secret',
      'threads_app_secret',
      'graph_facebook',
      'facebook_strategy',
    ],
    shape: hexLower(32),
    entropy: 3,
    env: 'FACEBOOK_APP_SECRET',
    rotate: appSecret,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'instagram-access-token',
    title: 'Instagram access token',
    shape: seq(oneOf('IGQV', 'IGQW', 'IGAA'), base64url(100, 400)),
    entropy: 4,
    env: 'INSTAGRAM_ACCESS_TOKEN',
    rotate: { ...access, how: 'Remove the app in Instagram under Settings > Website permissions > Apps and websites' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'threads-access-token',
    title: 'Threads access token',
    shape: seq('THAA', base64url(80, 400)),
    entropy: 4,
    confidence: 'medium',
    env: 'THREADS_ACCESS_TOKEN',
    rotate: access,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'oculus-access-token',
    title: 'Oculus app or user token',
    shape: seq('OC|', digits(15, 17), '|', base64url(27, 40)),
    entropy: 3.5,
    confidence: 'medium',
    rotate: {
      how: 'Reset the app secret in the developer dashboard under API',
      url: 'https://developers.meta.com/horizon',
    },
    source: 'observed',
  }),
];
