import { fileKindOf } from '../../core/file-kind.js';
import { DASHES, everywhere, type Forms, HASH, SEMICOLON, SLASHES, STARS } from './form.js';
import { scriptForms } from './javascript.js';
import { markdownForms, mdxForms, yamlForms } from './layouts.js';
import { markupForms } from './markup.js';
import { formsOf, SYNTAXES, type Syntax } from './tokens.js';

type Read = (text: string) => Forms;

const by =
  (syntax: Syntax): Read =>
  (text) =>
    formsOf(text, syntax);

const LANGUAGES: readonly (readonly [files: RegExp, read: Read])[] = [
  [/\.[cm]?ts$/i, (text) => scriptForms(text, false)],
  [/\.(?:[cm]?jsx?|tsx)$/i, (text) => scriptForms(text, true)],
  [/\.(?:html?|vue|svelte)$/i, markupForms],
  [/\.py$/i, by(SYNTAXES.python(HASH))],
  [/\.go$/i, by(SYNTAXES.go(SLASHES))],
  [/\.(?:rb|pl)$|(?:^|\/)(?:gemfile|rakefile)$/i, by(SYNTAXES.ruby(HASH))],
  [/\.(?:java|kts?|scala|groovy|cs|swift|dart)$/i, by(SYNTAXES.jvm(SLASHES))],
  [/\.php$/i, by(SYNTAXES.php(SLASHES))],
  [/\.rs$/i, by(SYNTAXES.rust(SLASHES))],
  [/\.(?:tf|tfvars|hcl)$/i, by(SYNTAXES.terraform(HASH))],
  [/\.(?:c|h|cc|cpp|hpp|m|mm|proto|jsonc|json5|scss|less)$/i, by(SYNTAXES.c(SLASHES))],
  [/\.css$/i, by(SYNTAXES.css(STARS))],
  [/\.(?:sh|bash|zsh)$|(?:^|\/)\.envrc$/i, by(SYNTAXES.shell(HASH))],
  [/\.ps1$/i, by(SYNTAXES.powershell(HASH))],
  [/(?:^|\/)(?:dockerfile|containerfile)[^/]*$/i, by(SYNTAXES.docker(HASH))],
  [/(?:^|\/)makefile[^/]*$|\.mk$/i, by(SYNTAXES.make(HASH))],
  [/\.ya?ml$/i, yamlForms],
  [/\.toml$/i, by(SYNTAXES.toml(HASH))],
  [/\.ini$/i, by(SYNTAXES.ini(SEMICOLON))],
  [/\.(?:cfg|conf|properties)$|(?:^|\/)\.npmrc$/i, by(SYNTAXES.ini(HASH))],
  [/(?:^|\/)\.(?:env|dev\.vars)[^/]*$|\.env$/i, by(SYNTAXES.env(HASH))],
  [/\.r$/i, by(SYNTAXES.python(HASH))],
  [/\.sql$/i, by(SYNTAXES.sql(DASHES))],
  [/\.lua$/i, by(SYNTAXES.lua(DASHES))],
  [/\.(?:md|markdown)$/i, markdownForms],
  [/\.mdx$/i, mdxForms],
];

/** A line ahead of these would change what the file is: a script's interpreter, PHP, the declaration of XML. */
const FIRST = /^\uFEFF?(?:#!|<\?)/;
/** Formats that have no comments, and, of XML, none that may hold `--`. */
const NONE = /\.(?:json|ipynb|csv|tsv|txt|log|pem|key|p8|p12|pfx|ppk|asc|xml|svg|config|csproj|plist|patch|diff)$/i;

/**
 * @returns where a comment can stand in the file, line by line; `none` where the format has no comments or a program writes the
 *   file, `unknown` where the format is not known
 */
export function commentForms(path: string, text: string): Forms | 'none' | 'unknown' {
  if (fileKindOf(path).generated || NONE.test(path) || text.includes('\0')) return 'none';
  const read = LANGUAGES.find(([files]) => files.test(path))?.[1];
  if (read === undefined) return 'unknown';
  const forms = text === '' ? everywhere(text, undefined) : read(text);
  if (FIRST.test(text)) forms[0] = undefined;
  return forms;
}
