import type { Privilege } from './evidence/evidence.js';
import type { AnyRule } from './rule.js';

const OWN_KEY = 'A key made for this one use, so that its public half opens nothing else';
const OWN_USER = 'An account of its own for this program, with only the rights it needs';

/** What would do in place of something that many may issue, by the kind of rule; of one service's own only its rule knows. */
function usual({ kind, provider, title }: AnyRule): string | undefined {
  if (kind === 'uri') return OWN_USER;
  if (kind === 'block' || kind === 'container' || /\bprivate key\b/i.test(title))
    return provider === 'Any' ? OWN_KEY : undefined;
  return /\bpassword\b/i.test(title) && provider === 'Any' ? OWN_USER : undefined;
}

/**
 * @param privilege what a value of the rule can do
 * @returns which smaller credential would serve most programs, as a sentence without its full stop; nothing where the value
 *   is small already, or nothing helpful is known
 */
export function lesserOf(rule: AnyRule, privilege: Privilege): string | undefined {
  return privilege === 'admin' || privilege === 'broad' ? (rule.lesser ?? usual(rule)) : undefined;
}
