import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, oneOf } from '../src/core/shape.js';

/** What registries and code hosts call a token in the query of an address. */
const PARAMETERS = [
  'token',
  'access_token',
  'auth_token',
  'authToken',
  'oauth_token',
  'private_token',
  'job_token',
  'api_key',
  'apikey',
  'apiKey',
  'secret',
  'password',
];
const FILES = [
  '*.lock',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'packages.lock.json',
  'package.resolved',
  'package.json',
  'composer.json',
  'pyproject.toml',
  'cargo.toml',
  'gemfile',
  'pipfile',
  'requirements*',
];

/** Lock files and manifests keep the addresses that packages are fetched from, with whatever opened them. */
export const lockFiles: readonly Rule[] = [
  token({
    id: 'package-address-token',
    provider: 'Any',
    title: 'token in the URL of a package',
    files: FILES,
    lead: oneOf(...PARAMETERS.map((name) => `${name}=`)),
    shape: chars(`${alphabets.base64url}.~`, 12, 400),
    checks: ['opaqueText'],
    yields: true,
    entropy: 3,
    confidence: 'medium',
    privilege: 'unknown',
    rotate: {
      how: 'Revoke it at the host of the address, and give the package manager a token from its settings instead',
      url: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    },
    source: { url: 'https://pip.pypa.io/en/stable/topics/authentication/', checked: '2026-11-28' },
  }),
];
