import type { Dismissal, Finding, FromHistory, SetAside } from '../../core/finding.js';
import type { Scan } from '../../core/scan.js';
import { outweighs } from '../../core/severity.js';
import type { Origin } from '../../git/history.js';

/** Where a version comes from. */
export interface VersionPlace {
  /** A tag on no commit has a date only. */
  readonly origin: Partial<Origin> | undefined;
  /** Whether HEAD has this very content. */
  readonly inHead: boolean;
}

type Kept = { readonly finding: Finding; readonly origin: Partial<Origin> | undefined };

/**
 * Folds the scans of successive versions: a rule's value at a path is told once, of the oldest version in which it counts for as
 * much as it ever does. Keys hold the values themselves, so they stay here.
 */
export class HistoryFold {
  readonly #findings = new Map<string, Kept>();
  readonly #setAside = new Map<string, Kept & { readonly reason: SetAside['reason'] }>();
  readonly #dismissed = new Map<string, Dismissal>();
  /** Rule and value of what HEAD's files hold. */
  readonly #inHead = new Set<string>();
  /** What HEAD sets aside, since old versions cannot be told; not where it holds the same once more without a word. */
  readonly #excused = new Map<string, SetAside['reason']>();
  readonly #notExcused = new Set<string>();

  /** Adds a version; those of one path come the oldest first. */
  add(scan: Scan, { origin, inHead }: VersionPlace): void {
    if (inHead) this.noteHead(scan);
    for (const finding of scan.findings)
      if (this.#tells(finding)) this.#findings.set(keyOf(finding), { finding, origin });
    for (const { finding, reason } of scan.setAside) {
      const key = keyOf(finding);
      if (!this.#setAside.has(key)) this.#setAside.set(key, { finding, origin, reason });
    }
    for (const one of scan.dismissed) {
      const key = dismissalKey(one);
      if (!this.#dismissed.has(key)) this.#dismissed.set(key, one);
    }
  }

  /** @returns whether a version says what none of those before it did */
  isNews({ findings, setAside, dismissed }: Scan): boolean {
    return (
      findings.some((finding) => this.#tells(finding)) ||
      setAside.some(({ finding }) => !this.#setAside.has(keyOf(finding))) ||
      dismissed.some((one) => !this.#dismissed.has(dismissalKey(one)))
    );
  }

  #tells(finding: Finding): boolean {
    const known = this.#findings.get(keyOf(finding))?.finding;
    return known === undefined || outweighs(finding, known);
  }

  /** Notes what a file of HEAD holds, without telling of it. */
  noteHead({ findings, setAside }: Pick<Scan, 'findings' | 'setAside'>): void {
    for (const finding of findings) {
      this.#inHead.add(valueOf(finding));
      this.#notExcused.add(keyOf(finding));
    }
    for (const { finding, reason } of setAside) {
      this.#inHead.add(valueOf(finding));
      this.#excused.set(keyOf(finding), reason);
    }
  }

  /** @returns the paths of what was found and does not seem to be in HEAD */
  pathsGone(): ReadonlySet<string> {
    const gone = [...this.#findings.values()].filter(({ finding }) => !this.#inHead.has(valueOf(finding)));
    return new Set(gone.map(({ finding }) => finding.path));
  }

  /** @returns all of it as one scan; an old directive that says nothing valid cannot be mended, so none is told */
  scan(): Scan {
    const findings: Finding[] = [];
    const setAside: SetAside[] = [...this.#setAside]
      .filter(([key]) => !this.#findings.has(key))
      .map(([, kept]) => ({ finding: this.#dated(kept), reason: kept.reason }));
    for (const [key, kept] of this.#findings) {
      const reason = this.#notExcused.has(key) ? undefined : this.#excused.get(key);
      if (reason === undefined) findings.push(this.#dated(kept));
      else setAside.push({ finding: this.#dated(kept), reason });
    }
    return { findings, setAside, dismissed: [...this.#dismissed.values()], broken: [] };
  }

  #dated({ finding, origin }: Kept): Finding {
    return { ...finding, history: fromHistory(origin, this.#inHead.has(valueOf(finding))) };
  }
}

/** @returns how a history has what a commit brought */
export function fromHistory(origin: Partial<Origin> | undefined, inHead: boolean): FromHistory {
  const date = isoDate(origin?.authored);
  return {
    ...(origin?.commit === undefined ? {} : { commit: origin.commit }),
    ...(date === undefined ? {} : { authorDate: date }),
    inHead,
  };
}

function dismissalKey({ ruleId, path, reason }: Dismissal): string {
  return `${ruleId}\0${path}\0${reason}`;
}

function valueOf({ rule, secret }: Finding): string {
  return `${rule.id}\0${secret.reveal()}`;
}

/** @returns what tells a finding of a history from others: it holds the value, so it stays in memory */
export function keyOf(finding: Finding): string {
  return `${finding.path}\0${valueOf(finding)}`;
}

/** Dates beyond what a `Date` holds are of damaged commits. */
function isoDate(seconds: number | undefined): string | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
