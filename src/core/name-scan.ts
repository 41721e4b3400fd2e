import type { Engine } from './engine.js';
import type { Finding } from './finding.js';
import { scanDocument } from './scan.js';
import { reaches } from './severity.js';

/** What of a name may be shown, and which secrets it holds. */
export interface NameScan {
  /** The name with a mask in the place of each secret. */
  readonly masked: string;
  /** Their path is the masked name; columns are those of the name. */
  readonly findings: readonly Finding[];
}

/** A directive names a rule that exists: no name excuses its neighbour. */
const NO_RULE = (): boolean => false;

/**
 * Scans names (paths, refs, people) for secrets that their own form shows, all in one document. What only a word beside it makes
 * a secret does not count: in names, hashes stand beside all kinds of words.
 *
 * @param names as they are shown
 * @param now seconds since 1970, by which tokens have expired
 * @returns the names that hold a secret
 */
export function scanNames(engine: Engine, names: Iterable<string>, now?: number): ReadonlyMap<string, NameScan> {
  const lines = [...new Set(names)];
  const found = new Map<string, NameScan>();
  if (lines.length === 0) return found;
  // The first line is empty, so that no name begins with what could be a byte order mark.
  const text = `\n${lines.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n')}\n`;
  const { findings } = scanDocument(engine, { path: '', bytes: Buffer.from(text), added: 'all' }, NO_RULE, now);
  const byLine = new Map<number, Finding[]>();
  for (const finding of findings.filter(isByForm))
    byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
  for (const [line, some] of byLine) {
    const name = lines[line - 2]!;
    const masked = maskedName(name, some);
    const ofName = (finding: Finding): Finding => ({ ...finding, path: masked, line: 1, endLine: 1 });
    found.set(name, { masked, findings: some.map(ofName) });
  }
  return found;
}

function isByForm({ rule, confidence, privilege, line, endLine }: Finding): boolean {
  if (line !== endLine || privilege === 'publishable' || rule.clientSafe === true) return false;
  if (rule.kind === 'token') return reaches(confidence, 'high');
  return (rule.kind === 'uri' || rule.kind === 'pattern') && reaches(confidence, 'medium');
}

/** Masks from the last finding to the first; where two overlap, their masks join. */
function maskedName(name: string, findings: readonly Finding[]): string {
  const characters = [...name];
  let masked = characters.length;
  for (const { column, endColumn, secret } of findings.toSorted((a, b) => b.column - a.column)) {
    characters.splice(column - 1, Math.min(endColumn - 1, masked) - (column - 1), secret.masked);
    masked = column - 1;
  }
  return characters.join('');
}
