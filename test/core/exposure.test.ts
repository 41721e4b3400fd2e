import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { reportOf } from '../../src/core/report.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars, seq } from '../../src/core/shape.js';
import { scanDocument } from '../../src/core/scan.js';
import { jsonReport } from '../../src/report/json.js';
import { renderPretty } from '../../src/report/pretty.js';
import { acme, acmeKey, ready } from '../custom-rule.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);
const random = seeded(29);
const drawn = sampleOf(seq(base62(30), '7x'), random);
const ofRule = (id: string): string =>
  valueOf(
    rules.find((rule) => rule.id === id)!,
    random,
  );
const stripe = ofRule('stripe-secret-key-live');
const scanned = (text: string, path: string) => scan(engine, documentOf(text, path));
/** The only finding of a text. */
function only(text: string, path = '.env.production'): Finding {
  const { findings } = scanned(text, path);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}
const exposure = (text: string, path?: string): string | undefined => {
  const finding = only(text, path);
  expect(finding.clientSide).toBe(finding.exposure !== undefined);
  return finding.exposure;
};

const PREFIXES = [
  ['NEXT_PUBLIC_', 'Next.js'],
  ['VITE_', 'Vite'],
  ['REACT_APP_', 'Create React App'],
  ['EXPO_PUBLIC_', 'Expo'],
  ['NUXT_PUBLIC_', 'Nuxt'],
  ['PUBLIC_', 'SvelteKit and Astro'],
  ['GATSBY_', 'Gatsby'],
  ['VUE_APP_', 'Vue CLI'],
] as const;

describe.each(PREFIXES)('a variable that begins with %s', (prefix, bundler) => {
  const said = expect.stringMatching(
    `^${bundler.replace('.', String.raw`\.`)} puts the values of ${prefix} variables into`,
  );

  test('is exposed, however its value is known and wherever it is set', () => {
    for (const value of [
      stripe,
      `https://deploy:${drawn}@api.corp.net/x`,
      ofRule('supabase-service-role-jwt'),
      githubToken(),
    ])
      expect(exposure(`${prefix}PAYMENTS=${value}\n`)).toEqual(said);
    expect(exposure(`${prefix}API_SECRET=${drawn}\n`)).toEqual(said);
    expect(exposure(`export ${prefix}KEY="${stripe}"`, 'build.sh')).toEqual(said);
    expect(exposure(`ENV ${prefix}KEY=${stripe}\n`, 'Dockerfile')).toEqual(said);
    expect(exposure(`const key = process.env.${prefix}KEY ?? '${stripe}';`, 'src/pay.ts')).toEqual(said);
    expect(exposure(`const key = import.meta.env.${prefix}KEY || "${stripe}";`, 'src/pay.ts')).toEqual(said);
    expect(exposure(`{ "env": { "${prefix}KEY": "${stripe}" } }`, 'eas.json')).toEqual(said);
    expect(exposure(`env:\n  - name: ${prefix}KEY\n    value: "${stripe}"\n`, 'deploy.yml')).toEqual(said);
  });

  test('is judged by the rest of its name: what must stay secret counts a step more', () => {
    expect(only(`${prefix}API_SECRET=${drawn}\n`)).toMatchObject({ confidence: 'high', variable: 'API_SECRET' });
    expect(only(`API_SECRET=${drawn}\n`)).toMatchObject({ confidence: 'medium', clientSide: false });
    const short = sampleOf(chars('bcdfghjkmnpqrtvwxz2456', 9), seeded(3));
    expect(only(`${prefix}CLIENT_SECRET=${short}\n`)).toMatchObject({ confidence: 'medium' });
    expect(only(`CLIENT_SECRET=${short}\n`)).toMatchObject({ confidence: 'low' });
  });
});

