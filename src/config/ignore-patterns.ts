import ignore from 'ignore';

/** @returns whether patterns as in .gitignore cover a path; case counts */
export function compiledPatterns(patterns: readonly string[]): (path: string) => boolean {
  const compiled = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => compiled.ignores(path);
}
