import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base32, chars, oneOf, opt, repeat, seq, type Shape } from '../src/core/shape.js';

/** What manuals of authenticators use: base32 of "Hello!" and of digits in a row. */
const SAMPLE_SEEDS = [
  '03733af4fa05c6a0',
  'ec031a50068c5e0c',
  '16d0cd0f3561e323',
  'b2859c01695adb05',
  '055333f197c16525',
];
const facts = {
  provider: 'Any',
  privilege: 'broad',
  entropy: 3,
  dummies: SAMPLE_SEEDS,
} as const;
const enrolAgain = 'Enrol the authenticator again, so that another seed is made';
const lowerBase32 = (min: number, max = min): Shape => chars(alphabets.base32.toLowerCase(), min, max);
const quote = chars('"\'`', 0, 1);

/** Seeds of one-time codes: whoever has one makes the same codes as the authenticator. */
export const oneTimeCodes: readonly Rule[] = [
  token({
    ...facts,
    id: 'otpauth-uri',
    title: 'seed of one-time codes in an otpauth URL',
    lead: seq(
      oneOf('otpauth://totp/', 'otpauth://hotp/'),
      chars(`${alphabets.base62}%+-.:@_~ ()`, 1, 160),
      '?',
      chars(`${alphabets.base62}%&+-.=_~:@;`, 0, 120),
      'secret=',
    ),
    shape: oneOf(base32(16, 128), lowerBase32(16, 128)),
    checks: ['otpSeed'],
    confidence: 'high',
    rotate: { how: enrolAgain, url: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format' },
    source: { url: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format', checked: '2026-11-28' },
  }),
  token({
    provider: 'Google',
    id: 'otpauth-migration',
    title: 'export of Google Authenticator',
    lead: seq('otpauth-migration://offline?data='),
    shape: chars(`${alphabets.base62}%+/=_-`, 40, 4000),
    entropy: 3.5,
    privilege: 'broad',
    rotate: {
      how: 'Enrol the authenticator again at every account of the export',
      url: 'https://support.google.com/accounts/answer/1066447',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'otp-secret',
    title: 'seed of one-time codes',
    shape: oneOf(base32(16, 64), lowerBase32(16, 64)),
    checks: ['otpSeed'],
    context: [
      ...['otp_secret', 'otp_seed', 'otp_key', 'totp_secret', 'totp_key', 'totp_seed', 'hotp_secret'],
      ...['mfa_secret', 'mfa_seed', 'mfa_key', '2fa_secret', '2fa_seed', '2fa_key'],
      ...['two_factor_secret', 'two_factor_key', 'two_factor_auth_secret', 'authenticator_secret', 'authenticator_key'],
    ],
    rotate: { how: enrolAgain, url: 'https://datatracker.ietf.org/doc/html/rfc6238' },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc4648#section-6', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'otp-seed-groups',
    title: 'seed of one-time codes in groups of four',
    lead: seq(
      chars(`${alphabets.base62}_-`, 0, 24),
      oneOf(
        ...['2fa', '2FA', 'TOTP', 'totp', 'OTP', 'MFA', 'mfa', 'otp_secret', 'uthenticator', 'wo-factor', 'woFactor'],
        ...['ecret', 'SECRET', 'seed', 'Seed', 'SEED', 'etup key', 'etup Key', 'etup_key', 'etupKey', 'anual key'],
      ),
      chars(`${alphabets.base62}_-'"()\`* `, 0, 30),
      chars(':=', 1),
      chars(' *', 0, 4),
      quote,
    ),
    shape: oneOf(
      seq(base32(4), repeat(seq(' ', base32(4)), 3, 15)),
      seq(lowerBase32(4), repeat(seq(' ', lowerBase32(4)), 3, 15)),
    ),
    checks: ['otpSeed'],
    confidence: 'medium',
    rotate: { how: enrolAgain, url: 'https://datatracker.ietf.org/doc/html/rfc6238' },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc4648#section-6', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'otp-seed-call',
    title: 'seed of one-time codes in a call',
    lead: oneOf(
      seq(oneOf('TOTP(', 'HOTP('), opt('s='), chars('"\'', 1)),
      seq(
        'oathtool ',
        chars('abcdefghijklmnopqrstuvwxyz0123456789=- ', 0, 60),
        oneOf('-b ', '--base32 ', '--totp '),
        quote,
      ),
    ),
    shape: oneOf(base32(16, 64), lowerBase32(16, 64)),
    checks: ['otpSeed'],
    confidence: 'medium',
    rotate: { how: enrolAgain, url: 'https://www.nongnu.org/oath-toolkit/oathtool.1.html' },
    source: { url: 'https://www.nongnu.org/oath-toolkit/oathtool.1.html', checked: '2026-11-28' },
  }),
];
