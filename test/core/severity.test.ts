import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { CONFIDENCES, type Confidence } from '../../src/core/evidence/evidence.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { DEFAULT_GRADING, outweighs, severityOf, type Grading } from '../../src/core/severity.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, hex } from '../../src/core/shape.js';
import { githubToken } from '../secrets.js';

const random = seeded(61);
const drawn = sampleOf(base62(28), random);
/** What people are asked to make up: no program drew it. */
const typed = ['Meadow', 'walk', '62', '!'].join('');

/** An engine takes longer to make than all that is scanned here. */
const engines = new Map<string, Engine>();
const grading = (blockOn: Confidence, strict = false): Grading => ({ blockOn, isStrict: () => strict });

function findingsIn(path: string, text: string, by: Grading = DEFAULT_GRADING): readonly Finding[] {
  const key = `${by.blockOn} ${by.isStrict(path)}`;
  const engine = engines.get(key) ?? new Engine(rules, { grading: by });
  engines.set(key, engine);
  return scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true).findings;
}

const severities = (path: string, text: string, by?: Grading): string[] =>
  findingsIn(path, text, by).map(({ severity }) => severity);

const secret = `const apiSecret = "${drawn}";\n`;

describe('a drawn value that only its name gives away is a warning', () => {
  test.each([
    'test/a.js',
    'tests/unit/a.py',
    'src/__tests__/a.ts',
    '__mocks__/a.js',
    'src/app.test.ts',
    'pkg/login_test.go',
    'test_login.py',
    'tests.py',
    'conftest.py',
    't/01-login.pl',
    'lib/login.t',
    'spec/models/user_spec.rb',
    'src/test/java/com/acme/A.java',
    'app/src/androidTest/A.kt',
    'src/Core.Tests/Login.cs',
    'AcmeUITests/Login.swift',
    'UserServiceTest.java',
    'internal/test_resources/a.go',
    'integration-test/a.js',
    'e2e/login.js',
    'cypress/support/a.js',
    'playwright/a.ts',
    'fixtures/users.json',
    'testdata/a.go',
    'test-data/a.json',
    'api-fixtures/a.json',
    'stubs/a.php',
    'mocks/handlers.ts',
    'mockUsers.js',
    'db/seeds.rb',
    'db/seeds/users.js',
    'prisma/seed.ts',
    'users.seed.ts',
    'database/seeders/UserSeeder.php',
    'Data/SeedData.cs',
    'examples/a.js',
    'example-app/src/a.js',
    'samples/a.py',
    'sample.js',
    'demo/a.js',
    'demo.py',
    'tutorials/a.js',
    'playground/a.ts',
    'src/gallery/a.tsx',
    'src/Button.stories.tsx',
    '.storybook/a.js',
    'docs/a.js',
    'docs/config.yml',
    'README.md',
    'notes/setup.rst',
    '.devcontainer/setup.js',
  ])('%s', (path) => {
    const text = /\.ya?ml$/.test(path) ? `api_secret: ${drawn}\n` : secret;
    expect(severities(path, text)).toEqual(['warning']);
    expect(severities(path, text, grading('medium', true))).toEqual(['error']);
    // Whoever asks for more or less to block does not ask for what is made up.
    for (const blockOn of CONFIDENCES) expect(severities(path, text, grading(blockOn))).toEqual(['warning']);
  });

  test.each([
    'docker-compose.dev.yml',
    'docker-compose.test.yaml',
    'docker-compose-ci.yml',
    'docker-compose.override.yml',
    'compose.local.yaml',
    'dev/docker-compose.yml',
    '.devcontainer/docker-compose.yml',
  ])('%s', (path) => {
    expect(severities(path, `services:\n  db:\n    environment:\n      DB_PASSWORD: ${drawn}\n`)).toEqual(['warning']);
    expect(severities(path, `services:\n  db:\n    environment:\n      DB_PASSWORD: ${typed}\n`)).toEqual(['note']);
  });
});

