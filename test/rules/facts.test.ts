import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { anchorsOf, lengthOf } from '../../src/core/shape-facts.js';
import { seq, type Shape } from '../../src/core/shape.js';

const FOLDER = join(__dirname, '../../rules');
const engine = new Engine(rules);
const LONGEST = 20_000;

/** Whether a finding of the rule can stop a commit. */
const blocks = (rule: Rule): boolean => rule.confidence !== 'low';

const shapesOf = (rule: Rule): readonly Shape[] => {
  if (rule.kind === 'block') return [rule.begin, rule.end, rule.body];
  if (rule.kind === 'pair') return [rule.partner, rule.shape];
  return 'shape' in rule ? [rule.shape] : [];
};

/** What a rule is found by. */
const searched = (rule: Rule): Shape | undefined => {
  if (rule.kind === 'token') return rule.lead === undefined ? rule.shape : seq(rule.lead, rule.shape);
  if (rule.kind === 'pair') return rule.partner;
  return rule.kind === 'block' ? rule.begin : undefined;
};

const name = (rule: Rule): string => rule.id;
const failing = (test_: (rule: Rule) => boolean): string[] => rules.filter((rule) => !test_(rule)).map(name);

describe('every rule', () => {
  test('has an id of its own in kebab-case', () => {
    expect(new Set(rules.map(name)).size).toBe(rules.length);
    expect(failing(({ id }) => /^[a-z\d]+(?:-[a-z\d]+)+$|^jw[et]$/.test(id))).toEqual([]);
  });

  test('says what it finds as a noun, and whose it is', () => {
    expect(failing(({ title }) => title.length > 3 && !/[.:!]$|^(?:A|An|The) /.test(title))).toEqual([]);
    expect(failing(({ provider, title }) => provider !== '' && !title.startsWith(provider))).toEqual([]);
  });

  test('calls an old form legacy, in its id and in its title', () => {
    expect(failing(({ id, title }) => /(?:^|-)legacy(?:-|$)/.test(id) === title.endsWith(' (legacy)'))).toEqual([]);
    expect(failing(({ title }) => !/earlier|older|newer|retired|deprecated|\bform\b/.test(title))).toEqual([]);
  });

  test('uses one word for one thing in titles', () => {
    expect(
      failing(({ title }) => !/address|pass phrase|key store|\btold\b|\bapi\b|\bApi\b|API-key|\burl\b/.test(title)),
    ).toEqual([]);
    expect(
      failing(({ id, title }) => !/-pat(?:-|$)/.test(id) || /\b(?:personal|programmatic)\b.* access token/.test(title)),
    ).toEqual([]);
    expect(failing(({ id, title }) => !id.endsWith('-webhook') || /\b(?:URL|key)\b/.test(title))).toEqual([]);
  });

  test('says what to do about a finding, if it can stop a commit', () => {
    expect(failing((rule) => !blocks(rule) || (rule.rotate?.how.length ?? 0) > 10)).toEqual([]);
    expect(failing(({ rotate }) => rotate === undefined || /^[A-Z].*[^.]$/.test(rotate.how))).toEqual([]);
  });

  test('says which smaller credential would serve as a noun, where a value can do much', () => {
    expect(failing(({ lesser = 'A key' }) => /^[A-Z].*[^.]$/.test(lesser) && lesser.length < 120)).toEqual([]);
    expect(failing(({ lesser, privilege }) => lesser === undefined || !/scoped|publishable/.test(privilege))).toEqual(
      [],
    );
  });

  test('names what its form rests on: a page and the day it was read, or keys that were seen', () => {
    const documented = rules.filter(({ source }) => source !== 'observed');
    expect(documented.length).toBeGreaterThan(rules.length * 0.45);
    const isPage = ({ source }: Rule): boolean =>
      typeof source === 'object' && URL.canParse(source.url) && source.url.startsWith('https://');
    expect(documented.filter((rule) => !isPage(rule)).map(name)).toEqual([]);
    expect(
      documented.filter(
        ({ source }) => typeof source !== 'object' || Number.isNaN(Date.parse(`${source.checked}T00:00:00Z`)),
      ),
    ).toEqual([]);
  });

  test('points to a page of a host, not to the host alone', () => {
    const pages = rules.flatMap(({ id, rotate }) =>
      rotate?.url === undefined ? [] : ([[id, new URL(rotate.url)]] as const),
    );
    expect(pages.filter(([, { pathname, hash }]) => pathname === '/' && hash === '')).toEqual([]);
  });

  test('points to https addresses', () => {
    expect(
      failing(
        ({ rotate }) => rotate?.url === undefined || (URL.canParse(rotate.url) && rotate.url.startsWith('https://')),
      ),
    ).toEqual([]);
  });

  test('verifies a key by a request whose address names all that it needs', () => {
    const requests = rules.flatMap(({ verify }) => (verify === undefined ? [] : [verify]));
    expect(requests.length).toBeGreaterThan(180);
    expect(requests.filter(({ url }) => !/^(?:https:\/\/[^\s]+|\{[A-Za-z_]+\}\S*)$/.test(url))).toEqual([]);
    expect(requests.filter(({ live, dead }) => live === dead || !/status \d{3}|JSON|"|code/.test(live + dead))).toEqual(
      [],
    );
    const asked = requests.filter(({ auth, url }) => auth === 'none' && !url.includes('{value}'));
    expect(asked).toEqual([]);
  });

  test('knows published samples by their hash only', () => {
    expect(failing(({ dummies = [] }) => dummies.every((dummy) => /^[\da-f]{16}$/.test(dummy)))).toEqual([]);
  });

  test('names a variable as shells do', () => {
    expect(failing(({ env = 'X' }) => /^[A-Z][A-Z\d_]*$/.test(env))).toEqual([]);
  });

  test('asks for an entropy that values can have', () => {
    expect(failing(({ entropy = 1 }) => entropy > 0 && entropy < 5)).toEqual([]);
  });

  test('is found by a text of three characters or more, or by names', () => {
    const short = rules.filter((rule) => {
      const shape = searched(rule);
      return shape !== undefined && !anchorsOf(shape).some(({ text }) => text.length > 2);
    });
    expect(short.map(name)).toEqual([]);
    expect(
      failing(
        (rule) =>
          !('context' in rule) ||
          rule.context.every((word) => /^[a-z\d]{3,}(?:_[a-z\d]+)*$|^[a-z\d]{2,}(?:_[a-z\d]+)+$/.test(word)),
      ),
    ).toEqual([]);
  });

  test('bounds its length', () => {
    expect(failing((rule) => shapesOf(rule).every((shape) => lengthOf(shape).max <= LONGEST))).toEqual([]);
    expect(failing((rule) => !('within' in rule) || rule.within <= LONGEST)).toEqual([]);
  });

  test('is at most a guess where the value may be public', () => {
    expect(
      failing((rule) => !(rule.clientSafe === true || rule.privilege === 'publishable') || rule.confidence === 'low'),
    ).toEqual([]);
  });
});

test('no scheme belongs to two rules, and one rule takes the rest', () => {
  const schemes = rules.flatMap((rule) => (rule.kind === 'uri' ? rule.schemes : []));
  expect(new Set(schemes).size).toBe(schemes.length);
  expect(rules.filter((rule) => rule.kind === 'uri' && rule.schemes.length === 0)).toHaveLength(1);
});

test.each(readdirSync(FOLDER))('no rule finds anything in rules/%s', (file) => {
  const document = { path: `rules/${file}`, bytes: readFileSync(join(FOLDER, file)), added: 'all' } as const;
  const { findings } = scanDocument(engine, document, () => true);
  expect(findings.filter(({ confidence }) => confidence !== 'low').map((f) => `${f.rule.id}:${f.line}`)).toEqual([]);
});
