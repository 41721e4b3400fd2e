import type { RuleFacts } from '../src/core/rule-facts.js';
import { token, type Rule } from '../src/core/rule.js';
import { base62, base64url, digits, hexLower, lowerAlnum, opt, seq, type Shape } from '../src/core/shape.js';
import { askByGet, askByPost } from '../src/core/verification.js';

const facts = { provider: 'GitLab', entropy: 3 } as const;
const docs = 'https://docs.gitlab.com/security/tokens/';
const under = (where: string, url = docs): NonNullable<RuleFacts['rotate']> => ({
  how: `Revoke it under ${where}`,
  url,
});

/** Payload, version, payload length and checksum (GitLab, "Routable tokens" design document); earlier ones have one dot. */
const routable = (prefix: Shape): Shape => seq(prefix, base64url(27, 300), '.', lowerAlnum(2), opt('.'), lowerAlnum(9));

/** Prefixes: GitLab docs, "GitLab token overview". Self-managed instances may put a name of their own in front. */
const access: readonly Rule[] = [
  token({
    ...facts,
    id: 'gitlab-pat',
    title: 'personal, project or group access token',
    shape: seq('glpat-', base64url(20)),
    privilege: 'broad',
    env: 'GITLAB_TOKEN',
    lesser: 'A project access token with the one scope, or CI_JOB_TOKEN in pipelines',
    rotate: under('User settings > Access tokens', 'https://gitlab.com/-/user_settings/personal_access_tokens'),
    verify: askByGet('https://gitlab.com/api/v4/personal_access_tokens/self', 'header PRIVATE-TOKEN'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-pat-routable',
    title: 'personal, project or group access token (routable)',
    shape: routable(seq('glpat-')),
    checks: ['crc32Base36'],
    privilege: 'broad',
    env: 'GITLAB_TOKEN',
    lesser: 'A project access token with the one scope, or CI_JOB_TOKEN in pipelines',
    rotate: under('User settings > Access tokens', 'https://gitlab.com/-/user_settings/personal_access_tokens'),
    verify: askByGet('https://gitlab.com/api/v4/personal_access_tokens/self', 'header PRIVATE-TOKEN'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-deploy-token',
    title: 'deploy token',
    shape: seq('gldt-', base64url(20)),
    privilege: 'scoped',
    rotate: under('Settings > Repository > Deploy tokens', 'https://docs.gitlab.com/user/project/deploy_tokens/'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-oauth-app-secret',
    title: 'OAuth application secret',
    shape: seq('gloas-', hexLower(64)),
    privilege: 'broad',
    rotate: {
      how: 'Renew the secret under User settings > Applications',
      url: 'https://gitlab.com/-/user_settings/applications',
    },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-scim-token',
    title: 'SCIM token',
    shape: seq('glsoat-', base64url(20)),
    privilege: 'broad',
    rotate: {
      how: "Reset it under the group's Settings > SAML SSO",
      url: 'https://docs.gitlab.com/user/group/saml_sso/scim_setup/',
    },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-session-cookie',
    title: 'web session cookie',
    lead: seq('_gitlab_session='),
    shape: hexLower(32),
    entropy: 2.75,
    privilege: 'broad',
    rotate: under(
      'User settings > Active sessions, then change the password',
      'https://gitlab.com/-/user_settings/active_sessions',
    ),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
];

const pipelines: readonly Rule[] = [
  token({
    ...facts,
    id: 'gitlab-runner-auth-token',
    title: 'runner authentication token',
    shape: seq('glrt-', opt('t', digits(1), '_'), base64url(20)),
    privilege: 'scoped',
    env: 'RUNNER_TOKEN',
    rotate: under('Settings > CI/CD > Runners', 'https://docs.gitlab.com/ci/runners/runners_scope/'),
    verify: askByPost('https://gitlab.com/api/v4/runners/verify', 'form field token', { dead: 'status 403' }),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-runner-auth-token-routable',
    title: 'runner authentication token (routable)',
    shape: routable(seq('glrt-t', digits(1), '_')),
    checks: ['crc32Base36'],
    privilege: 'scoped',
    env: 'RUNNER_TOKEN',
    rotate: under('Settings > CI/CD > Runners', 'https://docs.gitlab.com/ci/runners/runners_scope/'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-runner-registration-legacy',
    title: 'runner registration token (legacy)',
    shape: seq('GR1348941', base64url(20)),
    privilege: 'scoped',
    rotate: { how: 'Reset the registration token under Settings > CI/CD > Runners', url: docs },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'gitlab-runner-registration-token',
    title: 'runner registration token',
    shape: seq('glrtr-', base64url(20, 100)),
    privilege: 'scoped',
    rotate: { how: 'Reset the registration token under Settings > CI/CD > Runners', url: docs },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-job-token',
    title: 'CI/CD job token',
    shape: seq('glcbt-', base62(1, 5), '_', base64url(20)),
    privilege: 'scoped',
    env: 'CI_JOB_TOKEN',
    rotate: {
      how: 'It dies with its job: stop what printed it and delete the log',
      url: 'https://docs.gitlab.com/ci/jobs/ci_job_token/',
    },
    verify: askByGet('https://gitlab.com/api/v4/job', 'header JOB-TOKEN'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-pipeline-trigger-token',
    title: 'pipeline trigger token',
    shape: seq('glptt-', hexLower(40)),
    privilege: 'scoped',
    rotate: under('Settings > CI/CD > Pipeline trigger tokens', 'https://docs.gitlab.com/ci/triggers/'),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
];

const features: readonly Rule[] = [
  token({
    ...facts,
    id: 'gitlab-agent-token',
    title: 'token of the agent for Kubernetes',
    shape: seq('glagent-', base64url(50)),
    entropy: 4,
    privilege: 'broad',
    rotate: under(
      'Operate > Kubernetes clusters > the agent > Access tokens',
      'https://docs.gitlab.com/user/clusters/agent/work_with_agent/',
    ),
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-feed-token',
    title: 'feed token',
    shape: seq('glft-', base64url(20)),
    privilege: 'scoped',
    rotate: { how: 'Reset it under User settings > Access tokens > Feed token', url: docs },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-incoming-mail-token',
    title: 'incoming mail token',
    shape: seq('glimt-', base64url(25)),
    privilege: 'scoped',
    rotate: { how: 'Reset it under User settings > Access tokens > Incoming email token', url: docs },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-feature-flag-client-token',
    title: 'feature flag client token',
    shape: seq('glffct-', base64url(20)),
    privilege: 'scoped',
    rotate: { how: 'Reset it under Deploy > Feature flags > Configure', url: docs },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'gitlab-workspace-token',
    title: 'workspace token',
    shape: seq('glwt-', base64url(20, 200)),
    privilege: 'scoped',
    rotate: { how: 'Restart the workspace, which replaces it', url: docs },
    source: { url: 'https://docs.gitlab.com/security/tokens/', checked: '2026-11-28' },
  }),
];

export const gitlab: readonly Rule[] = [...access, ...pipelines, ...features];
