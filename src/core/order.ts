/** @returns below, at or above 0 as `a` comes before, with or after `b`: by code units, the same in every language of the machine */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
