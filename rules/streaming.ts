import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, lowerAlnum, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const scoped = { privilege: 'scoped' } as const;
const twitch = { provider: 'Twitch', entropy: 3.5 } as const;

/** Video, music, pictures and games; formats from the providers' docs and from values in use. */
export const streaming: readonly Rule[] = [
  token({
    ...twitch,
    ...scoped,
    id: 'twitch-stream-key',
    title: 'stream key',
    shape: seq('live_', digits(8, 12), '_', base62(30)),
    env: 'TWITCH_STREAM_KEY',
    rotate: {
      how: 'Reset it in the Creator Dashboard under Settings > Stream',
      url: 'https://dashboard.twitch.tv/settings/stream',
    },
  }),
  assigned({
    ...twitch,
    id: 'twitch-token',
    title: 'OAuth token or client secret',
    context: ['twitch'],
    shape: lowerAlnum(30),
    privilege: 'broad',
    env: 'TWITCH_CLIENT_SECRET',
    rotate: {
      how: 'Generate a new secret in the console under the application, or disconnect it in the account under Connections',
      url: 'https://dev.twitch.tv/console/apps',
    },
    verify: askByGet('https://id.twitch.tv/oauth2/validate', 'header Authorization: OAuth'),
  }),
  assigned({
    id: 'spotify-client-secret',
    provider: 'Spotify',
    title: 'client secret',
    context: ['spotify', 'spotipy'],
    shape: hexLower(32),
    entropy: 3,
    privilege: 'broad',
    env: 'SPOTIFY_CLIENT_SECRET',
    rotate: {
      how: "Rotate it in the dashboard under the app's settings",
      url: 'https://developer.spotify.com/dashboard',
    },
  }),
  assigned({
    id: 'plex-token',
    provider: 'Plex',
    title: 'access token',
    context: ['plex_token', 'plex_api_token', 'plex_auth_token', 'plex_api_key', 'plex_key', 'plex_tv'],
    shape: base64url(20),
    entropy: 3,
    privilege: 'broad',
    env: 'PLEX_TOKEN',
    rotate: {
      how: 'Sign the device out under Settings > Authorized devices',
      url: 'https://app.plex.tv/desktop/#!/settings/devices/all',
    },
  }),
  assigned({
    ...scoped,
    id: 'unsplash-access-key',
    provider: 'Unsplash',
    title: 'access or secret key',
    context: [
      'unsplash_access_key',
      'unsplash_secret_key',
      'unsplash_key',
      'unsplash_api_key',
      'unsplash_secret',
      'unsplash_token',
      'unsplash_js',
    ],
    shape: base64url(43),
    entropy: 4,
    env: 'UNSPLASH_ACCESS_KEY',
    rotate: { how: 'Delete the application and register another', url: 'https://unsplash.com/oauth/applications' },
  }),
  token({
    ...scoped,
    id: 'lichess-token',
    provider: 'Lichess',
    title: 'personal or OAuth access token',
    shape: seq(oneOf('lip_', 'lio_'), base62(20, 32)),
    entropy: 3.3,
    confidence: 'medium',
    env: 'LICHESS_TOKEN',
    rotate: { how: 'Delete it in the account under API access tokens', url: 'https://lichess.org/account/oauth/token' },
    verify: askByGet('https://lichess.org/api/account', 'Bearer header'),
  }),
  token({
    ...scoped,
    id: 'cfxre-server-key',
    provider: 'Cfx.re',
    title: 'server registration key',
    shape: seq('cfxk_', base62(20, 21), '_', base62(5, 6)),
    entropy: 3,
    rotate: { how: 'Delete it in the portal under Server registration keys', url: 'https://portal.cfx.re' },
  }),
  token({
    ...scoped,
    id: 'riot-api-key',
    provider: 'Riot Games',
    title: 'API key',
    shape: seq('RGAPI-', uuid),
    entropy: 2.5,
    env: 'RIOT_API_KEY',
    rotate: {
      how: 'Regenerate it in the developer portal; a development key ends within a day',
      url: 'https://developer.riotgames.com',
    },
  }),
  assigned({
    ...scoped,
    id: 'steam-web-api-key',
    provider: 'Valve',
    title: 'Steam Web API key',
    context: ['steam_api_key', 'steam_web_api_key', 'steam_apikey', 'steam_key', 'steam_web_key', 'steampowered'],
    shape: chars('0123456789ABCDEF', 32),
    entropy: 3,
    env: 'STEAM_API_KEY',
    rotate: { how: 'Revoke it on the page of the Web API key', url: 'https://steamcommunity.com/dev/apikey' },
  }),
];
