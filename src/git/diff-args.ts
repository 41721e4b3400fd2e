/**
 * Git emits the whole file as one hunk when the context is as long as the file. Twice the context must fit 32 bits
 * (`xdl_get_hunk` adds it up in a C `long`), and no file that git diffs has more lines: it stops at 1023 MB.
 */
const WHOLE_FILE = 1_073_000_000;

/**
 * Arguments for one diff of the index against a commit: the raw list of entries, then the patch with each file whole.
 * Every setting that could bend the output is pinned (git's manual, "git diff" and "git config", diff.*), since a
 * repository's or a person's configuration must not decide what is scanned.
 *
 * Where a file in the working tree looks unchanged by its dates and size, git reads that instead of the blob
 * (`reuse_worktree_file` in git's diff.c), unless it would have to convert line ends: so `core.autocrlf`; the
 * other two narrow what looks unchanged where an attribute forbids converting. Which lines a change is made of depends
 * on the algorithm and the heuristic, so those are the same for everyone.
 *
 * @param base the id of the commit or tree to compare with; HEAD, or the empty tree before the first commit, unless given
 */
export function stagedDiffArgs(base?: string): readonly string[] {
  return [
    ...['-c', 'core.autocrlf=input', '-c', 'core.trustctime=true', '-c', 'core.checkStat=default'],
    ...['-c', 'diff.suppressBlankEmpty=false'],
    ...['diff', '--cached', '--raw', '-z', '--patch', '--no-abbrev'],
    ...[`--unified=${WHOLE_FILE}`, '--inter-hunk-context=0', '--diff-algorithm=myers', '--indent-heuristic'],
    ...['--text', '--no-ext-diff', '--no-textconv', '--irreversible-delete'],
    ...['--find-renames=50%', '-l1000'],
    ...['--no-color', '--no-color-moved', '--ws-error-highlight=none', '--no-relative', '-O/dev/null'],
    ...['--src-prefix=a/', '--dst-prefix=b/'],
    ...['--submodule=short', '--ignore-submodules=none'],
    ...(base === undefined ? [] : ['--end-of-options', base]),
    '--',
  ];
}
