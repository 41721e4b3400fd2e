/** @returns how many single-character insertions, removals and replacements turn one text into the other (Levenshtein 1966) */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** @returns the known name that a mistyped one probably means, or nothing where none is near */
function nearest(typed: string, known: readonly string[]): string | undefined {
  const short = typed.slice(0, 60).toLowerCase();
  const ranked = known
    .map((name) => ({ name, steps: distance(short, name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(2, Math.floor(short.length / 3)) ? best.name : undefined;
}

/** @returns the words that offer the nearest name, or nothing: `did you mean "blockOn"?` */
export function suggestion(typed: string, known: readonly string[]): string | undefined {
  const near = nearest(typed, known);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}
