import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, hexLower, lowerAlnum, oneOf, seq } from '../src/core/shape.js';

const facts = { privilege: 'broad' } as const;
const x = {
  ...facts,
  provider: 'X (Twitter)',
  rotate: {
    how: "Regenerate it in the developer portal under the app's Keys and tokens",
    url: 'https://developer.x.com/en/portal/dashboard',
  },
} as const;
const linkedin = {
  ...facts,
  provider: 'LinkedIn',
  env: 'LINKEDIN_CLIENT_SECRET',
  rotate: { how: 'Generate a new secret in the app under Auth', url: 'https://www.linkedin.com/developers/apps' },
} as const;
const twitter = ['twitter', 'tweepy'];

/** Formats: the networks' docs and values in use. */
export const social: readonly Rule[] = [
  token({
    ...x,
    id: 'twitter-bearer-token',
    title: 'bearer token of an app',
    shape: seq('AAAAAAAAAAAAAAAAAAAAA', chars(`${alphabets.base62}%`, 80, 110)),
    entropy: 4,
    env: 'TWITTER_BEARER_TOKEN',
    // The token of X's own web client, which every visitor gets.
    dummies: ['804a8de9738ff3f5'],
  }),
  assigned({
    ...x,
    id: 'twitter-access-token',
    title: 'access token (OAuth 1.0a)',
    context: twitter,
    // The number is the user's id, which is short for old accounts.
    shape: seq(digits(6, 20), '-', base62(30, 45)),
    entropy: 3.5,
    env: 'TWITTER_ACCESS_TOKEN',
    dummies: ['80df12b65d25318a'],
  }),
  assigned({
    ...x,
    id: 'twitter-access-secret',
    title: 'access token secret (OAuth 1.0a)',
    context: twitter,
    shape: base62(45),
    entropy: 4,
    env: 'TWITTER_ACCESS_TOKEN_SECRET',
  }),
  assigned({
    ...x,
    id: 'twitter-api-secret',
    title: 'API key secret',
    context: twitter,
    shape: base62(50),
    entropy: 4,
    env: 'TWITTER_API_SECRET',
  }),
  token({
    ...linkedin,
    id: 'linkedin-client-secret',
    title: 'client secret',
    shape: seq('WPL_AP', digits(1), '.', base64url(16), '.', base64(6), '=='),
    entropy: 3,
  }),
  assigned({
    ...linkedin,
    id: 'linkedin-client-secret-legacy',
    title: 'client secret (legacy)',
    context: [
      'linkedin_client_secret',
      'linkedin_secret',
      'linkedin_app_secret',
      'linkedin_secret_key',
      'linked_in_secret',
    ],
    shape: base62(16),
    entropy: 3,
  }),
  token({
    ...facts,
    id: 'pinterest-token',
    provider: 'Pinterest',
    title: 'access or refresh token',
    shape: seq(oneOf('pina_', 'pinr_'), base64url(40, 200)),
    entropy: 4,
    env: 'PINTEREST_ACCESS_TOKEN',
    rotate: {
      how: 'Remove the app in the account under Security > Connected apps',
      url: 'https://developers.pinterest.com/apps/',
    },
  }),
  assigned({
    id: 'flickr-api-key',
    provider: 'Flickr',
    title: 'API key',
    context: ['flickr'],
    shape: hexLower(32),
    entropy: 3,
    privilege: 'scoped',
    env: 'FLICKR_API_KEY',
    rotate: {
      how: 'Delete the key in the App Garden and ask for another',
      url: 'https://www.flickr.com/services/apps/by/me',
    },
  }),
  assigned({
    ...facts,
    id: 'bitly-access-token',
    provider: 'Bitly',
    title: 'access token',
    context: ['bitly', 'bit_ly_token'],
    shape: hexLower(40),
    entropy: 3,
    env: 'BITLY_ACCESS_TOKEN',
    rotate: {
      how: 'Generate a new token under Settings > API, which ends the old one',
      url: 'https://app.bitly.com/settings/api/',
    },
  }),
  assigned({
    id: 'imgur-client-secret',
    provider: 'Imgur',
    title: 'client secret',
    context: ['imgur'],
    shape: hexLower(40),
    entropy: 3,
    privilege: 'scoped',
    env: 'IMGUR_CLIENT_SECRET',
    rotate: {
      how: 'Generate a new secret under Settings > Applications',
      url: 'https://imgur.com/account/settings/apps',
    },
  }),
  assigned({
    id: 'disqus-api-secret',
    provider: 'Disqus',
    title: 'API secret',
    // Not the name alone: the public key of an application has the same shape.
    context: ['disqus_api_secret', 'disqus_secret', 'disqus_secret_key', 'disqus_sso_secret', 'disqus_com'],
    shape: lowerAlnum(64),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'DISQUS_API_SECRET',
    rotate: { how: 'Reset the keys of the application', url: 'https://disqus.com/api/applications/' },
  }),
  assigned({
    ...facts,
    id: 'tiktok-client-secret',
    provider: 'TikTok',
    title: 'client secret',
    context: ['tiktok_client_secret', 'tiktok_secret', 'tiktok_app_secret', 'tik_tok_secret'],
    shape: base62(32),
    entropy: 3.5,
    env: 'TIKTOK_CLIENT_SECRET',
    rotate: { how: 'Regenerate it in the developer portal under the app', url: 'https://developers.tiktok.com/apps' },
  }),
  assigned({
    ...facts,
    id: 'reddit-client-secret',
    provider: 'Reddit',
    title: 'client secret',
    context: [
      'reddit_client_secret',
      'reddit_secret',
      'reddit_app_secret',
      'reddit_api_secret',
      'praw_client_secret',
      'praw',
    ],
    shape: base64url(27, 30),
    entropy: 3.7,
    env: 'REDDIT_CLIENT_SECRET',
    rotate: { how: 'Delete the app and create another', url: 'https://www.reddit.com/prefs/apps' },
  }),
];
