import { file, type Rule } from '../src/core/rule.js';
import { hexLower } from '../src/core/shape.js';

const changed = {
  how: 'Change the secret at whatever it opens, and keep its file outside the repository',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
} as const;

/** Files that hold a secret and hardly anything else, told by their paths. */
export const secretFiles: readonly Rule[] = [
  file({
    id: 'rails-master-key-file',
    provider: 'Ruby on Rails',
    title: 'file of the master key',
    files: ['config/master.key', 'config/credentials/*.key', 'config/secrets.yml.key', 'config/credentials.yml.key'],
    shape: hexLower(32),
    entropy: 2.75,
    confidence: 'high',
    privilege: 'admin',
    env: 'RAILS_MASTER_KEY',
    rotate: {
      how: 'Encrypt the credentials with a new key, and rotate every secret inside',
      url: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    },
    note: 'Rails lists it in .gitignore: one that is staged was added by force, or the line is gone.',
    source: {
      url: 'https://github.com/rails/rails/blob/main/activesupport/lib/active_support/encrypted_file.rb',
      checked: '2026-11-28',
    },
  }),
  file({
    id: 'ansible-vault-password-file',
    provider: 'Ansible',
    title: 'password file of a vault',
    files: ['vault', 'ansible_vault', 'ansible-vault'].flatMap((word) =>
      ['_', '-', ''].flatMap((joint) => [`${word}${joint}pass*`, `.${word}${joint}pass*`]),
    ),
    checks: ['humanPassword'],
    privilege: 'broad',
    env: 'ANSIBLE_VAULT_PASSWORD_FILE',
    rotate: {
      how: 'Run `ansible-vault rekey` on every vault file, and rotate the secrets inside, which stay readable in old commits',
      url: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html',
    },
    source: {
      url: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html',
      checked: '2026-11-28',
    },
  }),
  file({
    id: 'generic-password-file',
    provider: 'Any',
    title: 'password in a file of its own',
    files: [
      '*password',
      '*passwords',
      '*passwd',
      '*passphrase',
      'pass',
      '.pass',
      '*_pass',
      '*-pass',
      '*.pass',
      '*.pwd',
      'pwd',
      '*.pw',
      'pw',
    ],
    checks: ['humanPassword'],
    privilege: 'broad',
    rotate: changed,
    source: 'observed',
  }),
  file({
    id: 'generic-secret-file',
    provider: 'Any',
    title: 'secret in a file of its own',
    files: [
      'secrets/*',
      '.secrets/*',
      'secrets/*.secret',
      '.erlang.cookie',
      '*secret',
      '*token',
      '*api_key',
      '*api-key',
      '*apikey',
      '*secret_key',
      '*secret-key',
      '*encryption_key',
    ],
    checks: ['humanPassword'],
    privilege: 'unknown',
    rotate: changed,
    note: 'Secrets of Docker and Kubernetes are often kept this way, one file each.',
    source: 'observed',
  }),
];
