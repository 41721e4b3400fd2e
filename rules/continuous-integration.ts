import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, hexLower, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const circle = {
  provider: 'CircleCI',
  privilege: 'broad',
  env: 'CIRCLE_TOKEN',
  rotate: {
    how: 'Delete it under User Settings > Personal API Tokens',
    url: 'https://app.circleci.com/settings/user/tokens',
  },
} as const;
const jenkins = {
  provider: 'Jenkins',
  privilege: 'broad',
  env: 'JENKINS_API_TOKEN',
  rotate: { how: 'Revoke it in Jenkins under the user > Security > API Token' },
} as const;
const bitrise = { provider: 'Bitrise', privilege: 'broad', env: 'BITRISE_TOKEN' } as const;

export const continuousIntegration: readonly Rule[] = [
  token({
    ...circle,
    id: 'circleci-personal-api-token',
    title: 'personal API token',
    shape: seq('CCIPAT_', base62(22), '_', hexLower(40)),
    entropy: 3,
    verify: askByGet('https://circleci.com/api/v2/me', 'header Circle-Token'),
    source: { url: 'https://circleci.com/changelog/new-format-for-api-access-tokens/', checked: '2026-11-28' },
  }),
  token({
    ...circle,
    id: 'circleci-project-token',
    title: 'project API token',
    shape: seq('CCIPRJ_', base62(22), '_', hexLower(40)),
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      how: 'Delete it in the project under Project Settings > API Permissions',
      url: 'https://circleci.com/docs/managing-api-tokens/',
    },
    source: { url: 'https://circleci.com/changelog/new-format-for-api-access-tokens/', checked: '2026-11-28' },
  }),
  assigned({
    ...circle,
    id: 'circleci-token-legacy',
    title: 'API token (legacy)',
    context: ['circleci', 'circle_token', 'circle_ci_token', 'circle_api_token'],
    shape: hexLower(40),
    entropy: 3,
    verify: askByGet('https://circleci.com/api/v2/me', 'header Circle-Token'),
    source: { url: 'https://circleci.com/changelog/new-format-for-api-access-tokens/', checked: '2026-11-28' },
  }),
  token({
    ...bitrise,
    id: 'bitrise-pat',
    title: 'personal access token',
    shape: seq('bitpat_', base64url(40, 120)),
    entropy: 4,
    rotate: {
      how: 'Delete or regenerate it under Account settings > Security > Personal access tokens',
      url: 'https://docs.bitrise.io/en/bitrise-platform/accounts/personal-access-tokens',
    },
    source: 'observed',
  }),
  token({
    ...bitrise,
    id: 'bitrise-workspace-token',
    title: 'workspace API token',
    shape: seq('bitwat_', base64url(40, 120)),
    entropy: 4,
    rotate: {
      how: 'Delete or regenerate it in the workspace under Settings > Security > API tokens',
      url: 'https://docs.bitrise.io/en/bitrise-platform/workspaces/workspace-api-token.html',
    },
    source: 'observed',
  }),
  assigned({
    id: 'travis-ci-token',
    provider: 'Travis CI',
    title: 'API token',
    context: ['travis_token', 'travis_api_token', 'travis_access_token', 'travis_api_key', 'travis_ci'],
    shape: base64url(22),
    checks: ['opaqueText'],
    entropy: 3,
    privilege: 'broad',
    env: 'TRAVIS_TOKEN',
    rotate: {
      how: 'Regenerate it under Settings > API authentication',
      url: 'https://app.travis-ci.com/account/preferences',
    },
    verify: askByGet('https://api.travis-ci.com/user', 'header Authorization: token plus Travis-API-Version 3', {
      dead: 'status 403',
    }),
    source: 'observed',
  }),
  assigned({
    ...jenkins,
    id: 'jenkins-api-token',
    title: 'API token',
    context: ['jenkins'],
    // `11` is the version of the format.
    shape: seq('11', hexLower(32)),
    entropy: 3,
    source: {
      url: 'https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/jenkins/security/apitoken/ApiTokenStore.java',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...jenkins,
    id: 'jenkins-api-token-legacy',
    title: 'API token (legacy)',
    context: ['jenkins_token', 'jenkins_api_token', 'jenkins_api_key', 'jenkins_user_token'],
    shape: hexLower(32),
    entropy: 3,
    source: {
      url: 'https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/jenkins/security/ApiTokenProperty.java',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'jenkins-initial-admin-password',
    provider: 'Jenkins',
    title: 'initial admin password',
    context: ['initial_admin_password', 'jenkins_admin_password', 'jenkins_password'],
    shape: hexLower(32),
    entropy: 3,
    privilege: 'admin',
    lesser: 'A user of its own for this program, with only the permissions it needs',
    rotate: { how: 'Finish the setup wizard, or change the password of the admin account' },
    source: {
      url: 'https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/jenkins/install/SetupWizard.java',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'drone-ci-token',
    provider: 'Drone',
    title: 'API token',
    context: ['drone_token', 'drone_api_token', 'drone_user_token'],
    shape: base62(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'DRONE_TOKEN',
    rotate: { how: 'Regenerate it in Drone under User settings' },
    source: 'observed',
  }),
  assigned({
    id: 'expo-access-token',
    provider: 'Expo',
    title: 'access token',
    // Not `expo` alone: every app of it imports that.
    context: ['expo_token', 'expo_access_token', 'expo_robot_token', 'eas_token'],
    shape: base64url(40),
    checks: ['opaqueText'],
    entropy: 4,
    privilege: 'broad',
    env: 'EXPO_TOKEN',
    rotate: {
      how: 'Revoke it under Account settings > Access tokens',
      url: 'https://expo.dev/settings/access-tokens',
    },
    source: 'observed',
  }),
  token({
    id: 'mergify-application-key',
    provider: 'Mergify',
    title: 'application key',
    shape: seq('mergify_application_key_', base64url(40, 200)),
    entropy: 4,
    privilege: 'broad',
    env: 'MERGIFY_TOKEN',
    rotate: {
      how: "Delete it in the organization's Settings > Security & Access > API Keys",
      url: 'https://docs.mergify.com/api/application-keys',
    },
    source: 'observed',
  }),
  assigned({
    id: 'localstack-api-key',
    provider: 'LocalStack',
    title: 'auth token',
    context: ['localstack'],
    shape: seq('ls-', base62(8), '-', base62(4), '-', base62(4), '-', base62(4), '-', base62(12)),
    entropy: 3,
    privilege: 'scoped',
    env: 'LOCALSTACK_AUTH_TOKEN',
    rotate: { how: 'Reset it under Auth Tokens', url: 'https://app.localstack.cloud/workspace/auth-tokens' },
    source: 'observed',
  }),
];
