import { expect, test } from '@jest/globals';
import { sampleRule } from '../../src/core/rule-sample.js';
import type { JsonReport } from '../../src/report/json.js';
import { rules } from '../../rules/index.js';
import { sharedShapes } from '../rules/shared-shapes.js';
import { Scratch } from '../scratch.js';

test('the built program, with the keyword table that the build made, finds a sample of every rule', () => {
  const repo = new Scratch();
  const paths = new Map<string, string>();
  for (const [number, rule] of rules.entries()) {
    // Another rule may know a sample better, by what it is assigned to; not several.
    const folder = `rule-${number}`;
    for (const seed of [1, 2, 3]) {
      const { path, text } = sampleRule(rule, seed);
      repo.write(`${folder}/${seed}/${path}`, text);
    }
    paths.set(folder, rule.id);
  }
  repo.git('add', '-f', '.');
  const { findings } = JSON.parse(repo.tool(['--format', 'json', '--block-on', 'low']).stdout) as JsonReport;
  const found = new Set(findings.map(({ path, ruleId }) => `${path.split('/')[0]} ${ruleId}`));
  const reported = (folder: string, id: string): boolean =>
    [id, ...sharedShapes.filter(([rule]) => rule === id).map(([, by]) => by)].some((by) =>
      found.has(`${folder} ${by}`),
    );
  const missed = [...paths].filter(([folder, id]) => !reported(folder, id));
  expect(missed).toEqual([]);
  repo.remove();
});
