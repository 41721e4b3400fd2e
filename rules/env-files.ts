import { assigned, token, type Rule } from '../src/core/rule.js';
import { hexLower, seq } from '../src/core/shape.js';

/** Keys that decrypt env files which are committed. */
export const envFiles: readonly Rule[] = [
  assigned({
    id: 'dotenvx-private-key',
    provider: 'dotenvx',
    title: 'private key of encrypted env files',
    // The file that it decrypts follows: `DOTENV_PRIVATE_KEY_PRODUCTION`.
    context: ['dotenv_private_key'],
    shape: hexLower(64),
    entropy: 3,
    confidence: 'high',
    privilege: 'broad',
    env: 'DOTENV_PRIVATE_KEY',
    rotate: {
      how: 'Run `dotenvx rotate`, and replace every secret that it decrypts where it was issued',
      url: 'https://dotenvx.com/docs/env-keys-file',
    },
    note: 'It decrypts every value of the env file that its name ends with.',
    source: 'observed',
  }),
  token({
    id: 'dotenv-vault-key',
    provider: 'dotenvx',
    title: 'key of .env.vault',
    lead: seq('dotenv://:'),
    shape: seq('key_', hexLower(64)),
    entropy: 3,
    privilege: 'broad',
    env: 'DOTENV_KEY',
    rotate: {
      how: 'Rotate it with dotenv-vault, and replace every secret that the old key decrypts where it was issued',
      url: 'https://github.com/dotenv-org/dotenv-vault',
    },
    source: 'observed',
  }),
];
