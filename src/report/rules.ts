import { usualConfidence } from '../core/judgement.js';
import { lesserOf } from '../core/lesser.js';
import { byCodeUnits } from '../core/order.js';
import type { AnyRule } from '../core/rule.js';
import { printJson } from './escape.js';
import { counted, labelled, verbatim } from './layout.js';
import { ruleFacts } from './rule-facts.js';

const WIDTH = 100;

/** @returns the rules of each provider; providers and ids in alphabetical order, whatever their case */
export function byProvider<R extends AnyRule>(rules: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const rule of rules.toSorted(inOrder)) {
    const group = groups.get(rule.provider);
    if (group === undefined) groups.set(rule.provider, [rule]);
    else group.push(rule);
  }
  return groups;
}

function inOrder(a: AnyRule, b: AnyRule): number {
  return (
    byCodeUnits(a.provider.toLowerCase(), b.provider.toLowerCase()) ||
    byCodeUnits(a.provider, b.provider) ||
    byCodeUnits(a.id, b.id)
  );
}

/** @returns the rules below their providers, one a line: id and title */
export function listRules(rules: readonly AnyRule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const providers = byProvider(rules);
  const groups = [...providers].map(([provider, its]) => {
    const lines = its.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}\n`);
    return `${provider}\n${lines.join('')}`;
  });
  const total = `${counted(rules.length, 'rule')} of ${counted(providers.size, 'provider')}`;
  return `${groups.join('\n')}\n${total}; \`check-staged rules ID\` explains one\n`;
}

/** @returns all that is known of a rule */
export function explainRule(rule: AnyRule): string {
  const told = ruleFacts(rule).map(([label, text]) => labelled(label, text, WIDTH));
  const aside = [
    verbatim('set aside', `a comment on the line above: check-staged-ignore ${rule.id} -- why`),
    verbatim('turn off', `"disabledRules": ["${rule.id}"] in check-staged.config.json`),
  ];
  return `${rule.id}\n  ${rule.provider}: ${rule.title}\n${[...told, ...aside].join('\n')}\n`;
}

/** @returns the rules as data (version 1), in the order of the list; null where a rule does not say */
export function jsonRules(rules: readonly AnyRule[]): string {
  const rows = [...byProvider(rules).values()].flat().map((rule) => ({
    id: rule.id,
    provider: rule.provider,
    title: rule.title,
    kind: rule.kind,
    privilege: rule.privilege,
    confidence: usualConfidence(rule),
    mode: rule.mode ?? null,
    env: rule.env ?? null,
    lesser: lesserOf(rule, rule.privilege) ?? null,
    rotate: rule.rotate === undefined ? null : { how: rule.rotate.how, url: rule.rotate.url ?? null },
  }));
  return printJson({ version: 1, rules: rows });
}
