import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { exposureOf } from '../../src/core/exposure.js';
import { fileKindOf, type FileKind } from '../../src/core/file-kind.js';
import { pathClass } from '../../src/core/path-class.js';
import type { CustomRule } from '../../src/core/custom-rule.js';
import { Source } from '../../src/core/source.js';
import { isTranslation } from '../../src/core/translation.js';

const folder = fc.constantFrom(
  'src',
  'lib',
  'test',
  'docs',
  'public',
  'assets',
  'res',
  'values',
  'secrets',
  'credentials',
  'locales',
);
const file = fc.constantFrom(
  'a.js',
  'b.py',
  'a.lock',
  'yarn.lock',
  'a.min.js',
  'strings.xml',
  'key.pem',
  '.env',
  'ATest.java',
  'login_de.properties',
);
const path = fc.tuple(fc.array(folder, { maxLength: 4 }), file).map(([folders, name]) => [...folders, name].join('/'));

function exposure(of: string): string | undefined {
  return exposureOf(new Source({ path: of, bytes: Buffer.from('x = "y"'), added: 'all' }), 5);
}

function kindOf(of: string): FileKind {
  const { bare, prose, madeUp, examples, recorded, delimited, tables, quoteLike, generated } = fileKindOf(of);
  return { bare, prose, madeUp, examples, recorded, delimited, tables, quoteLike, generated };
}

describe('paths of one class', () => {
  test('tell apart every folder that a rule goes by', () => {
    const engine = new Engine(builtIn);
    const classOf = (at: string): string => pathClass(at, [], engine.fileRulesOf(at));
    const names = builtIn
      .flatMap((rule) => (rule.kind === 'file' ? rule.files : []))
      .filter((name) => name.includes('/'));
    expect(names.some((name) => name.split('/').length > 2)).toBe(true);
    for (const name of names) {
      const at = name.replace('*', 'a');
      expect(classOf(at)).not.toBe(classOf(at.replace(/^[^/]*/, 'other')));
    }
  });

  test('say the same of their content', () => {
    let alike = 0;
    fc.assert(
      fc.property(path, path, (one, other) => {
        if (one === other || pathClass(one, []) !== pathClass(other, [])) return;
        alike++;
        expect(kindOf(one)).toEqual(kindOf(other));
        expect(exposure(one)).toBe(exposure(other));
        expect(isTranslation(one)).toBe(isTranslation(other));
      }),
      { numRuns: 80_000, seed: 1 },
    );
    expect(alike).toBeGreaterThan(100);
  });

  test.each([
    ['a.lock', 'b.py'],
    ['a.snap', 'a.py'],
    ['src/a/x.js', 'test/a/x.js'],
    ['src/img/x.js', 'public/img/x.js'],
    ['app/secrets/token', 'app/notes/token'],
    ['yarn.lock', 'other.lock'],
    ['locales/a/b/x.json', 'layouts/a/b/x.json'],
  ])('%s and %s are none', (one, other) => {
    expect(pathClass(one, [])).not.toBe(pathClass(other, []));
  });

  test('a file that moves with its folder stays in its class, unless a custom rule holds at one of both', () => {
    const [one, other] = ['old/lib/a.js', 'new/lib/a.js'];
    expect(pathClass(one, [])).toBe(pathClass(other, []));
    const rule = {
      kind: 'pattern',
      inFile: (at: string) => at.startsWith('new/'),
      declaredIn: 'x',
    } as Partial<CustomRule>;
    expect(pathClass(one, [rule as CustomRule])).not.toBe(pathClass(other, [rule as CustomRule]));
  });
});
