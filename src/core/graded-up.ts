import { inDocComment } from './doc-comment.js';
import type { Confidence } from './evidence/evidence.js';
import { readsAsName } from './evidence/words.js';
import type { Kept } from './overlap.js';
import { contradictsItself } from './public-name.js';
import type { Source } from './source.js';

const CONTRADICTS = 'its name is secret by its words and public by its prefix';
const STEPS: Partial<Record<Confidence, Confidence>> = { low: 'medium', medium: 'high' };

/**
 * Grades up what counts for a step more than its looks because of where it would be exposed: its name is public by the prefix
 * that bundlers go by and secret by its own words, so that one of the two is a mistake. That holds for what a name tells only.
 * It comes after judging, since it makes no value more of a secret: which rule tells it stays as it is.
 *
 * A guess stays one where the value says why it is worth little (it reads like a name, has expired, opens this machine), in
 * tests, examples and documentation, which no bundler takes values from, and where a rule knows it for an id or for a key that
 * is made to be public.
 *
 * @param source the text in which the candidate was seen
 * @returns the judgement, a step higher where that is so
 */
export function gradedUp({ candidate, judgement }: Kept, source: Source): Kept['judgement'] {
  const { rule, name = '' } = candidate;
  if (!('context' in rule) || rule.privilege === 'publishable' || rule.clientSafe === true) return judgement;
  const { confidence, privilege, notes } = judgement;
  if (privilege === 'publishable' || !contradictsItself(name)) return judgement;
  if (confidence === 'low' && !isOpenGuess({ candidate, judgement }, source)) return judgement;
  return { ...judgement, confidence: STEPS[confidence] ?? confidence, notes: [...notes, CONTRADICTS] };
}

/** Whether a value is a guess for being short or regular alone. */
function isOpenGuess({ candidate: { rule, value } }: Kept, source: Source): boolean {
  if (rule.kind !== 'generic' || source.kind.madeUp || inDocComment(source, value.start)) return false;
  return !readsAsName(source.text(value.start, value.end));
}
