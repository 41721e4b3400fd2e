import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { acme, acmeKey, FILE } from '../custom-rule.js';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

const configured = (config: object): Scratch => repo.stage(FILE, JSON.stringify(config, null, 2));
const report = (): JsonReport => JSON.parse(repo.tool(['--format', 'json']).stdout) as JsonReport;
const found = ({ findings }: JsonReport): string[] => findings.map(({ path, ruleId }) => `${path} ${ruleId}`);

describe('a custom rule', () => {
  test('refuses a real commit', () => {
    repo.write('.git/hooks/pre-commit', `#!/bin/sh\nexec "${process.execPath}" "${MAIN}"\n`);
    repo.run('chmod', ['+x', '.git/hooks/pre-commit']);
    const examples = { match: [`connect("${acmeKey(9)}")`], clean: ['acme_none'] };
    configured({ rules: [{ ...acme, examples, env: 'ACME_KEY' }] });
    expect(repo.run('git', ['commit', '-m', 'configure']).code).toBe(0);
    repo.stage('src/app.js', `connect("${acmeKey()}");\n`);
    const refused = repo.run('git', ['commit', '-m', 'leak']);
    expect(refused.code).toBe(1);
    expect(refused.stderr + refused.stdout).toContain('src/app.js:1:10  Acme API key');
    expect(refused.stderr + refused.stdout).toContain('set it as ACME_KEY');
    expect(refused.stderr + refused.stdout).not.toContain(acmeKey().slice(5));
    expect(repo.git('log', '--format=%s').split('\n')).not.toContain('leak');
  });

  test('adds to the built-in ones', () => {
    configured({ rules: [acme] }).stage('a.js', `"${acmeKey()}"\n"${githubToken()}"\n`);
    expect(found(report())).toEqual(['a.js acme-key', 'a.js github-pat-classic']);
    const { scanned } = report();
    configured({});
    expect(scanned.rules).toBe(report().scanned.rules + 1);
  });

  test('blocks in tests, too', () => {
    configured({ rules: [acme] }).stage('test/a.js', `"${acmeKey()}"\n`);
    expect(report()).toMatchObject({ verdict: 'blocked', findings: [{ path: 'test/a.js', severity: 'error' }] });
  });

  test('that holds in certain files only is asked about no name of a file', () => {
    configured({ rules: [{ ...acme, files: ['*.yml'] }] }).stage(`${acmeKey()}.yml`, `a: ${acmeKey(2)}\n`);
    expect(found(report())).toEqual([expect.stringMatching(/\.yml acme-key$/)]);
  });

  test('is turned off by its id, which comments may go on naming', () => {
    configured({ rules: [acme], disabledRules: ['acme-key'] });
    repo.stage('a.js', `// check-staged-ignore acme-key -- ours\n"${acmeKey()}"\n`);
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
    configured({ rules: [acme], disabledRules: ['acme-kee'] });
    expect(repo.tool()).toEqual({
      code: 2,
      stdout: '',
      stderr: `check-staged: ${FILE}: "disabledRules" names the rule "acme-kee", which does not exist\n  did you mean "acme-key"?\n`,
    });
  });

  test('may stand in package.json, and in the file that --config names', () => {
    repo.stage('package.json', JSON.stringify({ 'check-staged': { rules: [acme] } })).stage('a.js', acmeKey());
    repo.write('other.json', JSON.stringify({ rules: [{ ...acme, id: 'other-key' }] }));
    expect(found(report())).toEqual(['a.js acme-key']);
    expect(repo.tool(['--config', 'other.json']).stdout).toContain('check-staged-ignore other-key');
  });

  test('finds an example anywhere but in the configuration, where it is counted', () => {
    const example = `connect("${acmeKey(9)}")`;
    configured({ rules: [{ ...acme, examples: { match: [example] } }] });
    repo.stage('a.js', example).stage(`sub/${FILE}`, example);
    expect(found(report())).toEqual(['a.js acme-key', `sub/${FILE} acme-key`]);
    expect(report().setAside).toMatchObject([{ path: FILE, ruleId: 'acme-key', reason: { kind: 'config' } }]);
  });
});

