/**
 * How many of `count` things fit on one line with `gap` between them; where not all do, `more` has to fit behind them. Measures no more of them
 * than there is room for: there may be 100 000, and measuring a text is slow.
 */
export function fittingCount(count: number, widthOf: (index: number) => number, room: number, gap: number, more: number): number {
  let used = 0;
  let fitting = 0;
  for (let index = 0; index < count; index++) {
    used += widthOf(index) + (index > 0 ? gap : 0);
    if (used > room) return fitting;
    if (used + gap + more <= room) fitting = index + 1;
  }
  return count;
}
