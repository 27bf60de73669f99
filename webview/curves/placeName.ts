import type { Point } from './curvePoints.ts';

/** A name that wants a place at a horizontal line. */
export interface NameBounds {
  /** Height of the line in pixels. */
  readonly lineY: number;
  /** Right end of the name. */
  readonly right: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const height = 11;
const away = 4;

/** The baseline of a name at the right end of its line: above it, else below it; undefined where it would cover a curve on both sides. */
export function placeName({ lineY, right, width, top, bottom }: NameBounds, curves: readonly (readonly Point[])[]): number | undefined {
  const places = [lineY - away, lineY + away + height - 2];
  return places.find(
    (baseline) =>
      baseline - height >= top &&
      baseline + 2 <= bottom &&
      !curves.some((curve) => touches(curve, { left: right - width - 2, right: right + 2, top: baseline - height, bottom: baseline + 3 })),
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** True where a segment of the curve is in the box. */
function touches(curve: readonly Point[], { left, right, top, bottom }: Box): boolean {
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1], curve[i]];
    if (b.x < left || a.x > right) continue;
    const slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
    const yAt = (x: number) => (b.x > a.x ? a.y + slope * (Math.max(a.x, Math.min(b.x, x)) - a.x) : x <= a.x ? a.y : b.y);
    const [from, to] = b.x > a.x ? [yAt(left), yAt(right)] : [a.y, b.y];
    if (Math.max(from, to) >= top && Math.min(from, to) <= bottom) return true;
  }
  return false;
}
