import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, chars, hexLower, oneOf, opt, seq } from '../src/core/shape.js';
import { joined } from './joined.js';

const facts = { provider: 'Any', confidence: 'medium' } as const;
const atHost = 'Revoke it at the host that the request goes to';
/** Names of schemes are case-insensitive (RFC 9110, 11.1); these stand for a token or a key of any service. */
const TOKEN_SCHEMES = [
  ...['Token', 'token', 'TOKEN', 'ApiKey', 'Apikey', 'apikey', 'APIKEY', 'apiKey', 'Api-Key', 'API-Key', 'api-key'],
  ...['API-KEY', 'Api-Token', 'api-token', 'API-TOKEN', 'API-Token', 'ApiToken', 'AccessToken', 'Access-Token'],
];
/** Others, but for those with rules of their own. */
const SCHEMES = [
  ...['Key', 'key', 'Secret', 'JWT', 'jwt', 'Bot', 'OAuth', 'OAuth2', 'SSWS', 'GenieKey', 'Splunk', 'KakaoAK', 'HMAC'],
  ...['DeepL-Auth-Key', 'Klaviyo-API-Key', 'Zoho-oauthtoken', 'Zoho-enczapikey', 'Client-ID', 'Application', 'App'],
  ...['Private-Token', 'PRIVATE-TOKEN', 'QB-USER-TOKEN', 'X-Auth', 'Ghost', 'Ticket', 'Session'],
];
const NAMED_VALUES = ['Token token=', 'token=', 'Discogs token=', 'GoogleLogin auth=', 'Snowflake Token=', 'pkey='];
/** Some have the user, or the id of the key, ahead of it: `ApiKey joe:…`, `sso-key id:…`. */
const OWNED = seq(oneOf('ApiKey ', 'sso-key ', 'cpanel ', 'whm '), chars(`${alphabets.base62}._@+-`, 1, 60), ':');
const KEY_HEADERS = ['Api-Key', 'Auth-Token', 'Access-Token', 'Auth-Key', 'Vault-Token'];
const opaque = `${alphabets.base64url}.~+/`;
const field = chars(`${alphabets.base62}%._~+/=:,"' -`, 0, 400);

/** Headers by which requests say who sends them, but for Basic and Bearer. */
export const authorization: readonly Rule[] = [
  token({
    ...facts,
    id: 'http-authorization-token',
    title: 'token of an Authorization header',
    lead: seq(
      oneOf('Authorization', 'authorization', 'AUTHORIZATION'),
      joined,
      opt(oneOf(OWNED, ...NAMED_VALUES, seq(oneOf(...TOKEN_SCHEMES, ...SCHEMES), ' '))),
      opt('"'),
    ),
    shape: seq(chars(opaque, 20, 2000), chars('=', 0, 2)),
    checks: ['drawnText', 'idAndKey'],
    yields: true,
    privilege: 'unknown',
    rotate: { how: atHost, url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-11.6.2' },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-11.6.2', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'http-token-string',
    title: 'token behind the word of its scheme',
    lead: seq(chars('"\'`', 1), oneOf(...[...TOKEN_SCHEMES, 'SSWS', 'GenieKey'].map((scheme) => `${scheme} `))),
    shape: seq(chars(opaque, 24, 400), chars('=', 0, 2)),
    checks: ['drawnText'],
    yields: true,
    privilege: 'unknown',
    rotate: { how: atHost, url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-11.6.2' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'http-key-header',
    title: 'key of a request header',
    lead: seq(
      oneOf(
        ...KEY_HEADERS.flatMap((name) => [`X-${name}`, `X-${name.toUpperCase()}`, `x-${name.toLowerCase()}`]),
        ...['X-API-Key', 'Private-Token', 'PRIVATE-TOKEN', 'private-token'],
      ),
      ':',
      chars(' ', 0, 2),
    ),
    shape: seq(chars(opaque, 20, 400), chars('=', 0, 2)),
    checks: ['drawnText'],
    yields: true,
    privilege: 'unknown',
    rotate: { how: atHost, url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-11' },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-5', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'http-digest-response',
    title: 'response of Digest authorization',
    lead: seq('Digest username=', field, 'response=', chars('"\\', 0, 2)),
    shape: hexLower(32, 64),
    confidence: 'low',
    privilege: 'scoped',
    rotate: {
      how: 'Change the password of the user: whoever has the header can guess at it without end',
      url: 'https://datatracker.ietf.org/doc/html/rfc7616',
    },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7616#section-3.4', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'oauth1-header-token',
    title: 'token of an OAuth 1.0 header',
    lead: seq('oauth_token=', chars('"\\', 1, 2)),
    shape: chars(`${alphabets.base64url}.~`, 10, 400),
    confidence: 'low',
    privilege: 'scoped',
    rotate: { how: 'Revoke the grant of the application', url: 'https://datatracker.ietf.org/doc/html/rfc5849' },
    note: 'It opens nothing without the secrets that sign the request.',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc5849#section-3.5.1', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'oauth1-plaintext-signature',
    title: 'secrets of an OAuth 1.0 header',
    lead: seq('oauth_signature=', chars('"\\', 0, 2)),
    shape: seq(
      chars(`${alphabets.base64url}.~`, 10, 200),
      oneOf('%26', '%2526'),
      chars(`${alphabets.base64url}.~`, 0, 200),
    ),
    privilege: 'broad',
    rotate: {
      how: 'Issue another consumer secret, and revoke the token: the method PLAINTEXT shows both instead of a signature',
      url: 'https://datatracker.ietf.org/doc/html/rfc5849#section-3.4.4',
    },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc5849#section-3.4.4', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'http-signed-request',
    title: 'signature of a request (AWS Signature Version 4 and similar)',
    lead: seq('SignedHeaders=', chars(`${alphabets.lowerAlnum};-`, 4, 300), chars(', ', 1, 3), 'Signature='),
    shape: hexLower(64),
    confidence: 'low',
    privilege: 'scoped',
    rotate: {
      how: 'Nothing, if minutes have passed; the key that signed it is not in it',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
    },
    note: 'It opens the one request that it signs, for some minutes.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'http-negotiate-ticket',
    title: 'Kerberos ticket of Negotiate authorization',
    lead: oneOf('Negotiate ', 'negotiate '),
    shape: seq('YI', base64(100, 4000), chars('=', 0, 2)),
    entropy: 4,
    confidence: 'low',
    privilege: 'scoped',
    rotate: {
      how: 'Let it expire; for a service account with a short password, change the password',
      url: 'https://datatracker.ietf.org/doc/html/rfc4559',
    },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc4559', checked: '2026-11-28' },
  }),
];
