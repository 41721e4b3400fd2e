import { BRACES, everywhere, type Form, type Forms, LineMarker, SLASHES } from './form.js';

/** Where the lexer is: in code up to its closing brace, in a template string, in a tag of JSX, or between tags. */
type State = 'code' | 'template' | 'tag' | 'children';

const FORMS: Readonly<Record<State, Form | undefined>> = {
  code: SLASHES,
  template: undefined,
  tag: SLASHES,
  children: BRACES,
};
const STRING = String.raw`"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?`;
const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
/** Of a length that people write, so that what never closes takes no time. */
const REGEXP = String.raw`\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,200}\]){1,400}\/[a-z]*`;
const OPENING = String.raw`<(?!\w+\s+extends\b)(?:(?=>)|[A-Za-z_$][\w$.:-]*(?=[\s/>]))`;

const TOKENS: Readonly<Record<State, RegExp>> = {
  code: new RegExp(`(${COMMENT})|(${STRING})|(${REGEXP})|(${OPENING})|([\\w$]+)|\\s+|\\S`, 'y'),
  template: /\\[\s\S]|\$\{|`|[^\\`$]+|[\\$]/y,
  tag: new RegExp(`${COMMENT}|"[^"]*(?:"|$)|'[^']*(?:'|$)|\\/>|[>{]|\\s+|\\S`, 'y'),
  children: /<\/[^>]*>|<[A-Za-z_$][\w$.:-]*|<>|[^<{]+|[<{]/y,
};
/** After these an expression begins, so that `/` opens a pattern and `<` a tag. */
const BEFORE_EXPRESSION =
  /^(?:|[([{,;=:?!&|+*%~^<>}-]|return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await|default)$/;

class Lexer {
  readonly #stack: State[] = ['code'];
  #at = 0;
  /** The last token of code, blanks and comments aside. */
  #before = '';
  readonly #forms: Forms;
  readonly #marker: LineMarker;

  constructor(
    readonly text: string,
    readonly jsx: boolean,
  ) {
    this.#forms = everywhere(text, SLASHES);
    this.#marker = new LineMarker(text, this.#forms);
  }

  /** @returns the forms; none where the braces do not match, since then nothing is sure */
  read(): Forms {
    while (this.#at < this.text.length) this.#step(this.#stack.at(-1) ?? 'code');
    return this.#stack.length === 1 ? this.#forms : everywhere(this.text, undefined);
  }

  #step(state: State): void {
    const pattern = TOKENS[state];
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text)!;
    const [token] = match;
    const isString = state === 'code' ? match[2] !== undefined : state === 'tag' && /^["'][\s\S]/.test(token);
    this.#at += token.length;
    if (state === 'code') this.#code(match);
    else this.#markup(state, token);
    this.#marker.to(this.#at, isString ? undefined : FORMS[state]);
  }

  #code(match: RegExpExecArray): void {
    const [token, comment, string, regexp, opening] = match;
    if (comment !== undefined || /^\s/.test(token)) return;
    const expects = BEFORE_EXPRESSION.test(this.#before);
    // Elsewhere the sign is a division or a comparison, and what follows it is read again.
    if (regexp !== undefined && !expects) this.#again(token);
    else if (opening !== undefined && !(expects && this.jsx)) this.#again(token);
    else this.#push(token, opening !== undefined, string ?? regexp);
  }

  #again(token: string): void {
    this.#at -= token.length - 1;
    this.#before = token[0]!;
  }

  #push(token: string, opens: boolean, value: string | undefined): void {
    if (opens) this.#stack.push('tag');
    else if (token === '`') this.#stack.push('template');
    else if (token === '{') this.#stack.push('code');
    else if (token === '}' && this.#stack.length > 1) this.#stack.pop();
    this.#before = value === undefined ? token : 'value';
  }

  #markup(state: State, token: string): void {
    if (token === '{' || token === '${') {
      this.#stack.push('code');
      this.#before = '';
    } else if (state === 'template') this.#leave(token === '`');
    else if (state === 'tag') {
      this.#leave(token === '/>');
      if (token === '>') this.#stack[this.#stack.length - 1] = 'children';
    } else if (token.startsWith('</')) this.#leave(true);
    else if (token === '<>') this.#stack.push('children');
    else if (/^<./.test(token)) this.#stack.push('tag');
  }

  #leave(ends: boolean): void {
    if (!ends) return;
    this.#stack.pop();
    this.#before = 'value';
  }
}

/**
 * @param jsx whether tags may stand in the code
 * @returns where a comment can stand in a text of JavaScript or TypeScript
 */
export function scriptForms(text: string, jsx: boolean): Forms {
  return new Lexer(text, jsx).read();
}
