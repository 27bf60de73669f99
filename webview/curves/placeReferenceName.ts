/** A point of a curve in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The name of a horizontal line. */
export interface NameWish {
  /** Height of the line in pixels from the top. */
  readonly lineY: number;
  readonly width: number;
  readonly height: number;
}

/** Left and top of the name. */
export interface PlacedName {
  readonly left: number;
  readonly top: number;
}

const distance = 3;
const steps = 12;

/**
 * Where the name of a horizontal line can stand without lying on a curve: above or below the line, as far left as possible. Where
 * curves are everywhere it takes the place that they cross least.
 */
export function placeReferenceName(
  wish: NameWish,
  plotWidth: number,
  plotHeight: number,
  curves: readonly (readonly Point[])[],
): PlacedName {
  const lastLeft = Math.max(0, plotWidth - wish.width - 6);
  let best: PlacedName = { left: lastLeft, top: wish.lineY - wish.height - distance };
  let bestHits = Infinity;
  for (let step = 0; step <= steps; step++) {
    const left = Math.min(lastLeft, 8 + ((lastLeft - 8) * step) / steps);
    for (const top of tops(wish)) {
      if (top < 0 || top + wish.height > plotHeight) continue;
      const hits = curves.reduce(
        (sum, curve) => sum + countHits(curve, left - 3, left + wish.width + 3, top - 2, top + wish.height + 2),
        0,
      );
      if (hits === 0) return { left, top };
      if (hits < bestHits) {
        bestHits = hits;
        best = { left, top };
      }
    }
  }
  return best;
}

/** Directly above and below the line, then a little further away. */
function tops({ lineY, height }: NameWish): number[] {
  return [distance, distance + 10, distance + 18].flatMap((away) => [lineY - height - away, lineY + away]);
}

/** How many segments of the curve touch the box. */
function countHits(curve: readonly Point[], left: number, right: number, top: number, bottom: number): number {
  let hits = 0;
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1];
    const b = curve[i];
    if (b.x < left || a.x > right) continue;
    const width = b.x - a.x || 1;
    const yAt = (x: number) => a.y + (b.y - a.y) * Math.max(0, Math.min(1, (x - a.x) / width));
    const from = yAt(left);
    const to = yAt(right);
    if (Math.max(from, to) >= top && Math.min(from, to) <= bottom) hits++;
  }
  return hits;
}
