import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { families, rules } from '../../rules/index.js';
import { docPages } from '../../scripts/doc-pages.js';
import { fileOf } from '../../scripts/rule-pages.js';
import { Engine } from '../../src/core/engine.js';
import { token, type Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { base62, seq } from '../../src/core/shape.js';

const KINDS = 'scripts/github-secret-kinds.tsv';
const kinds = readFileSync(join(__dirname, '../..', KINDS), 'utf8');
const { pages } = docPages(families, kinds);
const page = (path: string): string => pages.get(path) ?? '';

const sectionsOf = (text: string): readonly string[] => [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title!);

describe('the generated pages', () => {
  test('are one a family, named as the file of its rules, an index, and the coverage', () => {
    const names = Object.keys(families).map(fileOf);
    expect([...pages.keys()].toSorted()).toEqual(
      ['docs/coverage.md', 'docs/rules/README.md', ...names.map((name) => `docs/rules/${name}.md`)].toSorted(),
    );
    expect(names.filter((name) => !existsSync(join(__dirname, `../../rules/${name}.ts`)))).toEqual([]);
  });

  test('say that they are generated, and by what', () => {
    for (const text of pages.values()) expect(text).toMatch(/^<!-- Generated from \S.* by `npm run docs:rules`/);
  });

  test('have a section for every rule, once', () => {
    const sections = Object.entries(families).flatMap(([family, its]) => {
      const titles = sectionsOf(page(`docs/rules/${fileOf(family)}.md`)).filter((title) => title !== 'Setting aside');
      expect(titles.toSorted()).toEqual(its.map(({ id }) => id).toSorted());
      return titles;
    });
    expect(sections).toHaveLength(rules.length);
  });

  test('link to sections that are there', () => {
    const links = [...page('docs/rules/README.md').matchAll(/\[([^\]]+)\]\(([a-z\d-]+\.md)#([^)]+)\)/g)];
    expect(links).toHaveLength(rules.length);
    const references = [...page('docs/coverage.md').matchAll(/^\[([^\]]+)\]: rules\/([^#]+)#(.+)$/gm)];
    expect(references.length).toBeGreaterThan(50);
    for (const [, id, file, anchor] of [...links, ...references]) {
      expect(anchor).toBe(id);
      expect(sectionsOf(page(`docs/rules/${file}`))).toContain(id);
    }
    const used = [...page('docs/coverage.md').matchAll(/\[([a-z\d-]+)\](?=[,\s])/g)].map(([, id]) => id!);
    expect(new Set(used)).toEqual(new Set(references.map(([, id]) => id!)));
  });

  test.each([...pages, [KINDS, kinds] as const])('hold nothing that is taken for a secret: %s', (path, text) => {
    const document = { path, bytes: Buffer.from(text), added: 'all' } as const;
    const { findings, broken } = scanDocument(new Engine(rules), document, () => false);
    expect(broken).toEqual([]);
    expect(findings.filter((f) => f.confidence !== 'low').map((f) => `${f.rule.id}:${f.line}`)).toEqual([]);
  });

  test('show text as it is', () => {
    const odd = rule('acme-key', { title: 'key of *_<b>[x]', note: 'Costs $1 or ~2, see `a_b`.' });
    const text = docPages({ acme: [odd] }, '# as of 2026:\n').pages.get('docs/rules/acme.md');
    expect(text).toContain(String.raw`Acme: key of \*\_\<b>\[x\]`);
    expect(text).toContain(String.raw`- **note:** Costs \$1 or \~2, see ${'`a_b`'}.`);
  });
});

function rule(id: string, facts: Partial<Rule> = {}): Rule {
  const acme = { id, provider: 'Acme', title: 'API key', privilege: 'broad' } as const;
  return { ...token({ ...acme, shape: seq('acme_', base62(30)) }), ...facts } as Rule;
}

describe('the coverage', () => {
  const list = [
    '# A list, as of 2031: provider, name, ids',
    'Acme\tAPI Key\tacme-key',
    'Acme\tOld Key\tacme-key,acme-old-key',
    'Other\tToken\tother-token',
    'Other\tSecret\t',
    'Generic\tWord\tacme-word',
  ];
  const made = docPages({ acme: [rule('acme-key'), rule('acme-extra'), rule('acme-word')] }, `${list.join('\n')}\n`);
  const text = made.pages.get('docs/coverage.md')!;

  test('counts what has a rule', () => {
    const counts = [...text.matchAll(/^\| ([a-z].*) \| (\d+) \|$/gm)].map(([, what, many]) => [what, Number(many)]);
    expect(counts).toEqual([
      ['providers on the list', 2],
      ['kinds on the list, with those of nobody in particular', 5],
      ['kinds with a rule', 3],
      ['of these, kinds with a rule for some of their forms only', 1],
      ['gaps: no public description of the format', 1],
      ['gaps: no rule yet', 1],
      ['rules for kinds on the list', 2],
      ['rules for kinds that are not on it', 1],
    ]);
    expect(text).toContain('as of 2031');
  });

  test('names the gaps, and why', () => {
    expect(text).toContain('| Acme | Old Key | [acme-key], `acme-old-key` (not yet) |');
    expect(text).toContain('### No public description of the format (1 kind)\n\n- Other: Secret\n');
    expect(text).toContain('### No rule yet (1 kind)\n\n- Other: Token (`other-token`)\n');
    expect(text).toContain('### Some forms have no rule yet (1 kind)\n\n- Acme: Old Key (`acme-old-key`)\n');
    expect(made.missing).toEqual(['acme-old-key', 'other-token']);
  });

  test.each([
    ['Acme\tKey\tacme-key\n', 'says no date'],
    ['# as of 2031:\nAcme, Key\n', 'not a kind: "Acme, Key"'],
    ['# as of 2031:\nAcme\tKey\tacme-key\tmore\n', 'not a kind'],
  ])('refuses the list %j', (wrong, message) => {
    expect(() => docPages({}, wrong)).toThrow(message);
  });

  test('is of a list that names each kind once, and rules by their ids', () => {
    const rows = kinds
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    expect(new Set(rows.map(([provider, name]) => `${provider}: ${name}`)).size).toBe(rows.length);
    const ids = rows.flatMap(([, , named = '']) => (named === '' ? [] : named.split(',')));
    expect(ids.filter((id) => !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(id))).toEqual([]);
  });
});
