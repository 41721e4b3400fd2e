import { looksGenerated } from './evidence/strength.js';

/** What direnv's standard library and its extensions do without any value (direnv-stdlib(1)), and the words of a shell around it. */
const DIRECTIVES = new Set(
  (
    'use layout dotenv dotenv_if_exists source_up source_up_if_exists source_env source_env_if_exists watch_file watch_dir PATH_add PATH_rm ' +
    'MANPATH_add path_add load_prefix strict_env unstrict_env env_vars_required on_git_branch direnv_version nix_direnv_version ' +
    'nix_direnv_manual_reload log_status log_error has semver_search find_up if elif then else fi set shopt unset'
  ).split(' '),
);
/** An address with the hash of what is there. */
const SOURCE_URL = /^source_url\s+["']?https:\/\/[\w./~-]+["']?(?:\s+\\?|\s+["']?sha256-[A-Za-z\d+/]{43}=["']?)?$/;
const CONTINUED_HASH = /^["']?sha256-[A-Za-z\d+/]{43}=["']?$/;
/** No word of these is a secret: options, paths, versions, names with what they are of, variables. */
const WORD = /^[\w./:#@~$*"'{}+,!?&|;()[\]<>=-]*\\?$/;
const ASSIGNS = /^[A-Za-z_]\w*=/;
/** The id of a commit, at the end of what a flake names. */
const REVISION = /[/=][\da-f]{40}["']?$/;

/** @returns whether a line of an `.envrc` sets up a shell, loads other files or says what is needed, and holds no value */
export function isDirenvLine(line: string): boolean {
  if (SOURCE_URL.test(line) || CONTINUED_HASH.test(line)) return true;
  const [directive = '', ...words] = line.split(/\s+/);
  return DIRECTIVES.has(directive.replace(/;$/, '')) && words.every(isPlainWord);
}

function isPlainWord(word: string): boolean {
  if (!WORD.test(word) || ASSIGNS.test(word)) return false;
  return REVISION.test(word) || !wordParts(word).some(looksGenerated);
}

const wordParts = (word: string): readonly string[] => word.split(/[/:#@=?&"'.]+/);
