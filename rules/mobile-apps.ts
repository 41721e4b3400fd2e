import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, chars, oneOf, opt, seq } from '../src/core/shape.js';

const keystore = {
  provider: 'Android',
  title: 'password of a signing keystore',
  checks: ['humanPassword'],
  confidence: 'medium',
  privilege: 'broad',
  env: 'KEYSTORE_PASSWORD',
  rotate: {
    how: 'Run keytool -storepasswd to change it; if the keystore leaked too, ask for a new upload key in the Play Console',
    url: 'https://support.google.com/googleplay/android-developer/answer/9842756',
  },
  // The password of the debug keystore, which every installation makes.
  dummies: ['fa1b0b2c8db60cf8'],
} as const;
const field = oneOf('storePassword', 'keyPassword', 'STORE_PASSWORD', 'KEY_PASSWORD');
const password = seq(base62(1), chars(`${alphabets.base62}!#%&*+-./?@^_~$`, 5, 79));
const four = chars(alphabets.lower, 4);

/** What signs, uploads and runs apps of phones. Formats: Apple's and Android's docs, "Sign your app". */
export const mobileApps: readonly Rule[] = [
  token({
    ...keystore,
    id: 'android-keystore-password',
    files: ['key.properties', '*keystore.properties', '*signing.properties', 'gradle.properties', 'local.properties'],
    lead: seq(field, opt(' '), '=', opt(' ')),
    shape: password,
    source: {
      url: 'https://developer.android.com/reference/tools/gradle-api/com/android/build/api/dsl/SigningConfig',
      checked: '2026-11-28',
    },
  }),
  token({
    ...keystore,
    id: 'android-keystore-password-gradle',
    title: 'password of a signing keystore in a build file',
    files: ['*.gradle', '*.gradle.kts'],
    lead: seq(field, oneOf(' = ', '=', ' ', '('), chars('"\'', 1)),
    shape: password,
    source: {
      url: 'https://developer.android.com/reference/tools/gradle-api/com/android/build/api/dsl/SigningConfig',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'apple-app-specific-password',
    provider: 'Apple',
    title: 'app-specific password',
    context: [
      'app_specific_password',
      'application_specific_password',
      'apple_password',
      'apple_id_password',
      'apple_app_password',
      'icloud_password',
      'fastlane_password',
      'notarization_password',
      'notarize_password',
      'notarytool',
      'altool',
    ],
    shape: seq(four, '-', four, '-', four, '-', four),
    entropy: 2.5,
    privilege: 'broad',
    env: 'FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD',
    rotate: {
      how: 'Delete it under Sign-In and Security > App-Specific Passwords',
      url: 'https://support.apple.com/en-us/HT204397',
    },
    source: 'observed',
  }),
  assigned({
    id: 'limbar-token',
    provider: 'Limbar',
    title: 'API key',
    context: ['limbar', 'lim_run', 'lim_api_key'],
    shape: seq('lim_', base62(20, 64)),
    entropy: 3,
    confidence: 'low',
    privilege: 'broad',
    env: 'LIM_API_KEY',
    rotate: { how: 'Delete it in the console under API keys' },
    note: 'Its length is not published.',
    source: 'observed',
  }),
];
