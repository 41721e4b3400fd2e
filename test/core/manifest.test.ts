import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(41);
const drawn = Array.from({ length: 3 }, () => `${sampleOf(base62(20), random)}4k`);
const chosen = ['Wren', '_', 'quarry', '83', '!'].join('');
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const bytes = Buffer.from(sampleOf(chars('\u0003\u0081\u00fe\u0090\u001f\u00d5\u00b7', 24), random), 'latin1');

/** Fills in `D1`, `D2`, `D3` (drawn), `P` (chosen) and `B` (drawn bytes); in lower case their base64. */
const filled = (text: string): string =>
  text
    .replaceAll(/«D(\d)»/g, (_, i: string) => drawn[Number(i) - 1]!)
    .replaceAll(/«d(\d)»/g, (_, i: string) => base64(drawn[Number(i) - 1]!))
    .replaceAll('«P»', chosen)
    .replaceAll('«p»', base64(chosen))
    .replaceAll('«b»', base64(bytes))
    .replaceAll(/«=([^»]*)»/g, (_, plain: string) => base64(plain));

function found(path: string, text: string): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(filled(text)), added: 'all' }, () => true);
  return findings.filter(({ confidence }) => confidence !== 'low').map(({ secret }) => secret.reveal());
}

/** Each value of the text, in order, and no other is reported at medium and up. */
function expectEach(path: string, text: string): void {
  const values = [...text.matchAll(/«[DdPpb]\d?»/g)].map(([value]) => filled(value));
  expect(found(path, text)).toEqual(values);
}

const META = 'apiVersion: v1\nmetadata:\n  name: shop\n  labels:\n    app: shop\n';

describe('the values of a Secret of Kubernetes are found', () => {
  test.each([
    ['behind its kind', `${META}kind: Secret\ndata:\n  main: «d1»\n  other: «d2»\n`],
    [
      'ahead of its kind, as kubectl prints it',
      `apiVersion: v1\ndata:\n  main: «d1»\n  other: «d2»\nkind: Secret\n${META}`,
    ],
    ['as they are', `kind: Secret\n${META}stringData:\n  main: «D1»\n  door: «P»\n`.replace('door', 'db-pass')],
    ['in both parts', 'kind: Secret\ndata:\n  main: «d1»\nstringData:\n  other: «D2»\n'],
    ['in quotes', `kind: "Secret"\n"data":\n  "main": "«d1»"\n  'other': '«d2»'\n`],
    ['of drawn bytes', 'kind: Secret\ndata:\n  main: «b»\n'],
    [
      'behind comments and empty lines',
      'kind: Secret # ours\n# the values\ndata: # here\n  # first\n\n  main: «d1» # one\n',
    ],
    ['on lines of their own', 'kind: Secret\nstringData:\n  main: |\n    «D1»\n  other: >-\n    «D2»\n  last: «D3»\n'],
    ['on lines of their own, in base64', 'kind: Secret\ndata:\n  main: |-\n    «d1»\n  other:\n    «d2»\n'],
    ['behind a tag or an anchor', 'kind: Secret\ndata:\n  main: !!str «d1»\n  other: &a «d2»\n'],
    ['in braces', 'kind: Secret\ndata: {main: «d1», "other": "«d2»"}\n'],
    ['in the second of several documents', `kind: Service\n${META}---\n${META}kind: Secret\ndata:\n  main: «d1»\n`],
    ['in each of several documents', 'kind: Secret\ndata:\n  a1: «d1»\n---\ndata:\n  a2: «d2»\nkind: Secret\n'],
    [
      'in a list',
      'kind: List\nitems:\n- apiVersion: v1\n  data:\n    main: «d1»\n  kind: Secret\n- kind: Secret\n  stringData:\n    main: «D2»\n',
    ],
    [
      'in an indented list',
      'items:\n  - kind: Secret\n    data:\n      main: «d1»\n  - kind: Pod\n    data:\n      main: x\n',
    ],
    ['farther in', 'extraObjects:\n  one:\n    kind: Secret\n    data:\n      main: «d1»\n  two: 2\n'],
  ])('%s', (_, text) => {
    expectEach('shop.yaml', text);
    expectEach('shop.yaml', text.replaceAll('\n', '\r\n'));
    expectEach('templates/secret.yaml.tpl', text);
    expectEach('setup.sh', `kubectl apply -f - <<EOF\n${text}EOF\n`);
    expectEach('0001-x.patch', `--- /dev/null\n+++ b/shop.yaml\n@@ -0,0 +1,9 @@\n${text.replaceAll(/^(?=.)/gm, '+')}`);
    // In documentation, a chosen one is a guess.
    if (text.includes('«P»')) return;
    expectEach('docs/shop.md', `Apply this:\n\n\`\`\`yaml\n${text}\`\`\`\n`);
  });

  test.each([
    ['json', '{"apiVersion": "v1", "kind": "Secret", "data": {"main": "«d1»", "other": "«d2»"}}'],
    ['json', '{"data":{"main":"«d1»"},"kind":"Secret"}'],
    ['json', '{\n  "stringData": {\n    "main": "«D1»"\n  },\n  "kind": "Secret"\n}\n'],
    [
      'json',
      '{"kind":"List","items":[{"kind":"Secret","data":{"main":"«d1»"}},{"data":{"main":"«d2»"},"kind":"Secret"}]}',
    ],
    ['json', String.raw`{"last": "{\"kind\":\"Secret\",\"data\":{\"main\":\"«d1»\"}}"}`],
    ['json', String.raw`{"last": "{\n  \"kind\": \"Secret\",\n  \"data\": {\n    \"main\": \"«d1»\"\n  }\n}\n"}`],
    ['yaml', 'metadata:\n  annotations:\n    last: |\n      {"data":{"main":"«d1»"},"kind":"Secret"}\n'],
    ['ts', 'new Manifest(this, {\n  kind: "Secret",\n  stringData: { main: "«D1»", other: `«D2»` },\n});\n'],
    ['py', "manifest = {'kind': 'Secret', 'stringData': {'main': '«D1»'}}\n"],
  ])('as an object in %s: %s', (ending, text) => expectEach(`shop.${ending}`, text));
});

