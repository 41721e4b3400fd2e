import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import type { CustomRule } from '../../src/core/custom-rule.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { scanDocument, type Scan } from '../../src/core/scan.js';
import { acme, acmeKey, FILE, ready } from '../custom-rule.js';
import { encoded } from '../../src/core/proof/surroundings.js';
import { documentOf, RUNS, SEED } from '../rules/samples.js';
import { specimens } from '../rules/specimens.js';
import { githubToken } from '../secrets.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 5 });

type Text = string | Uint8Array;

async function engineOf(...declared: readonly object[]): Promise<Engine> {
  return new Engine([], { custom: await ready(...declared) });
}

const scan = (engine: Engine, text: Text, path = 'src/app.js'): Scan =>
  scanDocument(engine, documentOf(text, path), () => true);
const values = (engine: Engine, text: Text, path = 'src/app.js'): string[] =>
  scan(engine, text, path).findings.map(({ secret }) => secret.reveal());
const ids = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule.id);

describe('a pattern', () => {
  test('is looked for on lines that hold a keyword, in either case, and nowhere else', async () => {
    const engine = await engineOf({ ...acme, pattern: '[a-z0-9]{24}', keywords: ['acme'] });
    const body = acmeKey().slice(5);
    expect(values(engine, `a ${body}\nACME: ${body}\r\n${body}\n${body} acme`)).toEqual([body, body]);
  });

  test('names the secret by a group, or all of the match where the group took no part', async () => {
    const engine = await engineOf({ ...acme, pattern: 'acme=([a-z]+)|acme:[a-z]+', keywords: ['acme'], secret: 1 });
    expect(values(engine, 'acme=qwrtz acme:plmnk')).toEqual(['qwrtz', 'acme:plmnk']);
  });

  test('is found at its place, whatever encoding the file has', async () => {
    const engine = await engineOf({ ...acme, pattern: String.raw`ключ=(\S{3}ö)\s`, keywords: ['acme'], secret: 1 });
    for (const encoding of ['utf8', 'utf16le', 'utf16be'] as const) {
      const { findings } = scan(engine, encoded('\uFEFFé\nacme 😀 ключ=qxyö end', encoding));
      expect(findings).toMatchObject([{ line: 2, column: 13, endLine: 2, endColumn: 17 }]);
    }
  });

  test('sees bytes that are no UTF-8 as single characters', async () => {
    const engine = await engineOf({ ...acme, pattern: 'acme.([a-z]{4})', secret: 1, keywords: ['acme'] });
    expect(values(engine, Buffer.from('\xff\xe9acme\xffabyz\xff', 'latin1'))).toEqual(['abyz']);
  });

  test('sees the beginning and the end of a line as such, also before CRLF', async () => {
    const engine = await engineOf({ ...acme, pattern: '^acme=[a-z]+$', keywords: ['acme'] });
    expect(values(engine, 'b\nacme=okey\r\nacme=okey b\nb acme=okey')).toEqual(['acme=okey']);
    const anchored = await engineOf({ ...acme, pattern: '^acme=', keywords: ['acme'] });
    expect(values(anchored, `${'x'.repeat(1024)}acme=`)).toEqual([]);
  });

  test('is found once wherever it stands on a long line', async () => {
    const engine = await engineOf(acme);
    const edge = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(fc.nat(4), edge, fc.nat(3000), fc.constantFrom(' ', 'acme_ ', '"é" '), (piece, off, rest, unit) => {
        const at = Math.max(1, piece * 1024 + off);
        const before = unit.repeat(at).slice(0, at - 1);
        const text = `first\n${before} ${acmeKey(piece)} ${unit.repeat(rest).slice(0, rest)}\nlast`;
        expect(values(engine, text)).toEqual([acmeKey(piece)]);
      }),
    );
  });

  test('that fits nothing in some places is looked for behind them', async () => {
    const engine = await engineOf({
      ...acme,
      pattern: String.raw`\b(?:acme=([a-z]{4}))?`,
      keywords: ['acme'],
      secret: 1,
    });
    expect(values(engine, 'b acme=qwrt, b acme=plmn b')).toEqual(['qwrt', 'plmn']);
  });

  test('holds only in the files that the rule names', async () => {
    const engine = await engineOf({ ...acme, files: ['*.yml', '!/test/'] });
    expect(values(engine, acmeKey(), 'deploy/app.yml')).toEqual([acmeKey()]);
    expect(values(engine, acmeKey(), 'deploy/app.js')).toEqual([]);
  });
});

