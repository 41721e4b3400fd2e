import { describe, expect, test } from '@jest/globals';
import { HistoryFold } from '../../../src/commands/audit/history-fold.js';
import type { Confidence } from '../../../src/core/evidence/evidence.js';
import type { Finding } from '../../../src/core/finding.js';
import type { Scan } from '../../../src/core/scan.js';
import { Secret } from '../../../src/core/secret.js';
import { githubToken } from '../../secrets.js';

const NOTHING: Scan = { findings: [], setAside: [], dismissed: [], broken: [] };

function finding(confidence: Confidence, path = 'a', line = 1, rule = 'r'): Finding {
  return { rule: { id: rule }, path, line, confidence, secret: new Secret(githubToken()) } as unknown as Finding;
}

const at = (authored: number, inHead = false): { origin: { commit: string; authored: number }; inHead: boolean } => ({
  origin: { commit: `c${authored}`, authored },
  inHead,
});

describe('successive versions', () => {
  test('the oldest of the surest is told, with its place', () => {
    const fold = new HistoryFold();
    for (const [i, confidence] of (['low', 'high', 'high', 'medium'] as const).entries())
      fold.add({ ...NOTHING, findings: [finding(confidence, 'a', i + 1)] }, at(i));
    expect(fold.scan().findings).toMatchObject([
      { confidence: 'high', line: 2, history: { commit: 'c1', authorDate: '1970-01-01T00:00:01Z', inHead: false } },
    ]);
  });

  test('other paths and rules are told apart; HEAD is the same for a value wherever it is', () => {
    const fold = new HistoryFold();
    fold.add({ ...NOTHING, findings: [finding('high'), finding('high', 'b'), finding('high', 'a', 1, 's')] }, at(0));
    fold.add({ ...NOTHING, findings: [finding('high', 'c')] }, at(1, true));
    expect([...fold.pathsGone()]).toEqual(['a']);
    const told = fold.scan().findings.map(({ path, rule, history }) => `${path} ${rule.id} ${history?.inHead}`);
    expect(told).toEqual(['a r true', 'b r true', 'a s false', 'c r true']);
  });

  test('an excuse of HEAD does not count where HEAD has the same once more without one', () => {
    const setAside = [{ finding: finding('high'), reason: { kind: 'directive', text: 'old' } as const }];
    const fold = new HistoryFold();
    fold.add({ ...NOTHING, findings: [finding('high')] }, at(0));
    fold.noteHead({ findings: [], setAside });
    expect(fold.scan()).toMatchObject({ findings: [], setAside: [{ reason: { text: 'old' } }] });
    fold.noteHead({ findings: [finding('high', 'a', 9)], setAside: [] });
    expect(fold.scan()).toMatchObject({ findings: [{ line: 1 }], setAside: [] });
  });

  test('what is dismissed is told once for a reason, and a date that is none is left out', () => {
    const fold = new HistoryFold();
    const dismissed = [{ ruleId: 'r', path: 'a', line: 1, reason: 'why' }];
    for (const line of [1, 2]) fold.add({ ...NOTHING, dismissed: [{ ...dismissed[0]!, line }] }, at(line));
    fold.add({ ...NOTHING, findings: [finding('high')] }, at(9e15));
    expect(fold.scan().dismissed).toEqual(dismissed);
    expect(fold.scan().findings[0]!.history).toEqual({ commit: 'c9000000000000000', inHead: false });
  });
});