describe('it blocks', () => {
  test.each([
    'src/a.js',
    'latest.js',
    'contest/a.js',
    'src/attestation/a.js',
    'lib/testimonials.js',
    'protest/a.js',
    'src/samplers/a.js',
    'src/democracy/a.js',
    'docker/a.js',
    'docket/a.js',
    'config/production.js',
    'config.default.js',
    'config.dist.js',
    'src/env.js',
    'seed-phrase.js',
  ])('in %s', (path) => expect(severities(path, secret)).toEqual(['error']));

  test.each([
    'docker-compose.yml',
    'docker-compose.prod.yml',
    'environments/test/app.yml',
    'k8s/overlays/test/app.yml',
    'deploy/demo/values.yml',
    'inventory/test/group_vars/all.yml',
    'inventory/test.yml',
    'values-test.yaml',
    '.env.example',
    '.env.sample',
    'server/.env.test',
    'env.example',
    'config.template.yml',
  ])('in %s', (path) => expect(severities(path, `api_secret: ${drawn}\nAPI_SECRET=${drawn}\n`)).toContain('error'));

  test.each([
    'spec/cassettes/login.yml',
    'test/fixtures/vcr_cassettes/a.yml',
    'tests/__recordings__/a.yml',
    'docs/a.har',
  ])('in recorded traffic: %s', (path) => {
    expect(severities(path, `"api_secret": "${drawn}"\n`)).toEqual(['error']);
    expect(severities(path, `"password": "${typed}"\n`)).toEqual(['error']);
  });
});

describe('what somebody typed is a note', () => {
  test.each([
    'db/seeds/users.js',
    'prisma/seed.ts',
    'src/gallery/login.tsx',
    'test/a.js',
    'docs/a.js',
    'examples/a.js',
  ])('%s', (path) => {
    expect(severities(path, `const password = "${typed}";\n`)).toEqual(['note']);
    expect(
      severities(`src/${path.slice(path.lastIndexOf('/') + 1).replace('seed', 'a')}`, `const password = "${typed}";\n`),
    ).toEqual(['error']);
  });

  test('but a label of a text for people that names a password in use warns', () => {
    expect(severities('README.md', `Password: ${['Wren', '_', 'quarry', '83', '!'].join('')}\n`)).toEqual(['warning']);
  });
});

