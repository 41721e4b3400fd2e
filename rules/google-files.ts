import { alphabets } from '../src/core/alphabet.js';
import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base64, base64url, chars, lowerAlnum, oneOf, opt, repeat, seq } from '../src/core/shape.js';

const facts = { provider: 'Google' } as const;

/** Keys that Tink keeps in clear; those of public keys have other names (Tink, "Key types"). */
const TINK_KEYS = [
  'AesCmacKey',
  'AesCtrHmacAeadKey',
  'AesEaxKey',
  'AesGcmKey',
  'AesGcmSivKey',
  'AesSivKey',
  'ChaCha20Poly1305Key',
  'EcdsaPrivateKey',
  'EciesAeadHkdfPrivateKey',
  'Ed25519PrivateKey',
  'HmacKey',
  'HpkePrivateKey',
  'JwtEcdsaPrivateKey',
  'JwtHmacKey',
  'JwtRsaSsaPkcs1PrivateKey',
  'RsaSsaPkcs1PrivateKey',
  'RsaSsaPssPrivateKey',
  'XChaCha20Poly1305Key',
];

/** What Google's tools and libraries leave in files. */
export const googleFiles: readonly Rule[] = [
  pair({
    ...facts,
    id: 'google-application-default-credentials',
    title: 'refresh token of application default credentials',
    partner: seq('"authorized_user"'),
    shape: seq('1//', base64url(40, 200)),
    within: 600,
    entropy: 4,
    privilege: 'broad',
    env: 'GOOGLE_APPLICATION_CREDENTIALS',
    lesser: 'Impersonation of a service account with only the roles it needs',
    rotate: {
      how: 'Run `gcloud auth application-default revoke`, or remove the access under Third-party apps of the account',
      url: 'https://myaccount.google.com/connections',
    },
    note: 'The file of a person, not of a service: it reaches whatever that person does.',
  }),
  token({
    ...facts,
    id: 'tink-keyset',
    title: 'key of a Tink keyset in clear',
    lead: seq(
      'type.googleapis.com/google.crypto.tink.',
      oneOf(...TINK_KEYS),
      '",',
      chars(' \t\r\n', 0, 40),
      '"value":',
      chars(' ', 0, 2),
      '"',
    ),
    shape: seq(base64(20, 8000), chars('=', 0, 2)),
    checks: ['tinkKeyset'],
    entropy: 3,
    privilege: 'admin',
    rotate: {
      how: 'Add a new primary key with tinkey, encrypt or sign again, and disable this one',
      url: 'https://developers.google.com/tink/key-management-overview',
    },
  }),
  token({
    ...facts,
    id: 'google-firebase-fcm-server-key',
    title: 'Cloud Messaging server key (legacy)',
    shape: seq('AAAA', base64url(7), ':APA91b', base64url(134)),
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Delete it under Project settings > Cloud Messaging',
      url: 'https://console.firebase.google.com',
    },
    note: 'The interface it opened was shut down in 2024.',
  }),
  assigned({
    ...facts,
    id: 'google-gemini-api-key',
    title: 'Gemini API key',
    shape: seq('AIzaSy', base64url(33)),
    context: ['gemini', 'generativelanguage', 'google_generative_ai', 'google_ai_key', 'google_genai', 'aistudio'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'GEMINI_API_KEY',
    lesser: 'A key restricted to this API and to the addresses or apps that call it',
    rotate: { how: 'Delete it under AI Studio > API keys', url: 'https://aistudio.google.com/apikey' },
  }),
  assigned({
    ...facts,
    id: 'google-app-password',
    title: 'app password',
    shape: seq(chars(alphabets.lower, 4), repeat(seq(opt(' '), chars(alphabets.lower, 4)), 3, 3)),
    context: [
      'gmail_password',
      'gmail_pass',
      'gmail_app_password',
      'gmail_app_pass',
      'google_app_password',
      'app_password',
    ],
    entropy: 2.7,
    privilege: 'broad',
    env: 'GMAIL_APP_PASSWORD',
    rotate: { how: 'Remove it under App passwords of the account', url: 'https://myaccount.google.com/apppasswords' },
  }),
  assigned({
    ...facts,
    id: 'youtube-stream-key',
    title: 'YouTube stream key',
    shape: seq(lowerAlnum(4), repeat(seq('-', lowerAlnum(4)), 4, 4)),
    context: ['youtube', 'youtube_stream_key', 'stream_key', 'rtmp_key'],
    confidence: 'low',
    privilege: 'scoped',
    rotate: { how: 'Reset the stream key in YouTube Studio under Go live', url: 'https://studio.youtube.com' },
  }),
];
