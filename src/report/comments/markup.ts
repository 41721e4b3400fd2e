import { ARROWS, everywhere, type Forms, LineMarker, STARS } from './form.js';
import { scriptForms } from './javascript.js';

/** Comments, tags, sections whose content is no markup, and what templates of Vue and Svelte compute. */
const TOKENS =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title|i18n|pre)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)(?:<\/\1\s*>|$)|<[/!?]?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*(?:>|$)|\{[^{}<]*(?:\}|$)/gi;

/** @returns where a comment can stand in HTML and in files that mix it with code, as those of Vue and Svelte do */
export function markupForms(text: string): Forms {
  const forms = everywhere(text, ARROWS);
  const marker = new LineMarker(text, forms);
  for (const match of text.matchAll(TOKENS)) {
    const [token, section, attributes = '', content = ''] = match;
    if (!token.includes('\n')) continue;
    marker.to(match.index, ARROWS);
    const end = match.index + token.length;
    if (section !== undefined) {
      const before = text.slice(0, match.index + token.indexOf('>', section.length + attributes.length) + 1);
      const first = before.split('\n').length - 1;
      marker.to(end, undefined);
      sectionForms(section.toLowerCase(), attributes, content).forEach((form, i) => {
        if (i > 0 && i < content.split('\n').length) forms[first + i] = form;
      });
    } else marker.to(end, undefined);
    if (end === text.length && !token.endsWith('>')) forms[forms.length - 1] = undefined;
  }
  return forms;
}

function sectionForms(name: string, attributes: string, content: string): Forms {
  const type = /\b(?:type|lang)\s*=\s*["']?([\w/+.-]*)/i.exec(attributes)?.[1] ?? '';
  if (name === 'style' && /^(?:|text\/css|css|scss|less|postcss)$/i.test(type)) return everywhere(content, STARS);
  const isScript = /^(?:|module|(?:text|application)\/(?:java|ecma|type)script|[jt]sx?|babel|text\/babel)$/i.test(type);
  if (name !== 'script' || !isScript) return everywhere(content, undefined);
  return scriptForms(content, /x$|babel/i.test(type));
}
