/** Lists of patterns as in .gitignore. */
export type PatternSets = readonly (readonly string[])[];

/**
 * @param patterns as in .gitignore, from the repository's root; case counts
 * @returns whether a path (below the root, `/`-separated) is meant; the library is read only where there are patterns
 */
export async function patternTest(patterns: readonly string[]): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false;
  return (await import('./ignore-patterns.js')).compiledPatterns(patterns);
}

/** @returns whether every one of the lists covers a path; no list covers none. See `patternTest` */
export async function coverageTest(sets: PatternSets): Promise<(path: string) => boolean> {
  if (sets.length === 0) return () => false;
  const tests = await Promise.all(sets.map(patternTest));
  return (path) => tests.every((covers) => covers(path));
}

/** @returns whether one of the lists covers a path; see `patternTest` */
export async function anyCovers(sets: PatternSets): Promise<(path: string) => boolean> {
  const tests = await Promise.all(sets.map(patternTest));
  return (path) => tests.some((covers) => covers(path));
}
