import { inDocComment } from './doc-comment.js';
import type { Confidence } from './evidence/evidence.js';
import { readsAsName } from './evidence/words.js';
import type { Candidate } from './match/matcher.js';
import { contradictsItself } from './public-name.js';
import type { Source } from './source.js';

const STEPS: Partial<Record<Confidence, Confidence>> = { low: 'medium', medium: 'high' };

/**
 * Whether a value counts for a step more than its looks because of where it would be exposed: its name is public by the prefix
 * that bundlers go by and secret by its own words, so that one of the two is a mistake. That holds for what a name tells only.
 *
 * A guess stays one where the value says why it is worth little (it reads like a name, has expired, opens this machine), in
 * tests, examples and documentation, which no bundler takes values from, and where a rule knows it for an id or for a key that
 * is made to be public.
 *
 * @param confidence what the value was worth so far
 * @returns what it is worth there; nothing where that is the same
 */
export function gradedUp(
  { rule, name = '', value: place }: Candidate,
  value: string,
  source: Source,
  confidence: Confidence,
): Confidence | undefined {
  if (!('context' in rule) || rule.privilege === 'publishable' || rule.clientSafe === true) return undefined;
  if (!contradictsItself(name)) return undefined;
  const unexcused = rule.kind === 'generic' && !source.kind.madeUp && !inDocComment(source, place.start);
  if (confidence === 'low' && !(unexcused && !readsAsName(value))) return undefined;
  return STEPS[confidence];
}
