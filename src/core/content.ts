import { MADE_UP } from './evidence/credentials.js';
import { graded, type Evidence } from './evidence/evidence.js';
import { judgeLiteral } from './evidence/literal.js';
import { fileKindOf } from './file-kind.js';
import { fileLabel } from './match/file.js';
import type { FileRule } from './rule.js';

/**
 * Judges what a file holds whose path says that it is a secret: it counts as a password, which people type, and a text file
 * is no manual there.
 */
export function judgeContent({ shape }: FileRule, value: string, path: string): Evidence | undefined {
  const { examples } = fileKindOf(path);
  if (shape !== undefined) return examples ? graded('low', MADE_UP) : undefined;
  return judgeLiteral(`${fileLabel(path)}_password`, value, { madeUp: examples });
}
