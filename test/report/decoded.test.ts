import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { ByteRange } from '../../src/core/document.js';
import { Engine } from '../../src/core/engine.js';
import { fingerprinter } from '../../src/core/fingerprint.js';
import { reportOf, type Report } from '../../src/core/report.js';
import { jsonReport, renderJson } from '../../src/report/json.js';
import { renderPretty } from '../../src/report/pretty.js';
import { escapes, everyCharacter, whole } from '../core/encoders.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);
const token = githubToken();
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function reportFor(text: string, path = 'a.yml', added: readonly ByteRange[] | 'all' = 'all'): Report {
  const scanned = { files: 1, lines: 1, bytes: text.length, rules: rules.length };
  return reportOf(
    { scans: [{ path, scan: scan(engine, documentOf(text, path, added)) }], policy: [], skipped: [], scanned },
    { blockOn: 'medium', showFrom: 'low' },
  );
}

const pretty = (report: Report): string =>
  renderPretty(report, {
    subject: 'commit',
    terminal: { isTTY: true, columns: 300, color: false },
    elapsed: 1,
    verbose: true,
  });

/** The byte range of the line that holds the text. */
function lineWith(text: string, part: string): ByteRange {
  const before = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n', text.indexOf(part)) + 1));
  return { start: before, end: before + Buffer.byteLength(text.split('\n').find((line) => line.includes(part))!) + 1 };
}

describe('a report of an encoded secret', () => {
  const ways: readonly (readonly [string, string])[] = [
    ...Object.entries(whole).map(([name, encode]) => [name, encode(`k=${token}?>`)] as const),
    ...Object.entries(escapes).flatMap(([name, list]) =>
      list.flatMap((escape) => [
        [name, everyCharacter(token, escape)] as const,
        [name, token.slice(0, 20) + escape(token[20]!) + token.slice(21)] as const,
      ]),
    ),
    ['base64+hex', base64(whole['hex']!(token))],
  ];

  test.each(ways)('in %s shows neither it nor what it decodes to: %#', (name, written) => {
    // A third depth is not looked at.
    const deeper = name.includes('+') ? written : base64(written);
    for (const text of [`a: "${written}" # ${written}`, `a: '${written}', b: '${deeper}', c: ${token}`]) {
      const report = reportFor(`# ä\n${text}\n`);
      expect(report.findings.length).toBeGreaterThan(1);
      for (const shown of [JSON.stringify(report), renderJson(report), pretty(report)]) {
        for (const secret of [written, deeper, token]) {
          for (const part of [secret.slice(4, 24), secret.slice(-16)]) expect(shown).not.toContain(part);
        }
      }
    }
  });

  test('says what it is decoded from, and has the fingerprint of the plain one', () => {
    const encoded = reportFor(`a: ${base64(token)}\n`);
    const [finding] = jsonReport(encoded).findings;
    const [plain] = jsonReport(reportFor(`a: ${token}\n`)).findings;
    expect(finding).toEqual({ ...plain, endColumn: 4 + base64(token).length, decodedFrom: 'base64' });
    expect(finding!.fingerprint).toBe(fingerprinter()('github-pat-classic', encoded.findings[0]!.secret));
    expect(pretty(encoded)).toMatch(/^ {4}decoded {5}from base64: /m);
    expect(plain).not.toHaveProperty('decodedFrom');
    expect(pretty(reportFor(`a: ${token}\n`))).not.toContain('decoded');
  });

  test('of two depths says so in order', () => {
    const escaped = token.replace('_', '%5F');
    expect(pretty(reportFor(`a: ${base64(escaped)}\n`))).toContain('from base64, then from percent: ');
  });
});

describe('an encoded secret', () => {
  const wrapped = base64(`${'# a comment\n'.repeat(8)}${token}\n${'# more\n'.repeat(30)}`).match(/.{1,76}/g)!;
  const text = `# größer\na: 1\nkey: |\n  ${wrapped.join('\n  ')}\nb: 2\n`;

  test('counts where one of its lines is added, not beside them', () => {
    const from = (part: string): number => reportFor(text, 'a.yml', [lineWith(text, part)]).findings.length;
    expect(wrapped.map(from)).toEqual(wrapped.map((_, i) => (i === 1 || i === 2 ? 1 : 0)));
    expect(from('größer') + from('a: 1') + from('b: 2')).toBe(0);
    const line = `k: ${base64(token)}\nother: 1\n`;
    expect(reportFor(line, 'a.yml', [lineWith(line, 'k:')]).findings).toHaveLength(1);
    expect(reportFor(line, 'a.yml', [lineWith(line, 'other')]).findings).toEqual([]);
  });

  test('is set aside by the line that it is written on', () => {
    const directive = '# check-staged-ignore github-pat-classic -- made up';
    for (const said of [`${directive}\nk: ${base64(token)}\n`, `k: ${base64(token)} ${directive}\n`]) {
      const report = reportFor(said);
      expect([report.findings, report.setAside.length]).toEqual([[], 1]);
    }
    const inside = reportFor(`k: ${base64(`${directive}\n${token}\n`)}\n`);
    expect([inside.findings.length, inside.setAside]).toEqual([1, []]);
  });

  test('in a file of UTF-16', () => {
    const report = reportFor('');
    expect(report.findings).toEqual([]);
    const bytes = Buffer.from(`\uFEFFk: "ä ${base64(token)}"\r\n`, 'utf16le');
    const [finding] = scan(engine, documentOf(bytes, 'a.ps1')).findings;
    expect(finding).toMatchObject({ line: 1, column: 7, decodedFrom: 'base64' });
  });
});
