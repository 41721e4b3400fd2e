import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import { DIRECTIVE } from '../../src/core/directive.js';
import { Engine } from '../../src/core/engine.js';
import type { Rule } from '../../src/core/rule.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { Source } from '../../src/core/source.js';
import { documentOf, scan } from './samples.js';
import { specimens } from './specimens.js';
import { filled, HALF, worstTexts } from './worst-texts.js';

const rules = [...builtIn, ...specimens];
/** Under so many milliseconds for a megabyte nothing is worth a second look. */
const QUICK = 60;
const HANGING = 20_000;
const slow: [string, number][] = [];

afterAll(() => {
  if (process.env['PROOF_SPEEDS'] === undefined) return;
  const worst = slow.toSorted((a, b) => b[1] - a[1]).slice(0, 40);
  console.log(worst.map(([name, ms]) => `${(1000 / ms).toFixed(1)} MB/s  ${name}`).join('\n'));
});

function timed(engine: Engine, bytes: Buffer, path: string): number {
  const begun = process.hrtime.bigint();
  scan(engine, documentOf(bytes, path));
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Scans a megabyte; where that is slow, compares the best of some runs with half of it. */
function expectLinear(name: string, engine: Engine, path: string, make: (size: number) => Buffer): void {
  const whole = make(2 * HALF);
  let full = timed(engine, whole, path);
  expect(full).toBeLessThan(HANGING);
  if (full < QUICK) return;
  const half = make(HALF);
  let small = Infinity;
  for (let run = 0; run < 4; run++) {
    small = Math.min(small, timed(engine, half, path));
    if (run < 3) full = Math.min(full, timed(engine, whole, path));
    if (run > 0 && (full < QUICK || full / small < 2.5)) break;
  }
  slow.push([name, full]);
  if (full >= QUICK) expect([name, full / small < 3 ? 'linear' : `${small} ms, ${full} ms`]).toEqual([name, 'linear']);
}

/** @returns how many bytes a scan has decoded: its work, whatever the machine */
function decodedBytes(engine: Engine, bytes: Buffer, path: string): number {
  let sum = 0;
  const text = jest.spyOn(Source.prototype, 'text').mockImplementation(function (
    this: Source,
    start: number,
    end: number,
  ) {
    sum += Math.max(0, Math.min(end, this.bytes.length) - start);
    return this.bytes.toString('latin1', Math.max(start, 0), Math.min(end, this.bytes.length));
  });
  scan(engine, documentOf(bytes, path));
  text.mockRestore();
  return sum;
}

describe.each(rules.map((rule): [string, Rule] => [`${rule.kind} ${rule.id}`, rule]))('%s', (id, rule) => {
  const engine = new Engine([rule]);

  test('takes time that grows with the text alone', () => {
    for (const { name, unit, path } of worstTexts(rule))
      expectLinear(`${id}: ${name}`, engine, path, (size) => filled(unit, size));
  });

  test('decodes bytes in proportion to the text', () => {
    for (const { name, unit, path } of worstTexts(rule)) {
      const half = decodedBytes(engine, filled(unit, 32 * 1024), path);
      const full = decodedBytes(engine, filled(unit, 64 * 1024), path);
      expect([name, full <= half * 2.2 + 128 * 1024]).toEqual([name, true]);
    }
  });
});

describe('all rules together', () => {
  const engine = new Engine(rules);
  const id = 'spec-sealed';
  const values = (count: number, between: string): string =>
    Array.from({ length: count }, (_, i) => {
      const { text, value } = sampleRule(
        rules.find((rule) => rule.id === id)!,
        i % 500,
      );
      return text.slice(value.start, value.end);
    }).join(between);
  const findings = { line: values(13_000, ' '), lines: values(13_000, '\n') };

  test.each(['line', 'lines'] as const)('half a megabyte of real findings on one %s', (kind) => {
    const { findings: found } = scan(engine, documentOf(findings[kind]));
    expect(found.length).toBe(13_000);
    expect(new Set(found.map((f) => f.line)).size).toBe(kind === 'line' ? 1 : 13_000);
    expectLinear(`findings on one ${kind}`, engine, 'a.txt', (size) =>
      filled(`${findings[kind]}${kind === 'line' ? ' ' : '\n'}`, size),
    );
  });

  test.each([
    ['directives', `# ${DIRECTIVE} ${id} -- r\n`],
    ['directives on one line', `# ${DIRECTIVE} ${id} -- r `],
    ['directives in quotes', `"# ${DIRECTIVE} ${id}" `],
    ['broken directives', `# ${DIRECTIVE}\n`],
    ['open blocks', `# ${DIRECTIVE}-start ${id} -- r\n`],
    ['blocks', `# ${DIRECTIVE}-start ${id} -- r\n# ${DIRECTIVE}-end\n`],
    ['directives and findings', `# ${DIRECTIVE} ${id} -- r\n${values(1, '')}\n`],
    ['blocks open over findings', `# ${DIRECTIVE}-start ${id} -- r\n${values(1, '')}\n`],
    ['lines', '\n'],
    ['zeros', '\0'],
    ['quotes', '"\'`'],
    ['equals', 'token=password=secret=key='],
    ['links', 'https://a:b@c '],
  ])('a megabyte of %s', (name, unit) => expectLinear(name, engine, '.env', (size) => filled(unit, size)));

  test('a megabyte of UTF-16 in which every other line is new', () => {
    const make = (size: number): Buffer => Buffer.from(`\uFEFF${'key = 1\n'.repeat(size / 16)}`, 'utf16le');
    const lines = (bytes: Buffer): { start: number; end: number }[] =>
      Array.from({ length: bytes.length / 32 }, (_, i) => ({ start: i * 32 + 3, end: i * 32 + 19 }));
    const bytes = make(2 * HALF);
    const begun = process.hrtime.bigint();
    scan(engine, documentOf(bytes, 'a.txt', lines(bytes)));
    expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(HANGING);
  });
});
