import { crc32, inBase } from '../src/core/evidence/crc32.js';
import { sampleOf, seeded } from '../src/core/shape-sample.js';
import { base62 } from '../src/core/shape.js';

/** @returns a made-up token that checks out: GitHub's shape, with its checksum; another one for each seed */
export function githubToken(seed = 1): string {
  const body = sampleOf(base62(30), seeded(seed));
  return `ghp_${body}${inBase(crc32(body), 6)}`;
}

/** @returns a made-up password, drawn from letters and digits; another one for each seed */
export function drawnPassword(seed = 1): string {
  return `${sampleOf(base62(10), seeded(seed))}k7`;
}
