/**
 * Arguments for one diff of the index against a commit: the raw list of entries, then the patch with each file whole.
 * Every setting that could bend the output is pinned (git's manual, "git diff" and "git config", diff.*), since a
 * repository's or a person's configuration must not decide what is scanned.
 *
 * @param base what to compare with; HEAD, or the empty tree before the first commit, unless given
 */
export function stagedDiffArgs(base?: string): readonly string[] {
  return [
    ...['-c', 'diff.suppressBlankEmpty=false', '-c', 'diff.renameLimit=1000', '-c', 'core.quotePath=true'],
    ...['diff', '--cached', '--raw', '-z', '--patch', '--no-abbrev', '--full-index'],
    ...['--unified=2147483647', '--inter-hunk-context=0', '--diff-algorithm=myers', '--indent-heuristic'],
    ...['--text', '--no-ext-diff', '--no-textconv', '--irreversible-delete'],
    ...['--find-renames=50%', '-l1000', '--ita-invisible-in-index'],
    ...['--no-color', '--no-color-moved', '--ws-error-highlight=none', '--no-relative', '-O/dev/null'],
    ...['--src-prefix=a/', '--dst-prefix=b/', '--output-indicator-new=+', '--output-indicator-old=-', '--output-indicator-context= '],
    ...['--submodule=short', '--ignore-submodules=none'],
    ...(base === undefined ? [] : [base]),
    '--',
  ];
}
