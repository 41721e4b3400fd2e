import { baseName, bytePath, pathBytes, shownPath, type BytePath } from './byte-path.js';

/** Patterns for whole families of names; anything else gets a pattern of its own. */
const FAMILIES: readonly { readonly names: RegExp; readonly pattern: string }[] = [
  { names: /^\.env$/, pattern: '.env' },
  { names: /^\.env\./, pattern: '.env.*' },
  { names: /^\.envrc$/, pattern: '.envrc' },
  { names: /^\.dev\.vars$/, pattern: '.dev.vars' },
  { names: /^\.dev\.vars\./, pattern: '.dev.vars.*' },
];

/** @returns the pattern to add for an env file, which matches its name at any depth */
export function patternFor(path: BytePath): string {
  const name = baseName(path);
  return FAMILIES.find(({ names }) => names.test(name))?.pattern ?? literalPattern(name);
}

/**
 * Writes a name as a pattern that matches it (git's manual, "gitignore": `\` takes the meaning from `#`, `!`, `*` and a
 * blank at the end). A pattern cannot hold a line feed, nor this file bytes that are no UTF-8: `?` stands for one byte.
 */
export function literalPattern(name: BytePath): string {
  const text = shownPath(name);
  const pattern =
    bytePath(text) === name
      ? escapeText(text)
      : Array.from(pathBytes(name), (byte) => (byte < 0x80 ? escapeText(String.fromCharCode(byte)) : '?')).join('');
  return pattern.replace(/^[#!]/, '\\$&').replace(/ +$/, (blanks) => '\\ '.repeat(blanks.length));
}

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\*?[]/g, '\\$&')
    .replaceAll(/\p{Cc}/gu, (control) => '?'.repeat(Buffer.byteLength(control)));
}
