/** @returns the place of the last of the ordered things that begins at the offset or before; -1 where all begin behind it */
export function lastFrom<T>(things: readonly T[], offset: number, begin: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begin(things[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
