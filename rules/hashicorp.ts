import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, hexLower, jwt, oneOf, opt, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'HashiCorp', privilege: 'broad' } as const;
const vaultToken = {
  ...facts,
  env: 'VAULT_TOKEN',
  rotate: {
    how: 'Run vault token revoke with it, or vault token revoke -accessor',
    url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
  },
} as const;

/** Formats: HashiCorp, "Tokens" (token prefixes of Vault 1.10 and before). */
const vault: readonly Rule[] = [
  token({
    ...vaultToken,
    id: 'vault-service-token',
    title: 'Vault service token',
    shape: seq('hvs.', base64url(24, 200)),
    checks: ['vaultToken'],
    entropy: 3.5,
    lesser: 'A short-lived token with a policy for only the paths it reads',
    verify: askByGet('{VAULT_ADDR}/v1/auth/token/lookup-self', 'header X-Vault-Token', { dead: 'status 403' }),
    source: { url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', checked: '2026-11-28' },
  }),
  token({
    ...vaultToken,
    id: 'vault-batch-token',
    title: 'Vault batch token',
    shape: seq('hvb.', base64url(138, 500)),
    entropy: 4,
    privilege: 'scoped',
    rotate: { ...vaultToken.rotate, how: 'Revoke the parent token or wait until it ends: alone it cannot be revoked' },
    source: { url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', checked: '2026-11-28' },
  }),
  token({
    ...vaultToken,
    id: 'vault-recovery-token',
    title: 'Vault recovery token',
    shape: seq('hvr.', base64url(24, 160)),
    entropy: 3.5,
    privilege: 'admin',
    lesser: 'A short-lived token with a policy for only the paths it reads',
    rotate: { how: 'Restart the server out of recovery mode' },
    source: { url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens', checked: '2026-11-28' },
  }),
  assigned({
    ...vaultToken,
    id: 'vault-token-legacy',
    title: 'Vault token (legacy)',
    context: ['vault_token', 'vault_root_token', 'vault_dev_root_token_id', 'vault_access_token', 'hashicorp_vault'],
    shape: oneOf(seq(oneOf('s.', 'r.'), base62(24), opt('.', base62(5))), seq('b.', base64url(60, 500))),
    entropy: 3.5,
    lesser: 'A short-lived token with a policy for only the paths it reads',
    source: { url: 'https://developer.hashicorp.com/vault/docs/upgrading/upgrade-to-1.0.0', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'vault-approle-secret-id',
    title: 'Vault AppRole secret id',
    context: ['approle', 'approle_secret_id', 'vault_secret_id', 'vault_role_secret_id'],
    shape: uuid,
    entropy: 2.5,
    env: 'VAULT_SECRET_ID',
    rotate: {
      how: 'Run vault write auth/approle/role/NAME/secret-id/destroy with it',
      url: 'https://developer.hashicorp.com/vault/api-docs/auth/approle',
    },
    source: { url: 'https://developer.hashicorp.com/vault/api-docs/auth/approle', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'vault-unseal-key',
    title: 'Vault unseal key share',
    context: ['unseal', 'vault_recovery_key'],
    shape: oneOf(hexLower(66), seq(base64(43), '='), base64(44)),
    entropy: 3,
    privilege: 'admin',
    rotate: {
      how: 'Run vault operator rekey',
      url: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
    },
    source: { url: 'https://developer.hashicorp.com/vault/api-docs/system/init', checked: '2026-11-28' },
  }),
];

const products: readonly Rule[] = [
  token({
    ...facts,
    id: 'terraform-cloud-token',
    title: 'HCP Terraform or Terraform Enterprise API token',
    shape: seq(base62(14), '.atlasv1.', base64url(60, 70)),
    entropy: 4,
    env: 'TFE_TOKEN',
    lesser: 'The token of a team with access to the one workspace',
    rotate: { how: 'Revoke it under User settings > Tokens', url: 'https://app.terraform.io/app/settings/tokens' },
    verify: askByGet('https://app.terraform.io/api/v2/account/details', 'Bearer header'),
    source: { url: 'https://developer.hashicorp.com/terraform/cloud-docs/api-docs/user-tokens', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'hcp-client-secret',
    title: 'HCP service principal secret',
    context: ['hcp_client_secret'],
    shape: chars(`${alphabets.base62}-._~`, 64),
    entropy: 4,
    env: 'HCP_CLIENT_SECRET',
    rotate: {
      how: 'Delete the key under Access control (IAM) > Service principals > the principal > Keys',
      url: 'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal/key',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'nomad-acl-token',
    title: 'Nomad ACL secret id',
    context: ['nomad_token', 'nomad_acl_token', 'nomad_secret_id', 'nomad_bootstrap_token', 'nomad_management_token'],
    shape: uuid,
    entropy: 2.5,
    env: 'NOMAD_TOKEN',
    lesser: 'A token with a policy for only what it reads or writes',
    rotate: {
      how: 'Run nomad acl token delete ACCESSOR_ID',
      url: 'https://developer.hashicorp.com/nomad/commands/acl/token/delete',
    },
    note: 'Its accessor id looks the same and opens nothing.',
    verify: askByGet('{NOMAD_ADDR}/v1/acl/token/self', 'header X-Nomad-Token', { dead: 'status 403' }),
    source: { url: 'https://developer.hashicorp.com/nomad/api-docs/acl/tokens', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'consul-acl-token',
    title: 'Consul ACL secret id',
    context: [
      'consul_http_token',
      'consul_token',
      'consul_acl_token',
      'consul_master_token',
      'consul_management_token',
      'consul_agent_token',
    ],
    shape: uuid,
    entropy: 2.5,
    env: 'CONSUL_HTTP_TOKEN',
    lesser: 'A token with a policy for only what it reads or writes',
    rotate: {
      how: 'Run consul acl token delete -accessor-id ACCESSOR_ID',
      url: 'https://developer.hashicorp.com/consul/commands/acl/token/delete',
    },
    source: { url: 'https://developer.hashicorp.com/consul/api-docs/acl/tokens', checked: '2026-11-28' },
  }),
];

/** Other tools that describe infrastructure as code. */
const others: readonly Rule[] = [
  token({
    id: 'pulumi-access-token',
    provider: 'Pulumi',
    title: 'access token',
    shape: seq('pul-', hexLower(40)),
    entropy: 3,
    privilege: 'broad',
    env: 'PULUMI_ACCESS_TOKEN',
    rotate: { how: 'Delete it under Personal access tokens', url: 'https://app.pulumi.com/account/tokens' },
    verify: askByGet('https://api.pulumi.com/api/user', 'header Authorization: token'),
    source: 'observed',
  }),
  token({
    id: 'infracost-api-token',
    provider: 'Infracost',
    title: 'API token',
    shape: seq('ico-', base62(32)),
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'scoped',
    env: 'INFRACOST_API_KEY',
    rotate: { how: 'Regenerate it under Org Settings > API tokens' },
    source: { url: 'https://docs.scalr.io/docs/provider_resource_scalr_integration_infracost', checked: '2026-11-28' },
  }),
  assigned({
    id: 'scalr-api-token',
    provider: 'Scalr',
    title: 'API token',
    context: ['scalr'],
    shape: jwt(base64url(43)),
    checks: [['jwtSays', 'Scalr', { iss: ['user', 'service-account'], jti: 'at-*' }]],
    entropy: 4,
    privilege: 'broad',
    env: 'SCALR_TOKEN',
    rotate: {
      how: "Delete it in the user's profile under Personal access tokens, or at the service account under IAM",
      url: 'https://docs.scalr.io/reference/api-tokens.md',
    },
    source: 'observed',
  }),
];

export const hashicorp: readonly Rule[] = [...vault, ...products, ...others];
