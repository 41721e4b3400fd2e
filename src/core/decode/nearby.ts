import { lastFrom } from '../ordered.js';

/** How far from a keyword an escape may stand that is frequent in other texts, in bytes. */
const REACH = 120;

/** @returns whether one of the rising offsets, where keywords of rules end, is near a place: nothing else is looked for there */
export function isNear(keywords: readonly number[], place: number): boolean {
  const nearest = keywords[lastFrom(keywords, place + REACH, (keyword) => keyword)];
  return nearest !== undefined && nearest > place - REACH;
}
