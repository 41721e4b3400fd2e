import type { Policy } from '../config/policy.js';
import type { Engine } from '../core/engine.js';
import type { PolicyViolation } from '../core/env-policy.js';
import type { Finding, FromHistory, NameKind, SetAside } from '../core/finding.js';
import { scanNames, type NameScan } from '../core/name-scan.js';
import type { Gathered, Skipped } from '../core/report.js';
import type { Scan } from '../core/scan.js';
import { coveredBy } from './path-filter.js';

/** A name that git carries. */
export interface Name {
  /** As it is shown. */
  readonly text: string;
  readonly kind: NameKind;
  /** Asked for only where the name holds a secret. */
  readonly about?: () => AboutName;
}

interface AboutName {
  /** What a report gives as its path; the name itself, masked, unless given. */
  readonly path?: string;
  readonly history?: FromHistory;
  /** What in the configuration excuses it. */
  readonly excused?: string | undefined;
}

type Tell = ((findings: readonly Finding[]) => void) | undefined;

/** What names are judged by. */
export interface NameJudging {
  readonly engine: Engine;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
}

const NOTES: Readonly<Record<NameKind, string>> = {
  file: 'it stands in the name of a file',
  ref: 'it stands in the name of a branch or tag',
  person: 'it stands in the name or address of a person',
};

/** @returns the names of files, of which those that the configuration passes over are excused */
export function fileNames(
  paths: readonly string[],
  ignored: (path: string) => boolean,
  config: Policy,
): readonly Name[] {
  const nameOf = (text: string): Name => ({
    text,
    kind: 'file',
    about: () => ({ excused: ignored(text) ? coveredBy(config) : undefined }),
  });
  return paths.map(nameOf);
}

/**
 * @param tell gets the findings, too
 * @returns what the names hold, as scans for a report
 */
export function scansOfNames({ engine, now }: NameJudging, names: readonly Name[], tell?: Tell): Gathered['scans'] {
  const found = scanNames(
    engine,
    names.map(({ text }) => text),
    now,
  );
  if (found.size === 0) return [];
  const scans = names.flatMap((name) => {
    const scan = found.get(name.text);
    if (scan === undefined) return [];
    const about = name.about?.() ?? {};
    return [{ path: about.path ?? scan.masked, scan: namedScan(name.kind, about, scan) }];
  });
  tell?.(scans.flatMap(({ scan }) => scan.findings));
  return scans;
}

function namedScan(kind: NameKind, { path, history, excused }: AboutName, { findings }: NameScan): Scan {
  const named = findings.map((finding): Finding => ({
    ...finding,
    ...(path === undefined ? {} : { path }),
    ...(history === undefined ? {} : { history }),
    inName: kind,
    notes: [...finding.notes, NOTES[kind]],
  }));
  const nothing = { findings: [], setAside: [], dismissed: [], broken: [] };
  if (excused === undefined) return { ...nothing, findings: named };
  const reason: SetAside['reason'] = { kind: 'config', text: excused };
  return { ...nothing, setAside: named.map((finding) => ({ finding, reason })) };
}

/**
 * Masks secrets in the paths of what is to be reported, and wherever its messages repeat such a path.
 *
 * @returns the same where no path holds a secret
 */
export function withMaskedPaths<G extends Gathered>({ engine, now }: NameJudging, gathered: G): G {
  const { scans, policy, skipped, unread } = gathered;
  const paths = [...policy, ...skipped, ...(unread ?? []), ...scans.filter(({ scan }) => shows(scan))];
  const found = scanNames(
    engine,
    paths.map(({ path }) => path),
    now,
  );
  if (found.size === 0) return gathered;
  const masked = (path: string): string => found.get(path)?.masked ?? path;
  const row = <S extends Skipped>(one: S): S => ({ ...one, path: masked(one.path) });
  return {
    ...gathered,
    scans: scans.map(({ path, scan }) => ({ path: masked(path), scan: maskedScan(scan, masked) })),
    policy: policy.map((one) => maskedViolation(one, masked(one.path))),
    skipped: skipped.map(row),
    ...(unread === undefined ? {} : { unread: unread.map(row) }),
  };
}

/** @returns findings as they may be handed on before the report is made */
export function maskedTell({ engine, now }: NameJudging, tell: Tell): Tell {
  return (
    tell &&
    ((findings) => {
      const paths = scanNames(
        engine,
        findings.map(({ path }) => path),
        now,
      );
      tell(findings.map((finding) => ({ ...finding, path: paths.get(finding.path)?.masked ?? finding.path })));
    })
  );
}

function maskedViolation(violation: PolicyViolation, path: string): PolicyViolation {
  const text = (said: string): string => said.replaceAll(violation.path, path);
  const { message, fix, commands } = violation;
  return { ...violation, path, message: text(message), fix: text(fix), commands: commands.map(text) };
}

function shows({ findings, setAside, dismissed, broken }: Scan): boolean {
  return findings.length + setAside.length + dismissed.length + broken.length > 0;
}

function maskedScan(scan: Scan, masked: (path: string) => string): Scan {
  const place = <T extends { readonly path: string }>(one: T): T => ({ ...one, path: masked(one.path) });
  return {
    ...scan,
    findings: scan.findings.map(place),
    setAside: scan.setAside.map(({ finding, reason }) => ({ finding: place(finding), reason })),
    dismissed: scan.dismissed.map(place),
  };
}
