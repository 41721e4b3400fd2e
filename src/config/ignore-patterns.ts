import ignore from 'ignore';

/** @returns whether patterns as in .gitignore cover a path; case counts. What is no path below the root is not covered */
export function compiledPatterns(patterns: readonly string[]): (path: string) => boolean {
  const compiled = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => ignore.isPathValid(path) && compiled.ignores(path);
}