describe('a variable', () => {
  test('is not exposed by a prefix that is another name’s, or that stands inside its name', () => {
    for (const text of [
      `VITE_A=1 KEY=${stripe}\n`,
      `MY_VITE_KEY=${stripe}\n`,
      `{ "VITE_A": "1", "key": "${stripe}" }`,
      `# see VITE_KEY\nKEY=${stripe}\n`,
      `INVITE_KEY=${stripe}\n`,
      `run(process.env.VITE_A, "${stripe}")`,
    ])
      expect(exposure(text)).toBeUndefined();
    expect(exposure(`PUBLIC_KEY = "${stripe}"\n`, 'settings.py')).toBeUndefined();
  });

  test('whose name says key or token alone counts a step more too', () => {
    for (const [prefix] of PREFIXES.filter(([one]) => one !== 'PUBLIC_'))
      expect(only(`${prefix}ACME_API_KEY=${drawn}\n`)).toMatchObject({ confidence: 'high', clientSide: true });
    expect(scanned(`PUBLIC_API_KEY=${drawn}\n`, '.env').findings).toEqual([]);
  });

  test('is told by the rule that tells it elsewhere, also by one of the user’s own', async () => {
    const own = new Engine(rules, { custom: await ready(acme) });
    for (const prefix of ['', 'VITE_'])
      expect(scan(own, documentOf(`${prefix}ACME_SECRET=${acmeKey()}\n`, '.env')).findings).toMatchObject([
        { rule: { id: 'acme-key' }, clientSide: prefix !== '' },
      ]);
  });

  test.each([
    ['its value reads like a name', 'VITE_CLIENT_SECRET=x-ec2-session-token', '.env'],
    [
      'the file is an example',
      `VITE_CLIENT_SECRET=${sampleOf(chars('bcdfghjkmnpqrtvwxz2456', 9), seeded(3))}`,
      '.env.example',
    ],
    ['the value opens this machine', 'VITE_ADMIN_URL=postgres://deploy:wren-quarry@localhost/x', '.env'],
  ])('stays a guess where %s', (_, text, path) => {
    expect(only(`${text}\n`, path).confidence).toBe('low');
  });

  test('stays a guess where its token has expired', () => {
    const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'deploy', exp: 1_700_000_000 })}.${sampleOf(base62(43), random)}`;
    const document = documentOf(`VITE_ADMIN_SECRET=${token}\n`, '.env');
    const at = (now: number) => scanDocument(engine, document, () => true, now).findings;
    expect(at(1_600_000_000)).toMatchObject([{ confidence: 'high', clientSide: true }]);
    expect(at(1_800_000_000)).toMatchObject([{ confidence: 'low', clientSide: true }]);
  });
});

describe('a file', () => {
  const line = `const key = '${stripe}';\n`;

  test.each([
    ['public/config.js', 'sent to browsers as they are'],
    ['web/static/config.json', 'sent to browsers as they are'],
    ['index.html', 'the page is sent to browsers'],
    ['src/Pay.vue', 'the component'],
    ['src/routes/+page.svelte', 'the component'],
    ['src/environments/environment.prod.ts', 'Angular'],
    ['app/src/main/res/values/strings.xml', 'Android'],
    ['app/src/debug/res/values-de/keys.xml', 'Android'],
    ['app/src/main/AndroidManifest.xml', 'Android'],
    ['android/app/google-services.json', 'packed into the app|Firebase packs'],
    ['ios/App/Info.plist', 'packed into the app'],
    ['ios/App-Info.plist', 'packed into the app'],
    ['ios/GoogleService-Info.plist', 'packed into the app'],
    ['ios/en.lproj/Localizable.strings', 'packed into the app'],
    ['assets/config.json', 'assets'],
    ['app/src/main/assets/keys.properties', 'assets'],
    ['capacitor.config.json', 'Capacitor'],
  ])('%s is exposed', (path, why) => {
    expect(exposure(line, path)).toMatch(new RegExp(why));
  });

  test.each([
    'src/server.ts',
    'public/index.php',
    'src/main/java/com/corp/public/Keys.java',
    'publicity/a.js',
    'src/+page.server.ts',
    'config/environment.ts',
    'docker/values/strings.xml',
    'src/assets.ts',
    '.env',
  ])('%s is not', (path) => {
    expect(exposure(line, path)).toBeUndefined();
  });

  test.each([
    ['"use client";\n', true],
    ["'use client'\n", true],
    ['// a\n/* b * c */\n"use strict";\n\n"use client";\n', true],
    ['\uFEFF"use client"\n', true],
    ['"use server";\n', false],
    ['const a = "use client";\n', false],
    ['// "use client"\n', false],
    ['/* "use client" */\n', false],
    ['f();\n"use client";\n', false],
  ])('that begins with %j is exposed: %s', (head, exposed) => {
    expect(exposure(head + line, 'src/pay.tsx') !== undefined).toBe(exposed);
    expect(exposure(head + line, 'src/pay.py')).toBeUndefined();
  });
});

test('values of an Android app are found by their names, and texts for its users are none', () => {
  const path = 'app/src/main/res/values/strings.xml';
  const text = (name: string, value: string): string =>
    `<resources>\n  <string name="${name}">${value}</string>\n</resources>\n`;
  expect(only(text('api_secret', drawn), path)).toMatchObject({ confidence: 'high', clientSide: true });
  for (const [name, value] of [
    ['password', 'Password'],
    ['password_prompt', 'Enter your password (at least 8 characters)'],
    ['forgot_password', 'Forgot password?'],
    ['wrong_password', "That password didn\\'t match. Try again!"],
    ['show_token', 'Show token'],
    ['api_key', '@string/google_api_key'],
    ['access_token', '%1$s'],
  ] as const)
    expect(scanned(text(name, value), path).findings.filter(({ confidence }) => confidence !== 'low')).toEqual([]);
});

describe('configuration', () => {
  const value = `JSON.stringify('${stripe}')`;

  test.each([
    ['vite.config.ts', `export default { define: { __KEY__: ${value} } }`],
    ['vite.config.ts', `export default { define: { a: { b: 1 }, 'process.env.KEY': ${value} } }`],
    ['webpack.prod.js', `plugins: [new webpack.DefinePlugin({ 'process.env.KEY': ${value} })]`],
    ['config/plugins.js', `new EnvironmentPlugin({\n  KEY: '${stripe}',\n})`],
    ['next.config.mjs', `export default { env: { KEY: '${stripe}' } }`],
    ['next.config.js', `module.exports = { publicRuntimeConfig: { key: '${stripe}' } }`],
    ['nuxt.config.ts', `export default { runtimeConfig: { public: { key: '${stripe}' } } }`],
    ['app.config.ts', `export default defineAppConfig({ key: '${stripe}' })`],
    ['app.config.js', `module.exports = { extra: { key: '${stripe}' } }`],
    ['app.json', `{ "expo": { "ios": { "config": { "key": "${stripe}" } } } }`],
    ['angular.json', `{ "options": { "define": { "KEY": "'${stripe}'" } } }`],
    ['app/build.gradle', String.raw`buildConfigField "String", "KEY", "\"${stripe}\""`],
    ['app/build.gradle.kts', `resValue("string", "key", "${stripe}")`],
  ])('of %s is exposed where it is inlined: %#', (path, text) => {
    expect(exposure(text, path)).toBeDefined();
  });

  test.each([
    ['vite.config.ts', `export default { define: { a: 1 }, server: { key: '${stripe}' } }`],
    ['src/define.ts', `f({ define: { a: '${stripe}' } })`],
    ['vitest.config.ts', `export default { define: { a: '${stripe}' } }`],
    ['nuxt.config.ts', `export default { runtimeConfig: { key: '${stripe}', public: {} } }`],
    ['src/next.ts', `f({ env: { KEY: '${stripe}' } })`],
    ['app.json', `{ "env": { "KEY": { "value": "${stripe}" } } }`],
    ['app/build.gradle', `storePassword "${stripe}"`],
    ['vite.config.ts', `export default { define: { a: 1${' '.repeat(3000)}, b: '${stripe}' } }`],
  ])('of %s is not elsewhere: %#', (path, text) => {
    expect(exposure(text, path)).toBeUndefined();
  });

  test('of thousands of braces takes linear time', () => {
    const text = `export default { define: { ${`a: { k: '${stripe}' }, `.repeat(3000)} } }`;
    expect(scanned(text, 'vite.config.ts').findings).toHaveLength(3000);
  });
});

describe('a report', () => {
  const render = (text: string, path: string) => {
    const report = reportOf(
      {
        scans: [{ path, scan: scanned(text, path) }],
        policy: [],
        skipped: [],
        scanned: { files: 1, lines: 1, bytes: text.length, rules: rules.length },
      },
      { blockOn: 'medium', showFrom: 'medium' },
    );
    const terminal = { isTTY: true, columns: 300, color: false };
    return {
      json: jsonReport(report),
      pretty: renderPretty(report, { subject: 'commit', terminal, elapsed: 1, verbose: false }),
    };
  };

  test('says why a value is exposed, and to keep it on a server under a name of its own', () => {
    const { json, pretty } = render(`NEXT_PUBLIC_ACME_SECRET=${drawn}\n`, '.env.production');
    const why = 'Next.js puts the values of NEXT_PUBLIC_ variables into what browsers load';
    expect(json.findings[0]).toMatchObject({ clientSide: true, exposure: why, help: { env: 'ACME_SECRET' } });
    expect(pretty).toContain(`exposed     ${why}`);
    expect(pretty).toMatch(/do now {6}take it out, keep it on a server only \(as ACME_SECRET in an ignored \.env\)/);
    expect(pretty).not.toContain(drawn);
  });

  test('says nothing of it elsewhere', () => {
    const { json, pretty } = render(`ACME_SECRET=${drawn}\n`, '.env.production');
    expect(json.findings[0]).toMatchObject({ clientSide: false });
    expect(json.findings[0]).not.toHaveProperty('exposure');
    expect(pretty).not.toContain('exposed');
  });
});