describe('a finding of a custom rule', () => {
  test('carries the facts of the rule; placeholders and regular values are none', async () => {
    const rotate = { how: 'Revoke it', url: 'https://acme.example/keys' };
    const facts = { confidence: 'high', privilege: 'admin', env: 'ACME_KEY', entropy: 3, rotate };
    const engine = await engineOf({ ...acme, ...facts });
    const { findings, dismissed } = scan(engine, `${acmeKey()}\nacme_${'ab'.repeat(12)}\nacme_${'x'.repeat(24)}`);
    expect(findings).toMatchObject([
      { confidence: 'high', privilege: 'admin', variable: 'ACME_KEY', rule: { rotate } },
    ]);
    expect(dismissed.length).toBe(2);
  });

  test('is set aside by a comment that names it', async () => {
    const { findings, setAside } = scan(
      await engineOf(acme),
      `// check-staged-ignore acme-key -- ours\n"${acmeKey()}"`,
    );
    expect([findings, setAside.length]).toEqual([[], 1]);
  });

  test('never holds its value', async () => {
    const { findings } = scan(await engineOf(acme), `key = "${acmeKey()}"`);
    expect(findings.length).toBe(1);
    expect(JSON.stringify(findings)).not.toContain(acmeKey().slice(5));
  });
});

describe('beside the built-in rules', () => {
  const together = (custom: readonly CustomRule[], disabled: readonly string[] = []): Engine =>
    new Engine(builtIn, { custom, disabled: new Set(disabled) });
  const wide = { ...acme, id: 'wide', pattern: '.+', keywords: ['token', 'password'] };

  test('a custom rule knows more than the generic one', async () => {
    const engine = together(await ready(acme));
    for (const text of [`const apiToken = "${acmeKey()}";`, `Authorization: Bearer ${acmeKey()}`]) {
      expect(ids(scan(engine, text).findings)).toEqual(['acme-key']);
      expect(scan(new Engine(builtIn), text).findings.length).toBe(1);
    }
  });

  test.each(['low', 'medium', 'high', 'certain'])(
    'one of confidence %s hides no finding that is surer or more specific',
    async (confidence) => {
      const text = `password = "${acmeKey().slice(5)}"\ntoken = "${githubToken()}"\n`;
      const plain = scan(new Engine(builtIn), text).findings;
      const { findings } = scan(together(await ready({ ...wide, confidence })), text);
      expect(plain.map(({ line }) => line)).toEqual([1, 2]);
      expect(findings[1]).toMatchObject({ rule: { id: 'github-pat-classic' }, confidence: 'certain' });
      expect(findings[0]!.confidence).toBe(confidence === 'low' ? 'medium' : confidence);
    },
  );

  test('what a custom rule calls certain is no proof', async () => {
    const token = specimens.find(({ id }) => id === 'spec-range')!;
    const custom = await ready({ ...wide, keywords: ['zrg'], confidence: 'certain' });
    const { text } = sampleRule(token, 1);
    expect(scan(new Engine([token], { custom }), text).findings).toMatchObject([
      { rule: { id: 'spec-range' }, confidence: 'high' },
    ]);
  });

  test('a value that a custom rule dismisses is still another rule’s', async () => {
    const engine = together(await ready({ ...acme, pattern: '[a-z0-9]{24}', keywords: ['password'], entropy: 8 }));
    const text = `password = "${acmeKey().slice(5)}"`;
    expect(ids(scan(engine, text).findings)).toEqual(ids(scan(new Engine(builtIn), text).findings));
    expect(scan(engine, text).findings.length).toBe(1);
  });

  test('a disabled one is as if it were not there', async () => {
    const custom = await ready(acme);
    const text = `const apiToken = "${acmeKey()}";`;
    const engine = together(custom, ['acme-key', 'jwt']);
    expect(scan(engine, text)).toEqual(scan(new Engine(builtIn), text));
    expect([engine.size, together(custom).size]).toEqual([builtIn.length - 1, builtIn.length + 1]);
  });
});

