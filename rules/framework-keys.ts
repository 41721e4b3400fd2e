import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64, chars, hexLower, oneOf, repeat, seq } from '../src/core/shape.js';

const facts = { confidence: 'medium', privilege: 'broad' } as const;
const quote = chars('"\'', 1);
/** @returns where a key is changed that signs sessions, and what comes of it */
export const endsSessions = (how: string, url: string): { readonly how: string; readonly url: string } => ({
  how: `${how}: sessions and signed links of the old one end`,
  url,
});

/** Keys and salts that frameworks sign and encrypt with, but for those in PHP. */
export const frameworkKeys: readonly Rule[] = [
  token({
    ...facts,
    id: 'strapi-app-keys',
    provider: 'Strapi',
    title: 'keys of the application',
    lead: seq('APP_KEYS', chars(' \t\r\n"\'`=:[(,', 1, 30)),
    shape: seq(base64(22), '==', repeat(seq(chars(',"\' \n', 1, 8), base64(22), '=='), 0, 7)),
    entropy: 4,
    env: 'APP_KEYS',
    rotate: endsSessions(
      'Put a new key ahead of the others, and remove this one when its sessions have ended',
      'https://docs.strapi.io/cms/configurations/server',
    ),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'flask-secret-key-bytes',
    provider: 'Flask',
    title: 'secret key as bytes',
    lead: seq(
      oneOf('secret_key', 'SECRET_KEY'),
      chars('"\']', 0, 2),
      chars(' ', 0, 2),
      '=',
      chars(' ', 0, 2),
      'b',
      quote,
    ),
    shape: chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[]^_{|}~\\\`"`, 24, 300),
    checks: ['escapedBytes'],
    yields: true,
    entropy: 3,
    env: 'SECRET_KEY',
    rotate: endsSessions(
      'Put another in its place, with this one in SECRET_KEY_FALLBACKS while sessions last',
      'https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY',
    ),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'devise-pepper',
    provider: 'Devise',
    title: 'pepper of passwords',
    shape: hexLower(64, 128),
    context: ['pepper', 'devise_pepper'],
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      how: 'Put another in its place: everybody must choose a new password, since the old hashes hold no longer',
      url: 'https://github.com/heartcombo/devise',
    },
    source: 'observed',
  }),
  assigned({
    id: 'phoenix-salt',
    provider: 'Phoenix',
    title: 'salt of sessions',
    shape: chars(`${alphabets.base64}-_`, 8, 64),
    context: ['signing_salt', 'encryption_salt', 'live_view_signing_salt'],
    checks: ['opaqueText'],
    entropy: 2.5,
    confidence: 'low',
    privilege: 'scoped',
    rotate: endsSessions(
      'Put another in its place, from `mix phx.gen.secret 32`',
      'https://hexdocs.pm/plug/Plug.Session.COOKIE.html',
    ),
    note: 'It opens nothing without the secret key base.',
    source: 'observed',
  }),
];
