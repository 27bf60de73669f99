import type { ScatterFrame } from '../result/scatterFrame.ts';

/** A point of the plot, in pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Pixels from a click within which a dot is hit. */
const REACH = 10;

/** The box between two opposite corners, in the units of the axes. */
export function boxOf(
  { left, top, size, min, max }: ScatterFrame,
  a: Corner,
  b: Corner,
): { readonly x: readonly [number, number]; readonly y: readonly [number, number] } {
  const valueAt = (x: number) => min + ((x - left) / size) * (max - min);
  const heightAt = (y: number) => min + (1 - (y - top) / size) * (max - min);
  const inOrder = (one: number, other: number) => [Math.min(one, other), Math.max(one, other)] as const;
  return { x: inOrder(valueAt(a.x), valueAt(b.x)), y: inOrder(heightAt(a.y), heightAt(b.y)) };
}

/** The dot that a click hits; undefined where none is near. */
export function nearestDot<Dot extends Corner>(dots: readonly Dot[], { x, y }: Corner): Dot | undefined {
  let nearest: Dot | undefined;
  let reach = REACH;
  for (const dot of dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance <= reach) [nearest, reach] = [dot, distance];
  }
  return nearest;
}
