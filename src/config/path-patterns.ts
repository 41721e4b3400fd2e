/**
 * @param patterns as in .gitignore, from the repository's root; case counts
 * @returns whether a path (below the root, `/`-separated) is meant; the library is read only where there are patterns
 */
export async function patternTest(patterns: readonly string[]): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: ignore } = await import('ignore');
  const compiled = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => compiled.ignores(path);
}