describe('check-staged rules', () => {
  test('lists and explains them, in any folder of the repository', () => {
    configured({ rules: [{ ...acme, note: 'Rotated monthly.', files: ['*.yml'] }] }).write('sub/a', '');
    expect(repo.tool(['rules'], { cwd: 'sub' }).stdout).toMatch(/^Acme\n {2}acme-key +API key$/m);
    const { stdout } = repo.tool(['rules', 'acme-key']);
    for (const text of [FILE, acme.pattern, '`acme_`', '*.yml', 'Rotated monthly.']) expect(stdout).toContain(text);
    expect(JSON.parse(repo.tool(['rules', 'acme-key', '--format', 'json']).stdout)).toMatchObject({
      rules: [{ id: 'acme-key', kind: 'pattern', confidence: 'medium' }],
    });
  });

  test('--test tries their examples and says what fails', () => {
    const examples = { match: [acmeKey()], clean: ['acme_none'] };
    configured({
      rules: [
        { ...acme, examples },
        { ...acme, id: 'acme-other', examples: { clean: [acmeKey()] } },
      ],
    });
    expect(repo.tool(['rules', '--test', 'acme-key'])).toEqual({
      code: 0,
      stdout: '1 rule tried · none failed\n',
      stderr: '',
    });
    expect(repo.tool(['rules', '--test', 'acme-other'])).toEqual({
      code: 1,
      stdout: 'acme-other: "examples.clean.0" is found\n\n1 rule tried · 1 failed\n',
      stderr: '',
    });
  });

  test('--test proves a built-in rule, outside a repository too', () => {
    const folder = new Scratch(false);
    for (const args of [[], ['--seeds', '3']]) {
      const ran = folder.tool(['rules', '--test', 'github-pat-classic', ...args]);
      expect(ran).toEqual({ code: 0, stdout: '1 rule tried · none failed\n', stderr: '' });
    }
    folder.remove();
  });

  test.each([
    [['rules', '--seeds', '3'], '--seeds is for --test', `run \`node ${MAIN} rules --test --seeds 100\``],
    [['rules', '--test', '--seeds', 'x'], '--seeds cannot be "x"', 'give a number from 1 to 10000'],
    [['rules', '--test', '--seeds', '0'], '--seeds cannot be "0"', 'give a number from 1 to 10000'],
    [
      ['rules', '--test', '--format', 'json'],
      'rules --test has no format json',
      'leave --format out; the exit code tells',
    ],
    [
      ['rules', '--config', 'none.json'],
      'there is no configuration file none.json',
      'check the path given with --config',
    ],
  ])('%j is refused', (args, message, hint) => {
    expect(repo.tool(args)).toEqual({ code: 2, stdout: '', stderr: `check-staged: ${message}\n  ${hint}\n` });
  });
});

describe('the documentation', () => {
  const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');
  const [, worked] = /```json\n(\{\n {2}"rules"[^]*?)```/.exec(page)!;

  test('has a worked example that holds, and that can be committed', () => {
    repo.stage(FILE, worked!).stage('docs/page.txt', page.replace(worked!, ''));
    expect(repo.tool(['rules', '--test', 'acme-api-key']).stdout).toBe('1 rule tried · none failed\n');
    expect(found(report())).toEqual([]);
    expect(report().setAside.length).toBe(1);
  });

  test('holds nothing that a built-in rule finds', () => {
    repo.stage('docs/configuration.md', page);
    expect(found(report())).toEqual([]);
  });

  test('names every key of a rule', () => {
    const schema = JSON.parse(readFileSync(join(MAIN, '../schema.json'), 'utf8'));
    for (const key of Object.keys(schema.properties.rules.items.properties)) expect(page).toContain(`| \`${key}\``);
  });
});

describe('what is built', () => {
  test('a wrong rule is told in one sentence, and nothing passes', () => {
    configured({ rules: [{ ...acme, pattern: 'acme(?=x)' }] });
    const message = `${FILE}: the pattern of the rule "acme-key" looks ahead or behind with "(?=", which no linear-time engine can`;
    for (const args of [[], ['rules'], ['env']]) {
      const { code, stdout, stderr } = repo.tool(args);
      expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', `check-staged: ${message}`]);
    }
  });

  test('the schema for editors knows the key', () => {
    const schema = JSON.parse(readFileSync(join(MAIN, '../schema.json'), 'utf8'));
    const { required, properties, additionalProperties } = schema.properties.rules.items;
    expect(required).toEqual(['id', 'title', 'pattern', 'keywords']);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['secret', 'files', 'examples']));
    expect(additionalProperties).toBe(false);
  });

  test('a hook without custom rules does not load their engine', () => {
    for (const file of ['main.cjs', 'program.cjs'])
      expect(readFileSync(join(MAIN, '..', file), 'utf8')).not.toMatch(/error parsing regexp|RE2JS/);
  });
});
