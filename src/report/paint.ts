const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

type Style = keyof typeof CODES;

/** Puts a style around a text, or leaves it plain. */
export type Paint = (style: Style, text: string) => string;

/** @returns what paints, where colours are shown, and what does not elsewhere */
export function painter(color: boolean): Paint {
  return color ? (style, text) => `\u001B[${CODES[style]}m${text}\u001B[0m` : (_style, text) => text;
}
