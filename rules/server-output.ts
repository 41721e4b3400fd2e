import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import {
  base62,
  base64,
  base64url,
  chars,
  digits,
  hexLower,
  lowerAlnum,
  oneOf,
  opt,
  repeat,
  seq,
  uuid,
} from '../src/core/shape.js';

const vault = { provider: 'HashiCorp', privilege: 'admin' } as const;
const checked = '2026-11-28';
/** What stands between a word and its value in prose, a table or a command. */
const gap = chars(' \t|*`"\'=:', 1, 12);

const blank = chars(' \t\r\n', 0, 20);
const quote = chars('"\'`', 1);

/** Secrets that servers print once when they are set up, and commands that take them: logs, notes and shell histories. */
export const serverOutput: readonly Rule[] = [
  token({
    ...vault,
    id: 'vault-init-key-share',
    title: 'Vault unseal or recovery key as vault operator init prints it',
    lead: oneOf(
      seq(oneOf('Unseal Key ', 'Recovery Key '), digits(1, 2), gap),
      seq(oneOf('vault operator unseal', 'vault unseal'), chars(' "\'', 1, 3)),
    ),
    shape: oneOf(hexLower(64, 66), seq(base64(43), chars(`${alphabets.base64}=`, 1))),
    entropy: 3,
    rotate: {
      how: 'Run vault operator rekey',
      url: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
    },
    source: { url: 'https://developer.hashicorp.com/vault/docs/commands/operator', checked },
  }),
  token({
    ...vault,
    id: 'vault-root-token-legacy',
    title: 'Vault root token as vault operator init prints it (legacy)',
    lead: seq(oneOf('Initial Root Token', 'Root Token', 'vault login', 'vault auth'), gap),
    shape: oneOf(seq('s.', base62(24), opt('.', base62(5))), uuid),
    entropy: 2.5,
    lesser: 'A short-lived token with a policy for only the paths it reads',
    rotate: {
      how: 'Run vault token revoke with it, or vault token revoke -accessor',
      url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
    },
    source: { url: 'https://developer.hashicorp.com/vault/docs/commands/operator', checked },
  }),
  token({
    ...vault,
    id: 'vault-service-token-legacy',
    title: 'Vault service token (legacy)',
    // The beginning of the token's protocol buffer in base64.
    shape: seq('s.CAES', base64url(70, 200)),
    entropy: 4,
    privilege: 'broad',
    env: 'VAULT_TOKEN',
    lesser: 'A short-lived token with a policy for only the paths it reads',
    rotate: {
      how: 'Run vault token revoke with it, or vault token revoke -accessor',
      url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
    },
    source: { url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', checked },
  }),
  token({
    id: 'jenkins-first-password',
    provider: 'Jenkins',
    title: 'initial admin password as Jenkins prints it',
    // Each line may stand behind the name of the container.
    lead: seq(
      'password to proceed to installation:',
      repeat(seq(oneOf('\r\n', '\n'), opt('jenkins', chars('_-1 ', 0, 6), '|'), chars(' \t>', 0, 8)), 1, 4),
    ),
    shape: hexLower(32),
    entropy: 3,
    privilege: 'admin',
    lesser: 'A user of its own for this program, with only the permissions it needs',
    rotate: { how: 'Finish the setup wizard, or change the password of the admin account' },
    source: { url: 'https://www.jenkins.io/doc/book/installing/linux/', checked },
  }),
  token({
    id: 'kubernetes-join-token',
    provider: 'Kubernetes',
    title: 'bootstrap token of a kubeadm command',
    lead: oneOf(
      seq('kubeadm ', chars(`${alphabets.base62} .:/[]_=$\\\n-`, 4, 160), '--token', chars(' ="\'', 1, 3)),
      seq('kubeadm token create', chars(' "\'', 1, 3)),
    ),
    shape: seq(lowerAlnum(6), '.', lowerAlnum(16)),
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      how: 'Run kubeadm token delete with its id',
      url: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-token/',
    },
    dummies: ['67d85d18971f956c'],
    source: { url: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-token/', checked },
  }),
  token({
    id: 'truenas-login-call',
    provider: 'iXsystems',
    title: 'TrueNAS API key of a login call',
    lead: seq(
      'login_with_api_key',
      oneOf(seq(quote, blank, ',', blank, opt(quote, 'params', quote, blank, ':', blank, '[', blank)), seq('(', blank)),
      quote,
    ),
    shape: seq(digits(1, 4), '-', base62(64)),
    entropy: 4,
    privilege: 'admin',
    env: 'TRUENAS_API_KEY',
    rotate: { how: 'Delete it in the web interface under Credentials > Users > API Keys' },
    source: 'observed',
  }),
];
