/** How many of these widths stand on one line with `gap` between them; where not all do, `more` has to stand behind them. */
export function fittingCount(widths: readonly number[], room: number, gap: number, more: number): number {
  const whole = widths.reduce((sum, width, index) => sum + width + (index > 0 ? gap : 0), 0);
  if (whole <= room) return widths.length;
  let used = more;
  let count = 0;
  for (const width of widths) {
    used += width + gap;
    if (used > room) break;
    count++;
  }
  return count;
}
