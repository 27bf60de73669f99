import { decisionThreshold, type BinaryTarget, type TargetEncoding } from '../../dataset/encoding/encoder.ts';
import type { Activation } from '../../network/architecture.ts';
import { log } from '../../network/elementary.ts';
import type { AnswerGrid } from './answerGrid.ts';

/** Line segments on the map: x and y of one end, x and y of the other, all 0…1 with y upwards. */
export type Segments = readonly (readonly [number, number, number, number])[];

/** Signed height of a point above the boundary: positive on the side of the given class, 0 on the boundary. */
type Height = (point: number) => number;

/**
 * The boundary between classes, by marching squares (the two-dimensional form of Lorensen & Cline 1987) with linear interpolation: exact
 * for a single neuron, whose Σ is linear. Empty for numbers, and along an axis of categories, which has nothing between them.
 */
export function boundaryOf(grid: AnswerGrid, target: TargetEncoding, activation: Activation): Segments {
  if (target.type === 'regression') return [];
  const { preActivations, outputCount } = grid;
  if (target.type === 'binary') {
    const border = thresholdSum(target, activation);
    return contour(grid, (point) => preActivations[point] - border);
  }
  return target.classes.flatMap((_, index) => contour(grid, (point) => lead(preActivations, point * outputCount, outputCount, index)));
}

/** The Σ above which the second of two classes is predicted: 0 for any activation, unless the decision threshold was moved. */
export function thresholdSum(target: BinaryTarget, activation: Activation): number {
  const border = activation === 'sigmoid' ? decisionThreshold(target) : 0.5;
  return border === 0.5 ? 0 : log(border / (1 - border));
}

/** How far the Σ of one class is above the largest Σ of the others. */
function lead(preActivations: Float64Array, start: number, count: number, index: number): number {
  let best = -Infinity;
  for (let of = 0; of < count; of++) if (of !== index && preActivations[start + of] > best) best = preActivations[start + of];
  return preActivations[start + index] - best;
}

function contour(grid: AnswerGrid, heightOf: Height): Segments {
  const { x, y, xs, ys } = grid;
  if (x.type === 'category' && y.type === 'category') return [];
  if (x.type === 'category') return acrossBands(xs.length, ys, (band, place) => heightOf(place * xs.length + band)).map(swap);
  if (y.type === 'category') return acrossBands(ys.length, xs, (band, place) => heightOf(band * xs.length + place));
  return marchSquares(xs, ys, heightOf);
}

function swap([a, b, c, d]: Segments[number]): Segments[number] {
  return [b, a, d, c];
}

/** Where the height crosses 0 along the scale, drawn as a line across the band. */
function acrossBands(bands: number, shares: readonly number[], heightOf: (band: number, place: number) => number): Segments {
  const segments: [number, number, number, number][] = [];
  for (let band = 0; band < bands; band++) {
    for (let place = 1; place < shares.length; place++) {
      const [a, b] = [heightOf(band, place - 1), heightOf(band, place)];
      if (a > 0 === b > 0) continue;
      const at = shares[place - 1] + (shares[place] - shares[place - 1]) * passing(a, b);
      segments.push([at, band / bands, at, (band + 1) / bands]);
    }
  }
  return segments;
}

function marchSquares(xs: readonly number[], ys: readonly number[], heightOf: Height): Segments {
  const segments: [number, number, number, number][] = [];
  const width = xs.length;
  const heights = new Float64Array(width * ys.length);
  for (let point = 0; point < heights.length; point++) heights[point] = heightOf(point);
  for (let line = 0; line + 1 < ys.length; line++) {
    for (let place = 0; place + 1 < width; place++) {
      const at = line * width + place;
      const a = heights[at];
      const b = heights[at + 1];
      const c = heights[at + width + 1];
      const d = heights[at + width];
      const isAbove = a > 0;
      if (b > 0 === isAbove && c > 0 === isAbove && d > 0 === isAbove) continue;
      const crossings = crossingsOf([a, b, c, d], [xs[place], xs[place + 1]], [ys[line], ys[line + 1]]);
      for (let end = 1; end < crossings.length; end += 2) segments.push([...crossings[end - 1], ...crossings[end]]);
    }
  }
  return segments;
}

/** Where the height crosses 0 on the sides of the square, as pairs of connected points: one pair, or two at a saddle. */
function crossingsOf(
  [a, b, c, d]: readonly [number, number, number, number],
  [left, right]: readonly [number, number],
  [low, high]: readonly [number, number],
): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  if (a > 0 !== b > 0) found.push([left + (right - left) * passing(a, b), low]);
  if (b > 0 !== c > 0) found.push([right, low + (high - low) * passing(b, c)]);
  if (c > 0 !== d > 0) found.push([left + (right - left) * passing(d, c), high]);
  if (d > 0 !== a > 0) found.push([left, low + (high - low) * passing(a, d)]);
  // At a saddle the value in the middle decides which corners are connected. The sides are bottom, right, top, left.
  const isMiddleAbove = a + b + c + d > 0;
  if (found.length === 4 && isMiddleAbove === a > 0) return [found[0], found[1], found[2], found[3]];
  if (found.length === 4) return [found[3], found[0], found[1], found[2]];
  return found;
}

/** The fraction of the way between two heights at which 0 lies. */
function passing(from: number, to: number): number {
  return from / (from - to);
}
