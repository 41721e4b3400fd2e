import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import {
  base62,
  base64,
  base64url,
  chars,
  digits,
  hexLower,
  lowerAlnum,
  upperAlnum,
  uuid,
  type Shape,
} from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(431);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const h32 = (): string => drawn(hexLower(32));
const a20 = (): string => `aZ7${drawn(base62(17))}`;
const ofRule = (id: string): string =>
  valueOf(
    rules.find((rule) => rule.id === id)!,
    random,
  );

/** What is found in a text, as `rule confidence`. */
const found = (text: string, path = 'src/app.js'): string[] => {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(`${text}\n`), added: 'all' }, () => true);
  return findings.map(({ rule, confidence }) => `${rule.id} ${confidence}`);
};

const shopify = (prefix: string): string => `${prefix}aZ${drawn(base62(30))}`;
const newRelic = (head: string, length: number): string => `${head}${drawn(hexLower(length))}NRAL`;
const teams = (host: string, path: string): string =>
  `https://${host}/${path}/${drawn(uuid)}@${drawn(uuid)}/IncomingWebhook/${h32()}/${drawn(uuid)}`;
const slackPath = (): string => `T${drawn(upperAlnum(9))}/B${drawn(upperAlnum(9))}/${drawn(base62(24))}`;
const unsealKey = (): string => drawn(base64(44));
const firstPassword = (newline: string): string =>
  [
    'Please use the following password to proceed to installation:',
    '',
    h32(),
    '',
    'This may also be found at: /x',
  ].join(newline);

describe('a form that stands for itself', () => {
  test.each([
    [
      'teamwork-access-token high',
      () => `fetch(u, { headers: { Authorization: 'Bearer ${ofRule('teamwork-access-token')}' } })`,
    ],
    [
      'facebook-app-token-nearby high',
      () => `import facebook\ng = facebook.GraphAPI("${drawn(digits(16))}|${drawn(base64url(27))}")`,
    ],
    ['photoroom-api-key high', () => `x("sk_pr_default_${drawn(hexLower(40))}")`],
    ['photoroom-api-key high', () => `x("sandbox_sk_pr_default_${drawn(hexLower(40))}")`],
    ['zoho-oauth-token high', () => `x = ["1000.${h32()}.${h32()}"]`],
    ['newrelic-license-key high', () => `ConfigLicense("${newRelic('', 36)}")`],
    ['newrelic-license-key high', () => `ConfigLicense("${newRelic('eu01xx', 30)}")`],
    ['newrelic-license-key high', () => `ConfigLicense("${newRelic('', 32).replace('NRAL', 'FFFFNRAL')}")`],
    ['posthog-personal-key high', () => `x("phx_${drawn(base62(43))}")`],
    ['posthog-personal-key high', () => `x("phx_${drawn(base62(47))}")`],
    ['shopify-admin-token high', () => `x("${shopify('shpat_')}")`],
    ['shopify-shared-secret high', () => `x("${shopify('shpss_')}")`],
    ['shopify-custom-app-token high', () => `x("shpca_${h32()}")`],
    ['github-refresh-token-long high', () => `x("ghr_${drawn(base62(76))}")`],
    ['openai-user-key-legacy high', () => `x("sk-None-${drawn(base62(20))}T3BlbkFJ${drawn(base62(20))}")`],
    ['slack-incoming-webhook high', () => `http://hooks.slack.com/services/${slackPath()}`],
    ['slack-incoming-webhook high', () => `https://hooks.slack-gov.com/services/${slackPath()}`],
    [
      'slack-export-file-token high',
      () =>
        `"url_private":"https:\\/\\/files.slack.com\\/files-pri\\/T1-F2\\/x.png?t=xoxe-${drawn(digits(12))}-${drawn(digits(12))}-${drawn(digits(12))}-${h32()}"`,
    ],
    ['teams-webhook high', () => teams('outlook.office.com', 'webhook')],
    ['teams-webhook high', () => teams('outlook.office365.com', 'webhook')],
    ['teams-webhook high', () => teams('acme.webhook.office.com', 'webhookb2')],
    [
      'thingsboard-device-url medium',
      () => `curl -X POST http://tb.corp.net:8080/api/v1/${a20()}/telemetry -d '{"t":1}'`,
    ],
    [
      'truenas-login-call high',
      () => `{"msg":"method","method":"auth.login_with_api_key","params":["1-${drawn(base62(64))}"]}`,
    ],
    ['truenas-login-call high', () => `c.call("auth.login_with_api_key", "12-${drawn(base62(64))}")`],
    ['vault-service-token-legacy high', () => `x("s.CAES${drawn(base64url(90))}")`],
    ['mailgun-private-key-bare medium', () => `-u 'api:key-${h32()}'`],
    ['spectral-dsn-key high', () => `DSN: "https://spu-${h32()}@spectral-eu.corp.net"`],
    [
      'maven-master-password high',
      () => `<settingsSecurity><master>{${drawn(base64(43))}=}</master></settingsSecurity>`,
    ],
    [
      'sidekiq-credentials-of-host high',
      () => `bundle config enterprise.contribsys.com ${drawn(hexLower(8))}:${drawn(hexLower(8))}`,
    ],
  ])('%s %#', (expected, make) => {
    expect(found(make())).toEqual([expected]);
  });
});

