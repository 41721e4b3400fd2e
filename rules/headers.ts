import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { call } from '../src/core/usage/rule.js';
import { base64, chars, oneOf, seq } from '../src/core/shape.js';

/** Functions that take a user and a password: requests and httpx, net/http, supertest, Spring, OkHttp, Faraday, Laravel. */
const BASIC_CALLS = [
  'HTTPBasicAuth(',
  'HTTPDigestAuth(',
  'HttpNtlmAuth(',
  'BasicAuth(',
  'DigestAuth(',
  'SetBasicAuth(',
  'setBasicAuth(',
  'basicAuth(',
  'basic_auth(',
  'digest_auth(',
  'withBasicAuth(',
  'withDigestAuth(',
  'authenticateWithBasic(',
  'Credentials.basic(',
  'BasicAuthentication(',
  'BasicAuthenticationInterceptor(',
  'httpBasic(',
  'UsernamePasswordCredentials(',
  'UsernamePasswordAuthenticationToken(',
  'UsernamePasswordCredential(',
  'PasswordAuthentication(',
  'NetworkCredential(',
  '.auth(',
  'auth=(',
  'auth = (',
  'auth: [',
  "'auth' => [",
];

/** Authorization headers; a bearer token of a known kind is left to the rule of that kind. */
export const headers: readonly Rule[] = [
  token({
    id: 'http-basic-auth-header',
    provider: 'Any',
    title: 'Basic authorization',
    lead: oneOf('Basic ', 'basic '),
    shape: seq(base64(8, 400), chars('=', 0, 2)),
    checks: ['basicCredentials'],
    confidence: 'medium',
    privilege: 'broad',
    lesser: 'A token or an account of its own for this program, with only the rights it needs',
    rotate: {
      how: 'Change the password of the user that it decodes to',
      url: 'https://datatracker.ietf.org/doc/html/rfc7617',
    },
    dummies: ['7d44300ab3e6087e', '0595bce5fac87b31', '4ae66bcdd7c1e0a1'],
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7617#section-2', checked: '2026-11-28' },
  }),
  call({
    id: 'http-basic-auth-call',
    provider: 'Any',
    title: 'password of a call for Basic authorization',
    says: 'password',
    usages: BASIC_CALLS.map((head) => `${head}_, $)`),
    checks: ['userAhead'],
    privilege: 'broad',
    lesser: 'A token or an account of its own for this program, with only the rights it needs',
    rotate: {
      how: 'Change the password of the user that the call names',
      url: 'https://datatracker.ietf.org/doc/html/rfc7617',
    },
    source: { url: 'https://requests.readthedocs.io/en/latest/user/authentication/', checked: '2026-11-28' },
  }),
  token({
    id: 'http-bearer-header',
    provider: 'Any',
    title: 'Bearer authorization',
    lead: oneOf('Bearer ', 'bearer '),
    shape: seq(chars(`${alphabets.base64url}.~+/`, 16, 2000), chars('=', 0, 2)),
    checks: ['bearerText'],
    yields: true,
    entropy: 3.4,
    confidence: 'medium',
    privilege: 'unknown',
    rotate: {
      how: 'Revoke the token at the host that the request goes to',
      url: 'https://datatracker.ietf.org/doc/html/rfc6750',
    },
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc6750#section-2.1', checked: '2026-11-28' },
  }),
];
