/** lefthook's main config, by its manual ("Config file name"); where there are several it uses one of them. */
export const LEFTHOOK_FILES: readonly string[] = ['lefthook', '.lefthook', '.config/lefthook'].flatMap((base) =>
  ['yml', 'yaml', 'json', 'jsonc', 'toml'].map((extension) => `${base}.${extension}`),
);

/** What one user adds to lefthook's config, or takes from it. */
export const LEFTHOOK_LOCAL_FILES: readonly string[] = LEFTHOOK_FILES.map((name) =>
  name.replace(/(?=\.\w+$)/, '-local'),
);

/** In the order simple-git-hooks looks (`_getConfig` in its source); after these comes the key in `package.json`. */
export const SIMPLE_GIT_HOOKS_FILES: readonly string[] = [
  ...['.simple-git-hooks', 'simple-git-hooks'].flatMap((base) =>
    ['cjs', 'js', 'mjs'].map((extension) => `${base}.${extension}`),
  ),
  '.simple-git-hooks.json',
  'simple-git-hooks.json',
];

export const PRE_COMMIT_FILE = '.pre-commit-config.yaml';