describe('nothing is found', () => {
  test.each([
    ['of another kind', 'kind: ConfigMap\ndata:\n  main: «D1»\n'],
    ['of a kind that begins alike', 'kind: SecretList\ndata:\n  main: «d1»\n'],
    ['of a sealed secret', 'kind: SealedSecret\nspec:\n  encryptedData:\n    main: «D1»\n'],
    ['of the document ahead', 'kind: ConfigMap\ndata:\n  main: «D1»\n---\nkind: Secret\n'],
    ['of the document behind', 'kind: Secret\n---\nkind: ConfigMap\ndata:\n  main: «D1»\n'],
    ['of the next item', '- kind: Secret\n- kind: ConfigMap\n  data:\n    main: «D1»\n'],
    ['outside of data', 'kind: Secret\nmetadata:\n  annotations:\n    main: «D1»\ntype: Opaque\n'],
    ['of what it refers to', 'spec:\n  data:\n    main: «D1»\n  ref:\n    kind: Secret\n    name: shop\n'],
    ['that is a reference', 'kind: Secret\nstringData:\n  main: ${MAIN}\n  other: "{{ .Values.other }}"\n'],
    ['that is a template', 'kind: Secret\ndata:\n  main: {{ .Values.main | b64enc }}\n'],
    ['that says so', 'kind: Secret\ndata:\n  password: «=changeme»\n  token: «=your-token-here»\n'],
    ['empty', 'kind: Secret\ndata:\n  password: ""\n  token:\nstringData: {}\n'],
  ])('%s', (_, text) => expect(found('shop.yaml', text)).toEqual([]));

  test.each([
    'username',
    'user',
    'DB_USER',
    'db-host',
    'HOST',
    'port',
    'database',
    'email',
    'ca.crt',
    'tls.crt',
    'endpoint',
    'region',
    'public-key',
  ])('below the name %s', (name) => {
    expect(found('shop.yaml', `kind: Secret\ndata:\n  ${name}: «d1»\n`)).toEqual([]);
    expect(found('shop.yaml', `kind: Secret\nstringData:\n  ${name}: «D1»\n`)).toEqual([]);
    expectEach('shop.yaml', `kind: Secret\ndata:\n  ${name}: «d1»\n  password: «p»\n`.replace('«d1»', '«=shop01»'));
  });
});

test('what a Secret holds of a provider is found as that', () => {
  const { findings } = scanDocument(
    engine,
    {
      path: 'shop.yaml',
      bytes: Buffer.from(filled('kind: Secret\ndata:\n  url: «=postgres://joe:Wren83quarry@db.corp.net/x»\n')),
      added: 'all',
    },
    () => true,
  );
  expect(findings.map(({ rule }) => rule.kind)).toEqual(['uri']);
});

test('an entry that nobody touched is not reported with the one that was added', () => {
  const text = Buffer.from(filled('kind: Secret\ndata:\n  main: «d1»\n  other: «d2»\n  last: «d3»\n'));
  const start = text.indexOf('  other');
  const added = [{ start, end: text.indexOf('\n', start) + 1 }];
  const { findings } = scanDocument(engine, { path: 'shop.yaml', bytes: text, added }, () => true);
  expect(findings.map(({ secret }) => secret.reveal())).toEqual([base64(drawn[1]!)]);
});
