import type { ByteRange } from './document.js';
import type { Source } from './source.js';

const DOLLAR = 0x24;
const APOSTROPHE = 0x27;
const QUOTE = 0x22;
const SHELL =
  /\.(?:sh|bash|zsh|fish|ksh|command|mk)$|(?:^|\/)(?:\.[^/]*rc|\.(?:bash|zsh)?_?(?:profile|login|aliases)|(?:docker|make|container)file[^/]*)$/i;
const IN_QUOTES =
  /\.(?:php\d?|phtml|inc|p[lm]|t|cgi|psm?1|kts?|groovy|gradle|dart|tcl|jl)$|(?:^|\/)(?:\.env[^/]*|jenkinsfile)$/i;
const IN_APOSTROPHES = /\.dart$/i;

/** @returns whether the language of the file puts the values of variables, `$NAME`, into a text that is quoted like this one */
export function isInterpolated({ bytes, document }: Source, { start, end }: ByteRange): boolean {
  if (!bytes.subarray(start, end).includes(DOLLAR)) return false;
  const { path } = document;
  const before = bytes[start - 1];
  if (before === APOSTROPHE) return IN_APOSTROPHES.test(path);
  return SHELL.test(path) || (before === QUOTE && IN_QUOTES.test(path));
}
