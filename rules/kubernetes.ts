import { alphabets } from '../src/core/alphabet.js';
import { assigned, manifest, token, type Rule } from '../src/core/rule.js';
import {
  base62,
  base64,
  base64url,
  chars,
  hexLower,
  lowerAlnum,
  oneOf,
  opt,
  seq,
  upperAlnum,
} from '../src/core/shape.js';

const facts = { provider: 'Kubernetes' } as const;
const kubeconfigs = [
  'config',
  'kubeconfig*',
  '*.kubeconfig',
  '*kubeconfig.yaml',
  '*kubeconfig.yml',
  '*kubeconfig.json',
];

const cluster: readonly Rule[] = [
  token({
    ...facts,
    id: 'kubeconfig-token',
    title: "user's token in a kubeconfig",
    files: kubeconfigs,
    lead: seq(oneOf('token: ', '"token": '), opt('"')),
    shape: chars(`${alphabets.base64url}+./=~`, 16, 2000),
    checks: ['bearerToken'],
    yields: true,
    entropy: 3,
    privilege: 'admin',
    lesser: 'A service account with a role in the one namespace',
    rotate: { how: 'Delete the token of the service account, or end the session that issued it' },
    source: { url: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'kubeconfig-client-key',
    title: "user's private key in a kubeconfig",
    lead: seq(oneOf('client-key-data: ', '"client-key-data": '), opt('"')),
    // The base64 of `-----BEGIN`.
    shape: seq('LS0tLS1CRUdJTi', base64(200, 8000), chars('=', 0, 2)),
    checks: ['wrappedPem'],
    entropy: 4,
    privilege: 'admin',
    lesser: 'A service account with a role in the one namespace',
    rotate: {
      how: 'Issue another client certificate and take the rights of the old one; to end it at once, replace the CA of the cluster',
    },
    note: 'A client certificate cannot be revoked by itself.',
    source: { url: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'kubernetes-service-account-jwt',
    title: 'service account token (JWT)',
    // The payload begins with the issuer, `kubernetes/serviceaccount`.
    shape: seq(
      'eyJ',
      base64url(20, 220),
      '.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50',
      base64url(40, 1500),
      '.',
      base64url(80, 700),
    ),
    checks: [['jwtSays', 'a service account of Kubernetes', { iss: 'kubernetes/serviceaccount' }]],
    entropy: 4,
    privilege: 'broad',
    lesser: 'A token of `kubectl create token`, which ends soon, whose account has a role in the one namespace',
    rotate: {
      how: 'Run kubectl delete secret for the one that holds it, then create another token',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    },
    source: {
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'kubernetes-bootstrap-token',
    title: 'bootstrap token',
    context: ['kubeadm', 'bootstrap_token'],
    shape: seq(lowerAlnum(6), '.', lowerAlnum(16)),
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      how: 'Run kubeadm token delete with its id',
      url: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-token/',
    },
    dummies: ['67d85d18971f956c'],
    source: { url: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/', checked: '2026-11-28' },
  }),
  manifest({
    ...facts,
    id: 'kubernetes-secret-manifest',
    title: 'value of a Secret manifest',
    yields: true,
    confidence: 'medium',
    privilege: 'broad',
    rotate: {
      how: 'Change whatever the Secret holds, and keep it out of the repository (sealed, encrypted or external)',
    },
    note: 'The values under `data` are base64, which hides nothing.',
    source: { url: 'https://kubernetes.io/docs/concepts/configuration/secret/', checked: '2026-11-28' },
  }),
];

const tools: readonly Rule[] = [
  token({
    id: 'harness-api-key',
    provider: 'Harness',
    title: 'token of a person or service account',
    shape: seq(oneOf('pat.', 'sat.'), base64url(22), '.', hexLower(24), '.', base62(20)),
    entropy: 2.5,
    privilege: 'broad',
    env: 'HARNESS_API_KEY',
    rotate: {
      how: 'Delete the token under Profile > My API Keys',
      url: 'https://developer.harness.io/docs/platform/Role-Based-Access-Control/add-and-manage-api-keys',
    },
    source: 'observed',
  }),
  token({
    id: 'octopus-deploy-api-key',
    provider: 'Octopus Deploy',
    title: 'API key',
    shape: seq('API-', upperAlnum(26, 34)),
    entropy: 3.3,
    privilege: 'broad',
    env: 'OCTOPUS_API_KEY',
    rotate: {
      how: 'Revoke it in the web portal under Profile > My API Keys',
      url: 'https://octopus.com/docs/api/authentication/create-an-api-key',
    },
    source: {
      url: 'https://octopus.com/docs/octopus-rest-api/examples/users-and-teams/create-api-key',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'rancher-token',
    provider: 'SUSE Rancher',
    title: 'API bearer token',
    shape: seq('token-', lowerAlnum(5), ':', lowerAlnum(54)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'RANCHER_TOKEN_KEY',
    lesser: 'A token scoped to the one cluster',
    rotate: {
      how: 'Delete it in Rancher under Account & API Keys',
      url: 'https://ranchermanager.docs.rancher.com/v2.14/reference-guides/user-settings/api-keys',
    },
    source: 'observed',
  }),
  token({
    id: 'portainer-token',
    provider: 'Portainer',
    title: 'access token',
    shape: seq('ptr_', base64(43), '='),
    entropy: 4,
    privilege: 'admin',
    env: 'PORTAINER_API_KEY',
    rotate: {
      how: 'Remove it in Portainer under My account > Access tokens',
      url: 'https://docs.portainer.io/api/access',
    },
    source: 'observed',
  }),
  token({
    id: 'argocd-token',
    provider: 'Argo CD',
    title: 'API token (JWT)',
    // The payload begins with the issuer, `argocd`.
    shape: seq('eyJ', base64url(20, 200), '.eyJpc3MiOiJhcmdvY2Qi', base64url(20, 600), '.', base64url(43)),
    checks: [['jwtSays', 'Argo CD', { iss: 'argocd' }]],
    entropy: 4,
    privilege: 'broad',
    env: 'ARGOCD_AUTH_TOKEN',
    lesser: 'A token of a role in the one project',
    rotate: {
      how: 'Run argocd account delete-token, or change the password to end the sessions of a login',
      url: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_delete-token/',
    },
    source: {
      url: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_delete-token/',
      checked: '2026-11-28',
    },
  }),
];

export const kubernetes: readonly Rule[] = [...cluster, ...tools];
