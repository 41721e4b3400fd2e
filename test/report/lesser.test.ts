import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { lesserOf } from '../../src/core/lesser.js';
import { reportOf, type Report } from '../../src/core/report.js';
import type { Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import { jsonReport } from '../../src/report/json.js';
import { renderPretty } from '../../src/report/pretty.js';
import { explainRule, jsonRules } from '../../src/report/rules.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);
const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id)!;
const password = `aZ7${sampleOf(base62(11), seeded(73))}`;

function reportFor(text: string): Report {
  const path = '.env.sample.js';
  const scan = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  const scanned = { files: 1, lines: 1, bytes: text.length, rules: rules.length };
  const gathered = { scans: [{ path, scan }], policy: [], skipped: [], scanned };
  return reportOf(gathered, { blockOn: 'medium', showFrom: 'low' });
}

const pretty = (report: Report): string =>
  renderPretty(report, {
    subject: 'commit',
    terminal: { isTTY: true, columns: 100, color: false },
    elapsed: 1,
    verbose: false,
  });

describe('which smaller credential would serve', () => {
  test("is the rule's to say, where a value can do much", () => {
    expect(lesserOf(ruleOf('stripe-secret-key-live'), 'admin')).toMatch(/^A restricted key/);
    expect(lesserOf(ruleOf('github-pat-classic'), 'broad')).toMatch(/^A fine-grained personal access token/);
    expect(lesserOf(ruleOf('jwt'), 'broad')).toMatch(/^A token whose scopes/);
  });

  test.each(['scoped', 'publishable', 'unknown'] as const)('is not said of a value that is %s', (privilege) => {
    expect(lesserOf(ruleOf('github-pat-classic'), privilege)).toBeUndefined();
  });

  test('is told by the kind of rule for what many issue, and not guessed for a service', () => {
    const anybodys = ruleOf('generic-password-assignment');
    expect(lesserOf(anybodys, 'broad')).toBe('An account of its own for this program, with only the rights it needs');
    expect(lesserOf(ruleOf('url-credentials'), 'broad')).toBe(lesserOf(anybodys, 'broad'));
    expect(lesserOf(ruleOf('private-key-rsa'), 'admin')).toMatch(/^A key made for this one use/);
    expect(lesserOf(ruleOf('session-cookie'), 'broad')).toBeUndefined();
    expect(lesserOf(ruleOf('spotify-client-secret'), 'broad')).toBeUndefined();
  });

  test('is a row of the report and a field of its JSON', () => {
    const report = reportFor(`x = "${githubToken()}"\n`);
    const said = lesserOf(ruleOf('github-pat-classic'), 'broad')!;
    expect(pretty(report).replaceAll(/\s+/g, ' ')).toContain(` instead ${said} `);
    expect(jsonReport(report).findings[0]!.help.lesser).toBe(said);
  });

  test('goes by what the finding can do, not by its rule', () => {
    const report = reportFor(`x = "postgres://report:${password}@db.shop.net/app"\n`);
    expect(report.findings.map(({ privilege }) => privilege)).toEqual(['scoped']);
    expect(pretty(report)).not.toMatch(/^ +instead /m);
    expect(jsonReport(report).findings[0]!.help).not.toHaveProperty('lesser');
  });

  test('is told of a rule too', () => {
    const rule = ruleOf('npm-access-token');
    expect(explainRule(rule)).toMatch(/^ {4}instead +A granular token/m);
    expect(JSON.parse(jsonRules([rule, ruleOf('session-cookie')])).rules).toMatchObject([
      { id: 'session-cookie', lesser: null },
      { id: 'npm-access-token', lesser: rule.lesser },
    ]);
  });
});
