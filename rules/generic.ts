import { generic, type Rule } from '../src/core/rule.js';

const rotate = {
  how: 'Change the value at the service that it opens, and load it from the environment or a secret store',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
} as const;

const PASSWORDS = ['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass'];
const SECRETS = [
  'secret',
  'token',
  'api_key',
  'access_key',
  'secret_key',
  'private_key',
  'auth_key',
  'client_secret',
  'app_secret',
  'auth_token',
  'access_token',
  'credential',
  'credentials',
  'encryption_key',
  'decryption_key',
  'signing_key',
  'master_key',
  'session_key',
  'shared_key',
  'account_key',
  'admin_key',
  'service_key',
  'license_key',
  'hmac_key',
  'jwt_key',
  'ssh_key',
  'key_base',
  'webhook_secret',
  'bearer',
];

/** Names that tell less: a key may be that of a list or of a lock, too. */
const KEYS = ['key', 'seed'];

/** The seed of the test values of RFC 6238 (ten digits, repeated) in base32, as libraries of one-time codes show it. */
const SEEDS = ['ec031a50068c5e0c', '16d0cd0f3561e323', 'b2859c01695adb05'];

/**
 * @param dummies the published samples that all rules know
 * @returns the rules for literals assigned to names that say they are secret
 */
export function generics(dummies: readonly string[]): readonly Rule[] {
  const samples = [...dummies, ...SEEDS];
  return [
    generic({
      id: 'generic-password-assignment',
      provider: 'Any',
      title: 'password in an assignment',
      context: PASSWORDS,
      shortest: 6,
      privilege: 'broad',
      rotate,
      dummies: samples,
    }),
    generic({
      id: 'generic-api-key-assignment',
      provider: 'Any',
      title: 'secret in an assignment',
      context: SECRETS,
      shortest: 8,
      privilege: 'unknown',
      rotate,
      dummies: samples,
    }),
    generic({
      id: 'generic-key-assignment',
      provider: 'Any',
      title: 'key in an assignment',
      context: KEYS,
      shortest: 20,
      vague: true,
      privilege: 'unknown',
      rotate,
      dummies: samples,
      note: 'Many keys are no secrets, so that only values count that nobody would write.',
    }),
  ];
}
