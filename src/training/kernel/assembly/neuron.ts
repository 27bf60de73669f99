import { madd } from './arithmetic';
import { headBias, headBiasGradient, headGradient, headWeights } from './head';
import { measureFour } from './tally';


@inline
function sumLanes(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/**
 * A single neuron with up to four inputs on up to 32 rows, entirely in registers: four rows are transposed into four columns, so that each
 * lane is a row. `rows` points to row numbers, `features` has 4 numbers per row. A `scale` of 0 only measures and adds nothing to the
 * gradient. `gradientOffset` selects the gradient of a shard.
 */
export function neuronChunk(rows: usize, count: i32, features: usize, targets: usize, scale: f32, gradientOffset: usize): void {
  const weights = v128.load(headWeights);
  const w0 = v128.shuffle<f32>(weights, weights, 0, 0, 0, 0);
  const w1 = v128.shuffle<f32>(weights, weights, 1, 1, 1, 1);
  const w2 = v128.shuffle<f32>(weights, weights, 2, 2, 2, 2);
  const w3 = v128.shuffle<f32>(weights, weights, 3, 3, 3, 3);
  const bias = v128.load_splat<f32>(headBias);
  let g0 = f32x4.splat(0);
  let g1 = g0;
  let g2 = g0;
  let g3 = g0;
  let gBias = g0;
  for (; count > 0; count -= 4, rows += 16) {
    // Past the end the last row is repeated; those lanes are ignored.
    const rowA = <usize>load<u32>(rows);
    const rowB = <usize>load<u32>(rows + ((<usize>min(count - 1, 1)) << 2));
    const rowC = <usize>load<u32>(rows + ((<usize>min(count - 1, 2)) << 2));
    const rowD = <usize>load<u32>(rows + ((<usize>min(count - 1, 3)) << 2));
    const a = v128.load(features + (rowA << 4));
    const b = v128.load(features + (rowB << 4));
    const c = v128.load(features + (rowC << 4));
    const d = v128.load(features + (rowD << 4));
    let y = v128.load_splat<f32>(targets + (rowA << 2));
    y = v128.load_lane<f32>(targets + (rowB << 2), y, 1);
    y = v128.load_lane<f32>(targets + (rowC << 2), y, 2);
    y = v128.load_lane<f32>(targets + (rowD << 2), y, 3);
    const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const x0 = v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5);
    const x1 = v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7);
    const x2 = v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5);
    const x3 = v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7);
    const left = madd(f32x4.mul(x0, w0), x1, w1);
    const right = madd(f32x4.mul(x2, w2), x3, w3);
    const deltas = measureFour(f32x4.add(bias, f32x4.add(left, right)), y, rows, count, scale);
    g0 = madd(g0, deltas, x0);
    g1 = madd(g1, deltas, x1);
    g2 = madd(g2, deltas, x2);
    g3 = madd(g3, deltas, x3);
    gBias = f32x4.add(gBias, deltas);
  }
  if (scale == 0) return;
  const gradient = f32x4(sumLanes(g0), sumLanes(g1), sumLanes(g2), sumLanes(g3));
  const weightGradient = headGradient + gradientOffset;
  const biasGradient = headBiasGradient + gradientOffset;
  v128.store(weightGradient, f32x4.add(v128.load(weightGradient), gradient));
  v128.store(biasGradient, f32x4.add(v128.load(biasGradient), gBias));
}
