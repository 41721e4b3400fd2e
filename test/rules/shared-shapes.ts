/**
 * Rules whose samples another rule may report, and why: two services that draw values of the same shape under the same
 * names. `node test/rules/prove.js cross-check --pairs` prints those that occur; one that does not fails the test.
 */
export const sharedShapes: readonly (readonly [rule: string, reportedBy: string, why: string])[] = [
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
  [
    'session-cookie-header',
    'generic-api-key-assignment',
    'a cookie that is named for a token, whose value holds escapes: the name tells what it decodes to',
  ],
  ['mailgun-api-key-nearby', 'mailgun-api-key', 'the same key, told by its name where it has one'],
  ['mailgun-api-key-nearby', 'mailgun-private-key', 'the same key, told by its name where it has one'],
];
