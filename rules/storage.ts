import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, lowerAlnum, opt, seq } from '../src/core/shape.js';
import { askByPost } from '../src/core/verification.js';

const dropbox = {
  provider: 'Dropbox',
  privilege: 'broad',
  env: 'DROPBOX_ACCESS_TOKEN',
  rotate: {
    how: 'Disconnect the app under Settings > Connected apps, or call /2/auth/token/revoke with the token',
    url: 'https://www.dropbox.com/account/connected_apps',
  },
} as const;
const cloudinary = {
  provider: 'Cloudinary',
  privilege: 'broad',
  rotate: {
    how: 'Generate another key under Settings > API Keys, then disable this one',
    url: 'https://console.cloudinary.com/settings/api-keys',
  },
} as const;
const cloudinarySecret = base64url(27);

const files: readonly Rule[] = [
  token({
    ...dropbox,
    id: 'dropbox-short-lived-token',
    title: 'short-lived access token',
    shape: seq('sl.', opt('u.'), base64url(130, 1300)),
    entropy: 4,
    lesser: 'A token of an app that has its own folder and only the scopes it needs',
    verify: askByPost('https://api.dropboxapi.com/2/users/get_current_account', 'Bearer header'),
    source: { url: 'https://www.dropbox.com/developers/documentation/http/documentation', checked: '2026-11-28' },
  }),
  assigned({
    ...dropbox,
    id: 'dropbox-long-lived-token',
    title: 'long-lived access token',
    // Lines of encoded binary data look the same: 64 characters with a run of zeros in them.
    context: ['dropbox'],
    shape: seq(base62(11), 'AAAAAAAAAA', base64url(43)),
    entropy: 4,
    lesser: 'A token of an app that has its own folder and only the scopes it needs',
    verify: askByPost('https://api.dropboxapi.com/2/users/get_current_account', 'Bearer header'),
    source: 'observed',
  }),
  assigned({
    ...dropbox,
    id: 'dropbox-app-secret',
    title: 'app secret',
    context: ['dropbox_secret', 'dropbox_app_secret', 'dropbox_client_secret', 'dropbox_consumer_secret'],
    shape: lowerAlnum(15),
    checks: ['opaqueText'],
    entropy: 3,
    env: 'DROPBOX_APP_SECRET',
    rotate: {
      how: "Reset it in the app's settings in the App Console",
      url: 'https://www.dropbox.com/developers/apps',
    },
    source: 'observed',
  }),
  assigned({
    id: 'box-token',
    provider: 'Box',
    title: 'client secret or developer token',
    context: ['box_client_secret', 'box_developer_token', 'box_access_token', 'box_token', 'boxsdk', 'box_sdk'],
    shape: base62(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'BOX_CLIENT_SECRET',
    rotate: {
      how: 'Reset it in the Developer Console under the app > Configuration',
      url: 'https://app.box.com/developers/console',
    },
    source: 'observed',
  }),
  assigned({
    id: 'backblaze-b2-application-key',
    provider: 'Backblaze',
    title: 'B2 application key',
    context: ['backblaze', 'backblazeb2', 'b2_application_key', 'b2_app_key', 'b2_secret', 'b2_key'],
    shape: seq('K00', digits(1), base64(27)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'B2_APPLICATION_KEY',
    lesser: 'An application key for the one bucket',
    rotate: { how: 'Delete it under Application Keys', url: 'https://secure.backblaze.com/app_keys.htm' },
    source: 'observed',
  }),
  assigned({
    id: 'wasabi-secret-key',
    provider: 'Wasabi',
    title: 'secret key',
    context: ['wasabi_secret', 'wasabi_secret_key', 'wasabi_key', 'wasabisys'],
    shape: base62(40),
    entropy: 4,
    privilege: 'broad',
    env: 'WASABI_SECRET_KEY',
    lesser: 'The key of a user with a policy for the one bucket',
    rotate: {
      how: 'Delete it in the console under Access Keys',
      url: 'https://docs.wasabi.com/docs/changing-the-access-key-status',
    },
    source: 'observed',
  }),
  assigned({
    id: 'minio-root-password',
    provider: 'MinIO',
    title: 'root password or secret key',
    context: ['minio_root_password', 'minio_secret_key', 'minio_secret', 'minio_password', 'minio_access_secret'],
    // Drawn values; what people choose is judged by the rule for passwords.
    shape: chars(`${alphabets.base64}-_`, 16, 80),
    checks: ['opaqueText'],
    entropy: 3.3,
    privilege: 'admin',
    env: 'MINIO_ROOT_PASSWORD',
    lesser: 'The key of a user with a policy for the one bucket',
    rotate: {
      how: 'Set another root password and restart the server, or run mc admin accesskey rm for a key',
      url: 'https://docs.min.io/aistor/reference/aistor-server/settings/root-credentials/',
    },
    dummies: ['8bb3a6de38d57d42', '5cb4a8b1d18bb73d', '8a68ccb25380b686'],
    source: {
      url: 'https://docs.min.io/aistor/reference/aistor-server/settings/root-credentials/',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'truenas-api-key',
    provider: 'iXsystems',
    title: 'TrueNAS API key',
    context: ['truenas'],
    shape: seq(digits(1, 4), '-', base62(64)),
    entropy: 4,
    privilege: 'admin',
    env: 'TRUENAS_API_KEY',
    rotate: {
      how: 'Delete it in the web interface under My API Keys in the user menu at the top right',
      url: 'https://www.truenas.com/docs/scale/25.04/scaletutorials/toptoolbar/managingapikeys',
    },
    source: 'observed',
  }),
];

const media: readonly Rule[] = [
  token({
    ...cloudinary,
    id: 'cloudinary-url',
    title: 'CLOUDINARY_URL with its secret',
    shape: seq('cloudinary://', digits(15), ':', cloudinarySecret, '@', base64url(1, 50)),
    entropy: 3.5,
    env: 'CLOUDINARY_URL',
    dummies: ['3055fa8f3ee2cb3b'],
    source: { url: 'https://cloudinary.com/documentation/node_integration', checked: '2026-11-28' },
  }),
  assigned({
    ...cloudinary,
    id: 'cloudinary-api-secret',
    title: 'API secret',
    context: ['cloudinary'],
    shape: cloudinarySecret,
    checks: ['opaqueText'],
    entropy: 3.5,
    env: 'CLOUDINARY_API_SECRET',
    source: 'observed',
  }),
  assigned({
    id: 'mux-token-secret',
    provider: 'Mux',
    title: 'access token secret',
    context: ['mux_token_secret', 'mux_secret', 'mux_secret_key', 'mux_token', 'mux_node'],
    shape: base64(75),
    entropy: 4,
    privilege: 'broad',
    env: 'MUX_TOKEN_SECRET',
    rotate: {
      how: 'Revoke it under Settings > Access Tokens',
      url: 'https://dashboard.mux.com/settings/access-tokens',
    },
    source: 'observed',
  }),
  assigned({
    id: 'imagekit-private-key',
    provider: 'ImageKit',
    title: 'private key',
    context: ['imagekit'],
    shape: seq('private_', base64(27), '='),
    entropy: 3.5,
    privilege: 'broad',
    env: 'IMAGEKIT_PRIVATE_KEY',
    rotate: {
      how: 'Generate another key under Developer options, then delete this one',
      url: 'https://imagekit.io/dashboard/developer/api-keys',
    },
    note: 'The key that begins with public_ is made for browsers.',
    source: 'observed',
  }),
];

export const storage: readonly Rule[] = [...files, ...media];
