import { Engine, type EngineOptions } from './engine.js';
import type { CustomRule } from './custom-rule.js';
import type { RuleBook } from './rule-book.js';
import { scanDocument, type Scan } from './scan.js';

/** Rules that custom ones must get along with. */
export interface Beside {
  readonly builtIn: RuleBook;
  readonly keywords: EngineOptions['keywords'];
  /** All custom rules, the one to prove among them. */
  readonly custom: readonly CustomRule[];
}

/**
 * @returns what tries a custom rule on its examples, in whatever files it looks: in each of `match` it must find a secret,
 *   also with all other rules beside it, and in none of `clean`. It tells what failed, each as a sentence without any value.
 */
export function customProof({ builtIn, keywords, custom }: Beside): (rule: CustomRule) => readonly string[] {
  const together = new Engine(builtIn, { keywords, custom: custom.map(inAnyFile) });
  return (rule) => {
    const alone = new Engine([], { custom: [inAnyFile(rule)] });
    const missed = rule.examples.match.map((text, i) => {
      const why = missing(scanned(alone, text)) ?? displaced(rule, scanned(together, text));
      return why === undefined ? undefined : `"examples.match.${i}" ${why}`;
    });
    const found = rule.examples.clean.map((text, i) =>
      scanned(alone, text).findings.length === 0 ? undefined : `"examples.clean.${i}" is found`,
    );
    return [...missed, ...found].filter((failure) => failure !== undefined);
  };
}

const inAnyFile = (rule: CustomRule): CustomRule => ({ ...rule, inFile: () => true });

function scanned(engine: Engine, text: string): Scan {
  return scanDocument(engine, { path: '', bytes: Buffer.from(text), added: 'all' }, () => true);
}

function missing({ findings, dismissed, setAside }: Scan): string | undefined {
  if (findings.length > 0) return undefined;
  if (setAside.length > 0) return 'is set aside by a comment in it';
  const reason = dismissed[0]?.reason;
  return reason === undefined
    ? 'is not found: its pattern fits nothing on a line that holds a keyword'
    : `is not found, because ${reason}`;
}

function displaced({ id }: CustomRule, { findings }: Scan): string | undefined {
  if (findings.some(({ rule }) => rule.id === id)) return undefined;
  const other = findings[0]?.rule.id ?? 'another rule';
  return `is reported as ${other}, which knows more of such values or is surer`;
}
