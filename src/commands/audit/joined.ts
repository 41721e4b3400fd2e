import { join, relative, sep } from 'node:path';
import { isOutside } from '../../disk/outside.js';
import { sumOf } from './results.js';
import type { Audited } from './tree.js';

/** Gives what was found below another root the path it is reported under. */
type Move = <T extends { readonly path: string }>(one: T) => T;

/** @returns what makes paths below another root ones below this root where they lie there, else absolute ones */
export function mover(root: string, otherRoot: string): Move {
  return (one) => {
    const absolute = join(otherRoot, one.path);
    const way = relative(root, absolute);
    return { ...one, path: (isOutside(way) ? absolute : way).split(sep).join('/') };
  };
}

/** @returns the audit with all its paths moved */
export function moved(audited: Audited, move: Move): Audited {
  const { scans, policy, skipped, unread } = audited;
  return {
    ...audited,
    scans: scans.map((one) => {
      const { findings, setAside, dismissed, broken } = one.scan;
      const aside = setAside.map(({ finding, reason }) => ({ finding: move(finding), reason }));
      const { path } = move(one);
      return { path, scan: { findings: findings.map(move), setAside: aside, dismissed: dismissed.map(move), broken } };
    }),
    ...{ policy: policy.map(move), skipped: skipped.map(move), unread: unread.map(move) },
  };
}

/** @returns several audits as one, by the configuration of the first */
export function joined(parts: readonly Audited[]): Audited {
  const [first] = parts as readonly [Audited];
  return {
    ...first,
    scans: parts.flatMap(({ scans }) => scans),
    policy: parts.flatMap(({ policy }) => policy),
    skipped: parts.flatMap(({ skipped }) => skipped),
    unread: parts.flatMap(({ unread }) => unread),
    scanned: { ...sumOf(parts.map(({ scanned }) => scanned)), rules: first.scanned.rules },
  };
}
