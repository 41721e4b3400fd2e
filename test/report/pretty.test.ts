import { describe, expect, test } from '@jest/globals';
import { Engine } from '../../src/core/engine.js';
import { reportOf, type Report } from '../../src/core/report.js';
import { scanDocument } from '../../src/core/scan.js';
import { renderPretty } from '../../src/report/pretty.js';
import { rules } from '../../rules/index.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);

function reportFor(text: string, path = 'a.js'): Report {
  const scan = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  const scanned = { files: 1, lines: 1, bytes: text.length, rules: rules.length };
  return reportOf(
    { scans: [{ path, scan }], policy: [], skipped: [], scanned },
    { blockOn: 'medium', showFrom: 'medium' },
  );
}

function render(report: Report, columns = 80, verbose = false): string {
  return renderPretty(report, {
    subject: 'commit',
    terminal: { isTTY: true, columns, color: false },
    elapsed: 12.3,
    verbose,
  });
}

describe('the pretty report', () => {
  test('keeps to the width of a narrow terminal', () => {
    const text = render(reportFor(`${'é'.repeat(200)} "${githubToken()}" ${'x '.repeat(200)}\n`), 50);
    const marked = text.split('\n').filter((line) => /^ {2}\d+ \| | \^+$/.test(line));
    expect(marked).toHaveLength(2);
    for (const line of marked) expect([...line].length).toBeLessThanOrEqual(50);
    const widest = Math.max(...text.split('\n').map((line) => [...line].length));
    expect(widest).toBeLessThanOrEqual(105);
  });

  test('puts the marks right under the masked value', () => {
    const lines = render(reportFor(`\t\tconst token = "${githubToken()}"; // ü\n`)).split('\n');
    const at = lines.findIndex((line) => line.includes('ghp_••••••••'));
    expect(lines[at + 1]!.indexOf('^')).toBe(lines[at]!.indexOf('ghp_'));
    expect(lines[at + 1]!.trim()).toBe('^'.repeat('ghp_••••••••'.length));
  });

  test('masks every secret of a line, and shows each finding', () => {
    const [one, two] = [githubToken(1), githubToken(2)];
    const text = render(reportFor(`a("${one}", "${two}", "${one}")\n`));
    expect(text).not.toContain(one.slice(4));
    expect(text).not.toContain(two.slice(4));
    expect(text.match(/^a\.js:1:/gm)).toHaveLength(3);
  });

  test('says how to read the variable in the language of the file, and how to suppress where nothing is known of it', () => {
    const text = render(reportFor(`x = "${githubToken()}"\n`, 'a.py'), 100);
    expect(text).toContain('os.environ["GITHUB_TOKEN"]');
    expect(text).toContain('\n                check-staged-ignore github-pat-classic -- why\n');
    expect(text).toContain('\n                "ignorePaths": ["/a.py"]\n');
  });

  test('of a clean change is one line', () => {
    expect(render(reportFor('const a = 1;\n'), 80, true)).toBe(
      `clean · 1 file, 1 added line, ${rules.length} rules, 12 ms\n`,
    );
  });

  test('with --verbose says what was dismissed and why', () => {
    const token = githubToken();
    const broken = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const text = render(reportFor(`const a = "${broken}";\n`), 100, true);
    expect(text).toContain('a.js:1  github-pat-classic: its checksum does not hold');
    expect(text).not.toContain(broken.slice(4));
  });

  test('shows the first twenty findings and counts the rest, which --verbose shows', () => {
    const report = reportFor(Array.from({ length: 23 }, (_, i) => `a("${githubToken(i + 1)}")\n`).join(''));
    const text = render(report);
    expect(text.match(/^a\.js:\d+:/gm)).toHaveLength(20);
    expect(text).toContain('… and 3 more');
    expect(text).toContain('blocked: 23 secrets');
    expect(render(report, 80, true).match(/^a\.js:\d+:/gm)).toHaveLength(23);
  });
});
