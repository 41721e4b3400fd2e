/**
 * Variables that change what git shows or where it writes, past any option (git's manual, "git", environment variables, unless
 * noted): how pathspecs are read; how diffs are made; which attributes and which settings of `git config` count; that output is
 * coloured, cut or abbreviated; that broken refs are passed over. `GIT_SHALLOW_FILE` (git's environment.c) cuts off history.
 */
const BENDING =
  /^GIT_(?:(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|DIFF_OPTS|EXTERNAL_DIFF|ATTR_SOURCE|CONFIG|PAGER_IN_USE|PRINT_SHA1_ELLIPSIS|REF_PARANOIA|SHALLOW_FILE|REPLACE_REF_BASE|REDIRECT_(?:STDIN|STDOUT|STDERR))$/i;

/**
 * The environment that git gets: the given one (a hook's `GIT_INDEX_FILE` says which index is committed), without what bends
 * its answers, and such that on Windows it starts no program of the working folder.
 */
export function gitEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { NoDefaultCurrentDirectoryInExePath: '1' };
  for (const name of Object.keys(env)) if (!BENDING.test(name)) kept[name] = env[name];
  return kept;
}

/** What names one repository and its parts (git's manual, "git rev-parse": `--local-env-vars`). */
const LOCAL =
  /^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|CONFIG_COUNT|CONFIG_PARAMETERS|DIR|IMPLICIT_WORK_TREE|INDEX_FILE|INTERNAL_SUPER_PREFIX|NAMESPACE|OBJECT_DIRECTORY|PREFIX|QUARANTINE_PATH|WORK_TREE)$/i;

/** @returns the environment for git in another repository than the one it names */
export function localEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LOCAL.test(name)));
}

/**
 * What every git here gets besides: messages in one language; no fetching of missing objects, which would open a socket
 * (`GIT_ALLOW_PROTOCOL` is for gits that do not know `GIT_NO_LAZY_FETCH`); no grafts, which would cut off a part of the history.
 */
export const PINNED: Readonly<NodeJS.ProcessEnv> = {
  LC_ALL: 'C',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_GRAFT_FILE: '',
  GIT_OPTIONAL_LOCKS: '0',
};
