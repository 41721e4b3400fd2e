import { inDocComment } from './doc-comment.js';
import type { Confidence } from './evidence/evidence.js';
import { readsAsName } from './evidence/words.js';
import type { Kept } from './overlap.js';
import { contradictsItself } from './public-name.js';
import type { Source } from './source.js';

const CONTRADICTS = 'its name is secret by its words and public by its prefix';
const EXPOSED = 'it would be read by anybody';
const STEPS: Partial<Record<Confidence, Confidence>> = { low: 'medium', medium: 'high' };

/**
 * Grades up what would be exposed: what counts is a step more where browsers or whoever has the app get to see it, and so does
 * a guess whose name is public by the prefix that bundlers go by and secret by its own words, so that one of the two is a
 * mistake. It comes after judging, since it makes no value more of a secret: which rule tells it stays as it is.
 *
 * Other guesses stay guesses, and so does one where the value says why it is worth little (it reads like a name, has expired,
 * opens this machine). Nothing is graded up in tests, examples and documentation, from which nothing is built, nor where a
 * rule knows it for an id or for a key that is made to be public.
 *
 * @param source the text in which the candidate was seen
 * @param exposed whether browsers, or whoever has the app, get to see it
 * @returns the judgement, a step higher where that is so
 */
export function gradedUp(kept: Kept, source: Source, exposed: boolean): Kept['judgement'] {
  const { candidate, judgement } = kept;
  const { confidence, notes } = judgement;
  if (isMadePublic(kept)) return judgement;
  const contradicts = 'context' in candidate.rule && contradictsItself(candidate.name ?? '');
  if (!contradicts && (!exposed || confidence !== 'medium')) return judgement;
  if (source.kind.madeUp || inDocComment(source, candidate.value.start)) return judgement;
  if (confidence === 'low' && !isOpenGuess(kept, source)) return judgement;
  const why = contradicts ? CONTRADICTS : EXPOSED;
  return { ...judgement, confidence: STEPS[confidence] ?? confidence, notes: [...notes, why] };
}

function isMadePublic({ candidate: { rule }, judgement: { privilege } }: Kept): boolean {
  return rule.privilege === 'publishable' || rule.clientSafe === true || privilege === 'publishable';
}

/** Whether a value is a guess for being short or regular alone. */
function isOpenGuess({ candidate: { rule, value } }: Kept, source: Source): boolean {
  return rule.kind === 'generic' && !readsAsName(source.text(value.start, value.end));
}
