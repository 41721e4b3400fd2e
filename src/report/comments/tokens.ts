import { everywhere, type Form, type Forms, LineMarker } from './form.js';

/** What the lexer of a language must know: the texts in which a line may begin that is no code. */
export interface Syntax {
  readonly form: Form;
  /** All tokens that may hold a line break or a quote: strings, comments, heredocs, lines that are continued. */
  readonly tokens: RegExp;
  /** Block comments among them: a comment fits in there, too. */
  readonly comment?: RegExp;
}

const C_COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const HASH_COMMENT = String.raw`#[^\n]*`;
const CONTINUED = String.raw`\\\r?\n`;
const DOUBLE = String.raw`"(?:[^"\\\n]|\\[\s\S])*"?`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\[\s\S])*'?`;
const LONG_DOUBLE = String.raw`"(?:[^"\\]|\\[\s\S])*(?:"|$)`;
const LONG_SINGLE = String.raw`'(?:[^'\\]|\\[\s\S])*(?:'|$)`;
const TRIPLE_DOUBLE = String.raw`"""(?:[^\\]|\\[\s\S])*?(?:"""|$)`;
const TRIPLE_SINGLE = String.raw`'''(?:[^\\]|\\[\s\S])*?(?:'''|$)`;
const BACKTICK = '`[^`]*(?:`|$)';
/** From the word that ends it, as the language opens it, to the line that begins with the word. */
const heredoc = (opener: string): string =>
  String.raw`${opener}\\?(["'\x60]?)(?<word>[A-Za-z_]\w*)\1[\s\S]*?(?:\n[ \t]*\k<word>(?!\w)|$)`;
const SHELL_HEREDOC = heredoc(String.raw`(?<!<)<<(?!<)-?[ \t]*`);
const CLOSE_HEREDOC = heredoc(String.raw`(?<!<)<<[-~]?`);
const PHP_HEREDOC = heredoc(String.raw`<<<[ \t]*`);

function tokens(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'g');
}

const BLOCK = /^\/\*/;

