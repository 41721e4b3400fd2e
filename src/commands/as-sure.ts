import type { Finding } from '../core/finding.js';
import type { Scan } from '../core/scan.js';
import { outweighs } from '../core/severity.js';

/** @returns what a scan found, set aside or not */
export function everyFinding({ findings, setAside }: Scan): readonly Finding[] {
  return [...findings, ...setAside.map(({ finding }) => finding)];
}

/** @returns the rule and the place of a finding, which tell it from others in the same content */
export function placeOf({ rule, line, column }: Finding): string {
  return `${rule.id} ${line}:${column}`;
}

/**
 * @param other a scan of the same content under another path
 * @returns whether a finding is not in the other scan, or counts for less there
 */
export function unlessIn(other: Scan): (finding: Finding) => boolean {
  const held = new Map(everyFinding(other).map((finding) => [placeOf(finding), finding]));
  return (finding) => {
    const known = held.get(placeOf(finding));
    return known === undefined || outweighs(finding, known);
  };
}
