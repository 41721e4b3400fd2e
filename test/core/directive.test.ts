import { describe, expect, test } from '@jest/globals';
import { drawSample } from '../../src/core/rule-sample.js';
import type { ByteRange } from '../../src/core/document.js';
import type { Scan } from '../../src/core/scan.js';
import { seeded } from '../../src/core/shape-sample.js';
import { documentOf, scan } from '../rules/samples.js';
import { specimens } from '../rules/specimens.js';

const sealed = specimens.find((rule) => rule.id === 'spec-sealed')!;
const range = specimens.find((rule) => rule.id === 'spec-range')!;
const draw = (rule: typeof sealed, seed: number): string => {
  const { text, value } = drawSample(rule, seeded(seed))!;
  return text.slice(value.start, value.end);
};
const secret = draw(sealed, 1);
const other = draw(range, 2);
const WORD = 'check-staged-ignore';
const said = `${WORD} spec-sealed -- made for a test`;

function run(text: string, added: 'all' | readonly ByteRange[] = 'all'): Scan {
  return scan([sealed, range], documentOf(text, 'a.txt', added));
}

const counts = (text: string): [found: number, setAside: number, broken: number] => {
  const { findings, setAside, broken } = run(text);
  return [findings.length, setAside.length, broken.length];
};

describe('a directive sets a finding aside', () => {
  test.each([
    ['//', ''],
    ['// ', ''],
    ['# ', ''],
    ['## ', ''],
    ['/* ', ' */'],
    ['/** ', ' */'],
    ['<!-- ', ' -->'],
    ['-- ', ''],
    ['; ', ''],
    ['% ', ''],
    ['{{! ', ' }}'],
    ['{{!-- ', ' --}}'],
    ['{# ', ' #}'],
    ['<%# ', ' %>'],
    ['(* ', ' *)'],
    ['REM ', ''],
    ['rem ', ''],
    [' * ', ''],
    ['{/* ', ' */}'],
  ])('in a comment of %s', (open, close) => {
    const above = run(`${open}${said}${close}\nkey = ${secret}\n`);
    expect(above.setAside.map(({ reason }) => reason)).toEqual([{ kind: 'directive', text: 'made for a test' }]);
    expect([above.findings, above.broken]).toEqual([[], []]);
    if (open.trim() !== '*') expect(counts(`key = "${secret}" ${open}${said}${close}\n`)).toEqual([0, 1, 0]);
  });

  test('on its line, the line above, not below and not two lines up', () => {
    expect(counts(`${secret} # ${said}`)).toEqual([0, 1, 0]);
    expect(counts(`# ${said}\r\n${secret}\r\n`)).toEqual([0, 1, 0]);
    expect(counts(`${secret}\n# ${said}\n`)).toEqual([1, 0, 0]);
    expect(counts(`# ${said}\n\n${secret}\n`)).toEqual([1, 0, 0]);
  });

  test('behind code, on that line alone', () => {
    expect(counts(`a = ${secret} # ${said}\nb = ${secret}\n`)).toEqual([1, 1, 0]);
    expect(counts(`/* ${said} */ a = ${secret}\nb = ${secret}\n`)).toEqual([1, 1, 0]);
  });

  test('in a block, that others may stand in', () => {
    const start = `# ${WORD}-start spec-sealed -- all of these\n`;
    const end = `# ${WORD}-end\n`;
    expect(counts(`${start}\n${secret}\n\n\n${secret}\n${end}${secret}\n`)).toEqual([1, 2, 0]);
    const inner = `# ${WORD}-start spec-range -- these too\n`;
    expect(counts(`${start}${inner}${other}\n${secret}\n${end}${other}\n${secret}\n${end}${secret}\n`)).toEqual([
      2, 3, 0,
    ]);
  });

  test('for several rules, and for none but those it names', () => {
    for (const comma of [', ', ' ', ','])
      expect(counts(`# ${WORD} spec-range${comma}spec-sealed -- both\n${secret} ${other}\n`)).toEqual([0, 2, 0]);
    expect(counts(`# ${WORD} spec-range -- just that\n${secret}\n`)).toEqual([1, 0, 0]);
  });

  test('far behind on a long line', () => {
    expect(counts(`${'x '.repeat(5000)} ${secret} // ${said}\n`)).toEqual([0, 1, 0]);
  });

  test('with a reason that ends where the comment does', () => {
    const { setAside } = run(`/* ${said} */ const key = "${secret}";`);
    expect(setAside.map(({ reason }) => reason.text)).toEqual(['made for a test']);
    const dashed = run(`<!-- ${WORD} spec-sealed -- made -- for a test -->\n${secret}`);
    expect(dashed.setAside[0]!.reason.text).toBe('made -- for a test');
  });
});

describe('a directive without effect is told', () => {
  test.each([
    [`# ${WORD} spec-sealed`, 'gives no reason'],
    [`# ${WORD} spec-sealed --`, 'gives no reason'],
    [`<!-- ${WORD} spec-sealed -->`, 'gives no reason'],
    [`# ${WORD}`, 'names no rule'],
    [`# ${WORD} -- why`, 'names no rule'],
    [`# ${WORD} spec-saeled -- why`, 'names the rule "spec-saeled", which does not exist'],
    [`# ${WORD}-start spec-sealed -- why`, 'never closed'],
    [`# ${WORD}-end`, 'closes no block'],
  ])('%s', (text, message) => {
    const { broken, findings } = run(`${secret}\n${text}\n\n${secret}\n`);
    expect(broken.map((b) => [b.line, b.message.includes(message)])).toEqual([[2, true]]);
    expect(findings.length).toBe(2);
  });

  test('only on lines that are added', () => {
    const text = `# ${WORD}\n# ${WORD}\n`;
    const { broken } = run(text, [{ start: text.indexOf('\n') + 1, end: text.length }]);
    expect(broken.map(({ line }) => line)).toEqual([2]);
  });

  test('once for a block that is opened wrongly, though its end follows', () => {
    expect(run(`# ${WORD}-start spec-sealed\n${secret}\n# ${WORD}-end\n`).broken.map(({ line }) => line)).toEqual([1]);
  });
});

describe('the word is text', () => {
  test.each([
    [`"${said}"`],
    [`const text = "# ${said}";`],
    [`'// ${said}'`],
    [`say ${said}`],
    [`# ${said.replace('ignore', 'ignored')}`],
    [`# Check-Staged-Ignore spec-sealed -- why`],
  ])('%s', (text) => {
    expect(counts(`${text}\n${secret}\n`)).toEqual([1, 0, 0]);
  });

  test('but an apostrophe ahead of a comment quotes nothing', () => {
    expect(counts(`it's ${secret} # ${said}, isn't it\n`)).toEqual([0, 1, 0]);
  });
});

test('no message and no reason holds a secret that stands in the comment', () => {
  const wrong = run(`# ${WORD} ${secret} -- why\n`);
  const inReason = run(`# ${said} ${secret}\n`);
  expect(wrong.broken.length + inReason.setAside.length).toBe(2);
  expect(JSON.stringify([wrong, inReason])).not.toContain(secret);
});
