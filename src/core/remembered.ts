/** How many answers are kept: enough for the names and values that one file repeats, little memory for those it does not. */
const MOST = 2048;
/** Longer texts are seldom repeated. */
const LONGEST = 200;

/**
 * Keeps the answers of a pure function, since files repeat their names and values, hostile ones by the hundred thousand.
 *
 * @param answer gives the same answer for the same text, and one that nobody changes
 * @returns the same function, which works out most texts once
 */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    if (known.size >= MOST) known.clear();
    known.set(text, now);
    return now;
  };
}