describe('a form that its place tells', () => {
  test.each([
    ['polygon-api-key', () => `POLYGON_API_KEY=aZ7-${drawn(base64url(28))}`],
    ['vbout-api-key', () => `VBOUT_API_KEY=${drawn(digits(25))}`],
    ['convertapi-secret', () => `CONVERTAPI_SECRET=${a20().slice(0, 16)}`],
    ['convertapi-secret', () => `convertapi.api_credentials = '${drawn(base62(32))}'`],
    ['telnyx-api-key-legacy', () => `TELNYX_API_KEY=KEY${drawn(base64url(55))}`],
    ['beamer-api-key', () => `BEAMER_API_KEY=b_${drawn(base62(43))}=`],
    ['beamer-api-key', () => `BEAMER_API_KEY=b_${drawn(base62(44))}`],
    ['pagerduty-api-key-nearby', () => `import pdpyras\ns = pdpyras.APISession('u+${a20().slice(0, 18)}')`],
    ['composio-api-key-nearby', () => `from composio import Composio\nc = Composio('ak_${a20()}')`],
    ['vault-init-key-share', () => `Unseal Key 1: ${unsealKey()}`],
    ['vault-init-key-share', () => `Recovery Key 3: ${unsealKey()}`],
    ['vault-init-key-share', () => `vault operator unseal ${unsealKey()}`],
    ['vault-root-token-legacy', () => `Initial Root Token: s.${drawn(base62(24))}`],
    ['vault-root-token-legacy', () => `Initial Root Token: ${drawn(uuid)}`],
    ['jenkins-first-password', () => firstPassword('\n')],
    ['jenkins-first-password', () => firstPassword('\njenkins_1  | ')],
    [
      'kubernetes-join-token',
      () => `kubeadm join 10.0.0.1:6443 --token ${drawn(lowerAlnum(6))}.${drawn(lowerAlnum(16))}`,
    ],
    ['kubernetes-join-token', () => `kubeadm token create ${drawn(lowerAlnum(6))}.${drawn(lowerAlnum(16))}`],
    [
      'password-hash-mysql',
      () => `CREATE USER 'a'@'%' IDENTIFIED WITH mysql_native_password AS '*${drawn(chars('0123456789ABCDEF', 40))}';`,
    ],
    [
      'password-hash-mysql',
      () => `GRANT USAGE ON *.* TO 'a'@'%' IDENTIFIED BY PASSWORD '*${drawn(chars('0123456789ABCDEF', 40))}';`,
    ],
  ])('%s %#', (id, make) => {
    const one = found(make(), 'notes/setup.log');
    expect(one.map((line) => line.split(' ')[0])).toEqual([id]);
  });
});

describe('what only looks like one is left alone', () => {
  test.each([
    () => `cache.get("user-key-${h32()}")`,
    () => `"1000.${h32()}"`,
    () => 'GET /api/v1/internationalization/attributes',
    () => `kubeadm join 10.0.0.1:6443 --token <token>`,
    () => `kubeadm join 10.0.0.1:6443 --token ${['abcdef', '0123456789abcdef'].join('.')}`,
    () => 'vault operator unseal $UNSEAL_KEY_THAT_IS_KEPT_IN_THE_SAFE_1',
    () => 'Unseal Key 1: (see the safe)',
    () => '<master>{your-encrypted-master-password-stands-here}</master>',
    () => 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  ])('%#', (make) => {
    expect(found(make()).filter((line) => !line.endsWith(' low'))).toEqual([]);
  });
});

describe('a key of Algolia', () => {
  const box = (option: string): string =>
    `algolia: {\n  appId: 'A1B2C3D4E5',\n  apiKey: '${h32()}',\n  indexName: 'docs',\n  ${option} }`;

  test.each([
    ['docusaurus.config.js', () => box("searchPagePath: 'search',")],
    ['docusaurus.config.ts', () => box('contextualSearch: true,')],
    [
      '.vitepress/config.ts',
      () => `search: { provider: 'algolia', options: { apiKey: '${h32()}', indexName: 'docs' } }`,
    ],
    ['src/search.js', () => `docsearch({ appId: 'A1B2C3D4E5', apiKey: '${h32()}', container: '#s' })`],
  ])('of a search box in %s is made to be public', (path, make) => {
    expect(found(make(), path)).toEqual(['algolia-search-key low']);
  });

  test.each([
    ['gatsby-config.js', () => `algolia: { appId: 'A1B2C3D4E5', apiKey: '${h32()}', indexName: 'docs', queries }`],
    ['.env', () => `ALGOLIA_ADMIN_KEY=${h32()}`],
  ])('that fills an index is none, in %s', (path, make) => {
    expect(found(make(), path)).toEqual(['algolia-admin-key medium']);
  });
});
