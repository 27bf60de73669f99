import { xOfEpoch, type EpochAxis } from '../transport/epochAxis.ts';

/** A point of a curve in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A curve over the epochs 1…`length` (index 0: epoch 1) as polylines in pixels: at most the lowest and the highest point of each pixel column, in
 * order, and the last one. Where `yOf` is not finite the line is interrupted.
 */
export function curvePoints(values: Float32Array, length: number, axis: EpochAxis, yOf: (value: number) => number): readonly Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  let [low, high]: [Point | undefined, Point | undefined] = [undefined, undefined];
  let pixel = Number.NaN;
  const flush = () => {
    if (low && high) line.push(...(low === high ? [low] : low.x <= high.x ? [low, high] : [high, low]));
    low = high = undefined;
  };
  const breakOff = () => {
    flush();
    if (line.length > 0) lines.push(line);
    line = [];
  };
  for (let i = 0; i < length; i++) {
    const y = yOf(values[i]);
    if (!Number.isFinite(y)) {
      breakOff();
      continue;
    }
    const point = { x: xOfEpoch(axis, i + 1), y };
    if (Math.floor(point.x) !== pixel || i === length - 1) flush();
    pixel = Math.floor(point.x);
    if (!low || y < low.y) low = point;
    if (!high || y > high.y) high = point;
  }
  breakOff();
  return lines;
}

/** The lines as an SVG path, in tenths of a pixel. */
export function pathOf(lines: readonly (readonly Point[])[]): string {
  const write = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  // A line of one point is visible by its round cap.
  return lines.map((line) => `M${(line.length === 1 ? [line[0], line[0]] : line).map(write).join('L')}`).join('');
}
