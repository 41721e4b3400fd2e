/**
 * Rules whose samples another rule may report, and why: two services that draw values of the same shape under the same
 * names. `node test/rules/prove.js cross-check --pairs` prints those that occur; one that does not fails the test.
 */
export const sharedShapes: readonly (readonly [rule: string, reportedBy: string, why: string])[] = [
  ['database-client-password', 'redis-config-password', 'redis-server takes its settings as options, too'],
  [
    'http-authorization-token',
    'http-token-string',
    'the id ahead of a key may stand behind a quote and the name of a scheme',
  ],
  ['google-app-password', 'google-app-password-groups', 'the same password, told by its groups'],
  ['generic-short-name-assignment', 'docker-config-auth', 'the value of `auth` may be base64 of a user and a password'],
  [
    'knock-api-key',
    'stripe-secret-key-test',
    'both begin with sk_test_, and a body of letters and digits alone is Stripe’s',
  ],
  [
    'lambda-cloud-api-key',
    'notion-integration-token-legacy',
    'a first part of 43 letters and digits is all of Notion’s',
  ],
  ['composio-api-key-nearby', 'composio-api-key', 'the same key, told by its name where it has one'],
  ['facebook-app-token-nearby', 'facebook-app-token', 'the same token, told by its name where it has one'],
  ['pagerduty-api-key-nearby', 'pagerduty-api-key', 'the same key, told by its name where it has one'],
  ['mailgun-api-key-nearby', 'mailgun-api-key', 'the same key, told by its name where it has one'],
  ['mailgun-api-key-nearby', 'mailgun-private-key', 'the same key, told by its name where it has one'],
  ['database-client-password', 'oracle-logon', 'a drawn value may hold the sign ahead of the database of a logon'],
  ['sql-create-user-password', 'generic-password-assignment', 'what stands around a drawn value may read as `pw:`'],
  ['aspnet-data-protection-key', 'generic-api-key-assignment', 'a value of the key ring that its own check turns away'],
  ['vault-root-token-legacy', 'cloud-login-option', '`vault login` takes any token'],
];