/** By the name of the language; see `language.ts` for the files. */
export const SYNTAXES = {
  c: (form: Form): Syntax => ({
    form,
    tokens: tokens(C_COMMENT, String.raw`R"(?<mark>[^ ()\\\n]{0,16})\([\s\S]*?(?:\)\k<mark>"|$)`, DOUBLE, SINGLE, CONTINUED),
    comment: BLOCK,
  }),
  jvm: (form: Form): Syntax => ({
    form,
    tokens: tokens(C_COMMENT, TRIPLE_DOUBLE, TRIPLE_SINGLE, String.raw`@"(?:[^"]|"")*(?:"|$)`, DOUBLE, SINGLE),
    comment: BLOCK,
  }),
  go: (form: Form): Syntax => ({ form, tokens: tokens(C_COMMENT, BACKTICK, DOUBLE, SINGLE), comment: BLOCK }),
  // A single quote is a lifetime as often as a character.
  rust: (form: Form): Syntax => ({
    form,
    tokens: tokens(C_COMMENT, String.raw`r(?<mark>#{1,9})"[\s\S]*?(?:"\k<mark>|$)`, String.raw`'(?:[^'\\\n]|\\[^\n])'`, LONG_DOUBLE),
    comment: BLOCK,
  }),
  php: (form: Form): Syntax => ({
    form,
    tokens: tokens(String.raw`\?>[\s\S]*?(?:<\?(?:php|=)|$)`, C_COMMENT, HASH_COMMENT, PHP_HEREDOC, LONG_DOUBLE, LONG_SINGLE),
    comment: BLOCK,
  }),
  css: (form: Form): Syntax => ({ form, tokens: tokens(C_COMMENT, DOUBLE, SINGLE), comment: /^\/\// }),
  python: (form: Form): Syntax => ({
    form,
    tokens: tokens(HASH_COMMENT, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE, CONTINUED),
  }),
  ruby: (form: Form): Syntax => ({
    form,
    tokens: tokens(
      String.raw`\n=(?:begin|pod|head\d|cut)\b[\s\S]*?(?:\n=(?:end|cut)\b[^\n]*|$)`,
      String.raw`\n__(?:END|DATA)__[\s\S]*$`,
      HASH_COMMENT, CLOSE_HEREDOC, LONG_DOUBLE, LONG_SINGLE, BACKTICK, CONTINUED,
    ), // prettier-ignore
  }),
  shell: (form: Form): Syntax => ({
    form,
    tokens: tokens(
      String.raw`(?<![^\s;&|()])#[^\n]*`, SHELL_HEREDOC, String.raw`\$'(?:[^'\\]|\\[\s\S])*(?:'|$)`,
      String.raw`'[^']*(?:'|$)`, LONG_DOUBLE, String.raw`\\[\s\S]`,
    ), // prettier-ignore
  }),
  powershell: (form: Form): Syntax => ({
    form,
    tokens: tokens(
      HASH_COMMENT, String.raw`@"[\s\S]*?(?:\n"@|$)`, String.raw`@'[\s\S]*?(?:\n'@|$)`,
      '"(?:[^"\\x60]|\\x60[\\s\\S])*(?:"|$)', String.raw`'[^']*(?:'|$)`, '\\x60\\r?\\n',
    ), // prettier-ignore
  }),
  docker: (form: Form): Syntax => ({ form, tokens: tokens(String.raw`(?<=^|\n)[ \t]*#[^\n]*`, SHELL_HEREDOC, CONTINUED) }),
  make: (form: Form): Syntax => ({
    form,
    tokens: tokens(String.raw`\ndefine\b[\s\S]*?(?:\nendef\b|$)`, HASH_COMMENT, CONTINUED),
  }),
  terraform: (form: Form): Syntax => ({ form, tokens: tokens(HASH_COMMENT, C_COMMENT, CLOSE_HEREDOC, DOUBLE), comment: BLOCK }),
  toml: (form: Form): Syntax => ({ form, tokens: tokens(HASH_COMMENT, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE) }),
  env: (form: Form): Syntax => ({
    form,
    tokens: tokens(String.raw`(?<=^|\n)[ \t]*#[^\n]*`, String.raw`(?<==[ \t]{0,8})${LONG_DOUBLE}`, String.raw`(?<==[ \t]{0,8})${LONG_SINGLE}`, CONTINUED),
  }),
  // A line that is indented and assigns nothing goes on with the value above it.
  ini: (form: Form): Syntax => ({ form, tokens: tokens(String.raw`(?<=^|\n)[#;!][^\n]*`, CONTINUED, String.raw`\n[ \t]+[^\s=:[#;][^\n=:]*(?=\n|$)`) }),
  sql: (form: Form): Syntax => ({
    form,
    tokens: tokens(String.raw`--[^\n]*`, String.raw`\/\*[\s\S]*?(?:\*\/|$)`, String.raw`\$(?<mark>\w*)\$[\s\S]*?(?:\$\k<mark>\$|$)`, LONG_SINGLE, LONG_DOUBLE),
    comment: BLOCK,
  }),
  lua: (form: Form): Syntax => ({
    form,
    tokens: tokens(String.raw`(?:--)?\[(?<mark>=*)\[[\s\S]*?(?:\]\k<mark>\]|$)`, String.raw`--[^\n]*`, DOUBLE, SINGLE),
  }),
} as const; // prettier-ignore

/** @returns where a comment can stand in a text of the language */
export function formsOf(text: string, { form, tokens: pattern, comment }: Syntax): Forms {
  const forms = everywhere(text, form);
  const marker = new LineMarker(text, forms);
  for (const { 0: token, index } of text.matchAll(pattern)) {
    if (!token.includes('\n') || comment?.test(token) === true) continue;
    marker.to(index, form);
    marker.to(index + token.length, undefined);
    // What ends with the text was never closed: nothing is known of what follows.
    if (index + token.length === text.length && !token.endsWith('\n')) forms[forms.length - 1] = undefined;
  }
  return forms;
}