describe('an example in the configuration that declares the rule', () => {
  const quoted = `key "${acmeKey(5)}"`;

  test('is set aside there, in the words of JSON too, and told anywhere else', async () => {
    const engine = await engineOf({ ...acme, pattern: 'acme_[^ ]{24}"?', examples: { match: [quoted] } });
    const text = JSON.stringify({ match: [quoted] });
    const { findings, setAside } = scan(engine, text, FILE);
    expect(findings).toEqual([]);
    expect(setAside).toMatchObject([{ reason: { kind: 'config' }, finding: { rule: { id: 'acme-key' } } }]);
    expect(scan(engine, text, `sub/${FILE}`).findings.length).toBe(1);
  });

  test('excuses no other value of the rule, no value of another rule, and hides nothing', async () => {
    const match = [`password = "${acmeKey(5)}"`, `acme ${githubToken()}`];
    const custom = await ready(
      { ...acme, pattern: String.raw`acme_\w{24}|ghp_\w+`, keywords: ['acme'], examples: { match } },
      { ...acme, id: 'acme-other', keywords: ['acme'], confidence: 'low' },
    );
    const text = `${match.join('\n')}\n${acmeKey(6)}\n`;
    const { findings, setAside } = scan(new Engine(builtIn, { custom }), text, FILE);
    expect(setAside.length).toBe(2);
    expect(findings.map(({ line, rule }) => `${line} ${rule.id}`)).toEqual([
      expect.stringMatching(/^1 generic/),
      '2 github-pat-classic',
      '3 acme-key',
    ]);
  });
});

describe('hostile text', () => {
  const MEGABYTE = 1 << 20;
  const units = ['a', 'acme', 'acme\n', 'acme_', 'acme ', `${'acme'.repeat(600)}\n`, `${' '.repeat(1020)}acme`];

  test.each(units.map((unit): [string, string] => [`${unit.length}: ${unit.slice(0, 8)}`, unit]))(
    'no byte is searched more than twice, but for one beside each piece: %j',
    async (_, unit) => {
      const [rule] = await ready({ ...acme, keywords: ['acme', 'cme', 'acmea'] });
      let bytes = 0;
      const over: CustomRule['pattern']['over'] = (piece) => {
        bytes += piece.length;
        return rule!.pattern.over(piece);
      };
      const engine = new Engine([], { custom: [{ ...rule!, pattern: { source: '', over } }] });
      expect(scan(engine, Buffer.alloc(MEGABYTE / 4, unit)).findings).toEqual([]);
      expect(bytes).toBeLessThan((MEGABYTE / 4) * 2.01);
    },
  );

  test.each(['(a+)+$', '(a|a)*b', '(acme)+(a?){50}a{50}', '(?:a*)*acmeb', '(acme|a.*b)+c'])(
    'a megabyte is searched for %s',
    async (pattern) => {
      const engine = await engineOf({ ...acme, pattern, keywords: ['acme', 'aaa'] });
      const begun = performance.now();
      for (const unit of ['a', 'acme']) scan(engine, Buffer.alloc(MEGABYTE, unit));
      // A guard against scans that never end, far from what any of them takes.
      expect(performance.now() - begun).toBeLessThan(45_000);
    },
  );
});