describe('in a made-up place', () => {
  const PEM = `-----BEGIN EC PRIVATE KEY-----\n${Buffer.from(sampleOf(hex(200), random)).toString('base64')}\n-----END EC PRIVATE KEY-----\n`;
  test.each([
    ["a provider's form", `const a = "${githubToken()}";\n`],
    ['a structure', `const key = \`${PEM}\`;\n`],
    ['the password of a host on the Internet', `const db = "postgres://app:${drawn}@db.acme-corp.io/main";\n`],
    [
      'the same in a connection string',
      `const db = "Server=db.acme-corp.io;Uid=app;Database=main;Password=${drawn};";\n`,
    ],
  ])('%s blocks', (_, text) => {
    const found = severities('test/a.js', text);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(['error']));
    expect(severities('src/a.js', text)).toEqual(found);
  });

  test('a typed password is a note, whatever host it opens', () => {
    const text = `const db = "postgres://app:${typed}@db.acme-corp.io/main";\n`;
    for (const path of ['test_login.py', 'db/seeds/a.js', 'test/a.js'])
      expect(severities(path, text)).toEqual(['note']);
    expect(severities('src/a.js', text)).toEqual(['error']);
  });

  test('a common form warns where only a service nearby says whose it is', () => {
    const text = `# Twilio\ntwilio_account_sid = "AC${sampleOf(hex(32), random)}"\ntoken = "${sampleOf(hex(32), random)}"\n`;
    const found = (path: string): string[] => findingsIn(path, text).map(({ severity, line }) => `${line} ${severity}`);
    expect(found('src/a.py')).toContain('3 error');
    expect(found('docs/a.py')).toContain('3 warning');
  });

  test.each([
    ['a container beside it', `const db = "postgres://app:${drawn}@postgres-main:5432/main";\n`],
    ['a private address', `const db = "postgres://app:${drawn}@10.1.2.3/main";\n`],
    ['a host of a connection string', `const db = "Server=sql-main;Uid=app;Database=main;Password=${drawn};";\n`],
  ])('the password of %s does not', (_, text) => {
    expect(severities('seeds/a.js', text)).toEqual(['warning']);
    expect(severities('src/a.js', text)).toEqual(['error']);
  });

  test.each([
    ['a command', `sshpass -p ${drawn} ssh root@acme-corp.io\n`],
    ['SQL', `CREATE USER app IDENTIFIED BY '${drawn}';\n`],
    ['a header', `curl -H "Authorization: Bearer ${drawn}" https://api.acme-corp.io\n`],
  ])('a value that only its place in %s gives away warns', (_, text) => {
    expect(severities('seeds/a.sh', text)).toEqual(['warning']);
    expect(severities('bin/a.sh', text)).toEqual(['error']);
  });

  test('a guess of a seed of one-time codes is a note', () => {
    const text = `totp_secret = "${sampleOf(base32(31), random)}2"\n`;
    expect(severities('src/a.js', text)).toEqual(['error']);
    expect(severities('test/a.js', text)).toEqual(['note']);
  });

  test('its folders count, not the whole name of a file in them', () => {
    expect(severities('src/contests.js', secret)).toEqual(['error']);
    expect(severities('tests/contests.js', secret)).toEqual(['warning']);
  });

  test('the confidence stays as it is', () => {
    for (const path of ['src/a.js', 'test/a.js', 'db/seeds/a.js'])
      expect(findingsIn(path, secret).map(({ confidence }) => confidence)).toEqual(['medium']);
  });
});

describe('a service beside a pipeline', () => {
  const service = (password: string): string =>
    `jobs:\n  test:\n    services:\n      db:\n        env:\n          POSTGRES_PASSWORD: ${password}\n`;

  test.each(['.github/workflows/ci.yml', '.gitlab-ci.yml', '.circleci/config.yml', 'app/bitbucket-pipelines.yml'])(
    'has a password that warns in %s, unless a program drew it',
    (path) => {
      expect(severities(path, service(typed))).toEqual(['warning']);
      expect(severities(path, service(drawn))).toEqual(['error']);
      expect(severities(path, service(typed), grading('medium', true))).toEqual(['error']);
      expect(severities(path, service(typed).replace('POSTGRES', 'DEPLOY'))).toEqual(['error']);
      expect(severities('deploy/pod.yml', service(typed))).toEqual(['error']);
    },
  );
});

describe('severities', () => {
  test('follow from the confidence that blocks, and are capped', () => {
    const of = (blockOn: Confidence, cap?: 'warning' | 'note'): string[] =>
      CONFIDENCES.map((confidence) => severityOf({ confidence, ...(cap === undefined ? {} : { cap }) }, blockOn));
    expect(of('low')).toEqual(['error', 'error', 'error', 'error']);
    expect(of('medium')).toEqual(['note', 'error', 'error', 'error']);
    expect(of('high')).toEqual(['note', 'warning', 'error', 'error']);
    expect(of('certain')).toEqual(['note', 'warning', 'warning', 'error']);
    expect(of('low', 'warning')).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(of('certain', 'warning')).toEqual(['note', 'warning', 'warning', 'warning']);
    expect(of('low', 'note')).toEqual(['note', 'note', 'note', 'note']);
  });

  test('what may block outweighs what may not, and then the surer one', () => {
    const rising = [
      { confidence: 'low' },
      { confidence: 'medium', cap: 'note' },
      { confidence: 'medium', cap: 'warning' },
      { confidence: 'medium' },
      { confidence: 'certain' },
    ] as const;
    for (const [i, one] of rising.entries())
      for (const [j, other] of rising.entries()) expect(outweighs(one, other)).toBe(i > j);
  });
});
