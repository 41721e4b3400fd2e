import type { ByteRange } from '../document.js';
import { exactly } from '../shape-facts.js';
import type { FileRule } from '../rule.js';
import type { Source } from '../source.js';
import type { Candidate } from './matcher.js';

/** A file that holds more than this, in bytes or in lines, holds more than a secret. */
const LONGEST_FILE = 4096;
/** A user may stand ahead of the password. */
const MOST_LINES = 2;
const COMMENT = /^(?:#|\/\/|;|--|<!--)/;
/** PEM, and the users of a system. */
const OTHER_FORM = /^-----|^[\w-]+:[^:]*:\d+:/;
const hasOtherForm = (text: string): boolean => OTHER_FORM.test(text) || isWords(text);
/** Words without a number, as in what includes another file. */
const isWords = (text: string): boolean => /\s/.test(text) && !/\d/.test(text);
/** A name that stands ahead of the secret: `DB_PASSWORD=…`, `admin:…`. */
const LABEL =
  /^(?:export )?["']?[\w.-]*(?:pass|pwd|secret|token|key|user|login|admin|root)[\w.-]*["']?[ \t]?[=:][ \t]{0,4}["']?(?=\S)/i;
const EXTENSION = /\.(?:txt|key|secret)$/i;
/** Names of what stands beside secrets in their folder. */
const BESIDE =
  /(?:^|[._-])(?:user(?:s|name)?|login|host(?:name)?|port|e-?mail|domain|database|region|readme|license|makefile|dockerfile|kustomization|gitignore|gitkeep|index|main|mod|init|config|types?|htpasswd)$/i;

/** @returns what the file is a secret of, by its name; the name that its content counts as assigned to */
export function fileLabel(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(EXTENSION, '');
}

/** @returns the lines of a file that a rule knows by its path, each a candidate, where it holds hardly more than a secret */
export function contentOf(rule: FileRule, source: Source): readonly Candidate[] {
  const { bytes, document } = source;
  const name = fileLabel(document.path);
  if (bytes.length > LONGEST_FILE || bytes.includes(0) || BESIDE.test(name)) return [];
  const lines = linesOf(source.text(0, bytes.length)).filter(({ text }) => text !== '' && !COMMENT.test(text));
  if (lines.length > MOST_LINES) return [];
  const pattern = rule.shape === undefined ? undefined : exactly(rule.shape);
  return lines
    .filter(({ text }) => !hasOtherForm(text))
    .map(withoutLabel)
    .filter(({ text }) => pattern?.test(text) !== false)
    .map(({ value }) => ({ rule, value, reach: value, name }));
}

interface Line {
  readonly text: string;
  readonly value: ByteRange;
}

function withoutLabel({ text, value }: Line): Line {
  const label = LABEL.exec(text)?.[0] ?? '';
  const inner = text.slice(label.length).replace(/["']$/, label.endsWith('"') || label.endsWith("'") ? '' : '$&');
  const start = value.start + label.length;
  return { text: inner, value: { start, end: start + inner.length } };
}

/** The UTF-8 of a byte order mark, one character a byte. */
const MARK = /^\u00ef\u00bb\u00bf/;

/** @returns the lines, without the blanks around them */
function linesOf(text: string): readonly Line[] {
  let next = MARK.exec(text)?.[0].length ?? 0;
  return text
    .slice(next)
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      const start = next + line.indexOf(inner);
      next += line.length + 1;
      return { text: inner, value: { start, end: start + inner.length } };
    });
}
