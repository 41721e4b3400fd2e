import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64url, chars, oneOf, seq } from '../src/core/shape.js';

/** Names of parameters that say too little elsewhere; those that hold a secret-sounding word are left to the generic rules. */
const NAMES = ['key', 'appid', 'tokenkey', 'auth', 'authkey', 'userkey', 'user_key', 'devkey', 'dev_key', 'jwt'];
const inAddress = `${alphabets.base62}/=%._~-}{*?&:#+,$;!|()[]`;
const asParameter = (name: string): readonly string[] => [`?${name}=`, `&${name}=`];

/** Keys that stand in the query of an address. */
export const urlKeys: readonly Rule[] = [
  token({
    id: 'url-query-key',
    provider: 'Any',
    title: 'key in the query of a URL',
    lead: seq(
      // The names of parameters are looked for: addresses are everywhere.
      chars(alphabets.lower, 2, 5),
      '://',
      chars(inAddress, 3, 300),
      oneOf(...NAMES.flatMap(asParameter)),
    ),
    shape: seq(chars(`${alphabets.base64url}.~`, 20, 200), chars('=', 0, 2)),
    checks: ['drawnText', 'addressedKey'],
    yields: true,
    confidence: 'medium',
    privilege: 'unknown',
    rotate: {
      how: 'Make another key at the host that the address names, and revoke this one: proxies and logs have it, too',
      url: 'https://datatracker.ietf.org/doc/html/rfc9110#section-17.9',
    },
    source: 'observed',
  }),
  token({
    id: 'azure-function-url-key',
    provider: 'Azure',
    title: 'function key in a URL',
    lead: seq(
      'https://',
      chars(`${alphabets.base62}.-`, 1, 80),
      '.azurewebsites.net/',
      chars(inAddress, 0, 200),
      oneOf('?code=', '&code='),
    ),
    shape: seq(base64url(40, 60), oneOf('==', '%3D%3D')),
    checks: ['drawnText'],
    entropy: 4,
    yields: true,
    confidence: 'high',
    privilege: 'scoped',
    rotate: {
      how: 'Renew it under App keys or Function keys of the Function App',
      url: 'https://learn.microsoft.com/azure/azure-functions/function-keys-how-to',
    },
    source: 'observed',
  }),
];
