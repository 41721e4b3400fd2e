import type { AnyRule } from '../core/rule.js';
import { counted } from './layout.js';

/** Failures of one rule; the rest is mostly the same with other seeds. */
const MOST_SHOWN = 3;

/** A rule that was tried, and what failed, in words that hold no value. */
export interface TestedRule {
  readonly rule: AnyRule;
  readonly failures: readonly string[];
}

/** @returns the failing rules, one a line, then how many were tried */
export function testedRules(tested: readonly TestedRule[]): string {
  const failing = tested.filter(({ failures }) => failures.length > 0);
  const untried = tested.filter(({ rule }) => isUntried(rule));
  const summary = [
    `${counted(tested.length - untried.length, 'rule')} tried`,
    `${failing.length === 0 ? 'none' : failing.length} failed`,
    ...(untried.length === 0 ? [] : [`no examples to try: ${untried.map(({ rule }) => rule.id).join(', ')}`]),
  ];
  const lines = failing.map(({ rule, failures }) => `${rule.id}: ${inShort(failures)}\n`);
  return `${lines.join('')}${lines.length === 0 ? '' : '\n'}${summary.join(' · ')}\n`;
}

function inShort(failures: readonly string[]): string {
  const more = failures.length - MOST_SHOWN;
  return [...failures.slice(0, MOST_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function isUntried(rule: AnyRule): boolean {
  return rule.kind === 'pattern' && rule.examples.match.length + rule.examples.clean.length === 0;
}
