import type { RuleFacts } from '../rule-facts.js';

/** A secret among the words of a command, `mysql -p$`, or among the arguments of a call, `jwt.sign(_, $)`. */
interface UsageRule<K extends 'command' | 'call'> extends RuleFacts {
  readonly kind: K;
  /** In the notation of `commandUsages` or `callUsages`. */
  readonly usages: readonly string[];
  /** What the value is, as the name of a variable would say it. */
  readonly says: 'password' | 'token' | 'key';
}
export type CommandRule = UsageRule<'command'>;
export type CallRule = UsageRule<'call'>;

/** @returns a rule for secrets among the words of commands */
export const command = (rule: Omit<CommandRule, 'kind'>): CommandRule => ({ ...rule, kind: 'command' });

/** @returns a rule for secrets among the arguments of calls */
export const call = (rule: Omit<CallRule, 'kind'>): CallRule => ({ ...rule, kind: 'call' });
