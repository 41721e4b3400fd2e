import { byCodeUnits } from '../core/order.js';
import type { Rule } from '../core/rule.js';
import { labelled } from './layout.js';

const WIDTH = 100;

/** How a rule's kind tells its values. */
const TOLD_BY: Readonly<Record<Rule['kind'], string>> = {
  token: 'its own shape',
  assigned: 'the name it is assigned to',
  pair: 'the id beside it',
  block: 'the marks around it',
  uri: 'its place in a URL',
  generic: 'the name it is assigned to, and how drawn it looks',
};

/** @returns the rules, one a line: id, provider and title */
export function listRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const sorted = rules.toSorted((a, b) => byCodeUnits(a.provider, b.provider) || byCodeUnits(a.id, b.id));
  const lines = sorted.map(({ id, provider, title }) => `${id.padEnd(width)}  ${provider}: ${title}`);
  return `${lines.join('\n')}\n\n${rules.length} rules; \`check-staged rules ID\` explains one\n`;
}

/** @returns all that is known of a rule */
export function explainRule(rule: Rule): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['told by', TOLD_BY[rule.kind] + (rule.kind === 'assigned' ? `: ${rule.context.join(', ')}` : '')],
    ['privilege', rule.privilege],
    ['mode', rule.mode],
    ['proven by', (rule.checks ?? []).length > 0 ? 'what its checksum or content tells' : undefined],
    ['in browsers', rule.clientSafe === true ? 'it may stand there' : undefined],
    ['variable', rule.env],
    ['rotate', rule.rotate === undefined ? undefined : [rule.rotate.how, rule.rotate.url].filter(Boolean).join(': ')],
    ['note', rule.note],
    ['set aside', `a comment on the line above: check-staged-ignore ${rule.id} -- why`],
  ];
  const told = rows.flatMap(([label, text]) => (text === undefined ? [] : [labelled(label, text, WIDTH)]));
  return `${rule.id}\n  ${rule.provider}: ${rule.title}\n${told.join('\n')}\n`;
}
