import { generic, type GenericRule, type Rule } from '../src/core/rule.js';
import { FOREIGN_PASSWORD_WORDS, OTHER_PASSWORD_WORDS, PASSWORD_WORDS } from './password-words.js';
import { PUBLISHED_SAMPLES } from './published-samples.js';

const rotate = {
  how: 'Change the value at the service that it opens, and load it from the environment or a secret store',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
} as const;

const PASSWORDS = [
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass', 'pswd', 'psswd', 'passwrd', 'pwrd'],
  ...PASSWORD_WORDS,
];
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
  'consumer_key',
  'application_key',
  'app_key',
  'subscription_key',
  'storage_key',
  'deploy_key',
  'service_role_key',
  'bearer',
  'creds',
  'priv_key',
  'write_key',
  'function_key',
  'sonar_login',
];

/** Short words for a secret, which other names hold, too; values that read like words are no finding to block for. */
const SHORT_NAMES = ['pat', 'psk', 'otp', 'auth', ...OTHER_PASSWORD_WORDS];

/** Names that tell less: a key may be that of a list or of a lock, too. */
const KEYS = ['key', 'seed'];

type Names = Pick<GenericRule, 'id' | 'title' | 'context' | 'shortest'> & Partial<GenericRule>;

/** The rules by the names that they look for. */
const ALL: readonly Names[] = [
  {
    id: 'generic-password-assignment',
    title: 'password in an assignment',
    context: PASSWORDS,
    endings: ['pw', 'psw', 'passw'],
    foreign: FOREIGN_PASSWORD_WORDS,
    chosen: true,
    shortest: 6,
    privilege: 'broad',
    source: 'observed',
  },
  {
    id: 'generic-api-key-assignment',
    title: 'secret in an assignment',
    context: SECRETS,
    shortest: 8,
    source: 'observed',
  },
  {
    id: 'generic-key-assignment',
    title: 'key in an assignment',
    context: KEYS,
    shortest: 20,
    vague: true,
    note: 'Many keys are no secrets, so that only values count that nobody would write; those of fewer than 32 characters are guesses.',
    source: 'observed',
  },
  {
    id: 'generic-short-name-assignment',
    title: 'secret under a short name',
    context: [],
    endings: SHORT_NAMES,
    shortest: 8,
    note: 'The word must end the name, as in `GITHUB_PAT`.',
    source: 'observed',
  },
];

/**
 * @param dummies the published samples that all rules know
 * @returns the rules for literals assigned to names that say they are secret
 */
export function generics(dummies: readonly string[]): readonly Rule[] {
  const samples = [...new Set([...dummies, ...PUBLISHED_SAMPLES])];
  return ALL.map((names) => generic({ provider: 'Any', privilege: 'unknown', rotate, dummies: samples, ...names }));
}
