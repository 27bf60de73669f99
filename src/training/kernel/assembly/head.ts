import { madd } from './arithmetic';
import { measureFour } from './tally';
import { KEEP, scaleByDerivative, SCALE_BY_RELU_DERIVATIVE } from './tileEnd';

/**
 * The output neuron: `headDepth` weights (a multiple of 4; 0 if the last layer has several units), its bias, and the addresses of their
 * gradients.
 */
export let headDepth: i32 = 0;
export let headWeights: usize = 0;
export let headBias: usize = 0;
export let headGradient: usize = 0;
export let headBiasGradient: usize = 0;

/** For each row of a chunk the neuron's Σ, later overwritten by the derivative of the loss with respect to it. */
export let headDeltas: usize = 0;

/**
 * Stores Σ for up to 32 rows of `values` (rows × headDepth), four at a time. This and the next passes are separate because there is so
 * little to do per row: many rows are in progress at once and none waits for the previous one.
 */
export function sumRows(values: usize, count: i32): void {
  const step = (<usize>headDepth) << 2;
  const bias = v128.load_splat<f32>(headBias);
  for (let to = headDeltas, end = to + ((<usize>count) << 2); to < end; to += 16, values += 4 * step) {
    v128.store(to, f32x4.add(sumsOfFour(values, step), bias));
  }
}


@inline
function sumsOfFour(a: usize, step: usize): v128 {
  let b = a + step;
  let c = b + step;
  let d = c + step;
  let sumA = f32x4.splat(0);
  let sumB = sumA;
  let sumC = sumA;
  let sumD = sumA;
  for (let w = headWeights, end = w + step; w < end; w += 16) {
    const weights = v128.load(w);
    sumA = madd(sumA, v128.load(a), weights);
    sumB = madd(sumB, v128.load(b), weights);
    sumC = madd(sumC, v128.load(c), weights);
    sumD = madd(sumD, v128.load(d), weights);
    a += 16;
    b += 16;
    c += 16;
    d += 16;
  }
  const ab = f32x4.add(v128.shuffle<f32>(sumA, sumB, 0, 4, 1, 5), v128.shuffle<f32>(sumA, sumB, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(sumC, sumD, 0, 4, 1, 5), v128.shuffle<f32>(sumC, sumD, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Tallies the rows whose Σ are stored and replaces these by the derivatives. `rows` points to the row numbers. */
export function measureRows(rows: usize, count: i32, targets: usize, scale: f32): void {
  for (let at = headDeltas; count > 0; count -= 4, rows += 16, at += 16) {
    // Past the end the last target is repeated; those lanes are ignored.
    let y = v128.load_splat<f32>(targets + ((<usize>load<u32>(rows)) << 2));
    y = v128.load_lane<f32>(targets + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 1)) << 2))) << 2), y, 1);
    y = v128.load_lane<f32>(targets + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 2)) << 2))) << 2), y, 2);
    y = v128.load_lane<f32>(targets + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 3)) << 2))) << 2), y, 3);
    v128.store(at, measureFour(v128.load(at), y, rows, count, scale));
  }
}

/**
 * Adds the rows of `values` to the output neuron's gradient, using the stored derivatives. If there is a previous layer, its deltas are
 * written to `inputDeltas` (rows × headDepth), with `end` as its tile end, see `derivativeEnd`. `gradientOffset` selects the gradient of a
 * shard.
 */
export function addHeadGradient(values: usize, count: i32, inputDeltas: usize, end: i32, gradientOffset: usize): void {
  const deltasEnd = headDeltas + ((<usize>count) << 2);
  if (inputDeltas == 0) addColumns(values, 0, KEEP, false, deltasEnd, headGradient + gradientOffset);
  else if (end == SCALE_BY_RELU_DERIVATIVE)
    addColumns(values, inputDeltas, SCALE_BY_RELU_DERIVATIVE, true, deltasEnd, headGradient + gradientOffset);
  else addColumns(values, inputDeltas, end, true, deltasEnd, headGradient + gradientOffset);
  const bias = headBiasGradient + gradientOffset;
  let sum = v128.load(bias);
  for (let at = headDeltas; at < deltasEnd; at += 16) sum = f32x4.add(sum, v128.load(at));
  v128.store(bias, sum);
}


@inline
function addColumns(values: usize, inputDeltas: usize, end: i32, hasInputDeltas: bool, deltasEnd: usize, gradient: usize): void {
  const step = (<usize>headDepth) << 2;
  for (let offset: usize = 0; offset < step; offset += 16) {
    const weights = v128.load(headWeights + offset);
    let sum = v128.load(gradient + offset);
    let a = values + offset;
    let to = inputDeltas + offset;
    for (let at = headDeltas; at < deltasEnd; at += 16) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const deltaA = v128.load_splat<f32>(at);
      const deltaB = v128.load_splat<f32>(at, 4);
      const deltaC = v128.load_splat<f32>(at, 8);
      const deltaD = v128.load_splat<f32>(at, 12);
      const valuesA = v128.load(a);
      const valuesB = v128.load(b);
      const valuesC = v128.load(c);
      const valuesD = v128.load(d);
      const ab = madd(f32x4.mul(deltaA, valuesA), deltaB, valuesB);
      const cd = madd(f32x4.mul(deltaC, valuesC), deltaD, valuesD);
      sum = f32x4.add(sum, f32x4.add(ab, cd));
      a = d + step;
      if (!hasInputDeltas) continue;
      v128.store(to, scaleByDerivative(end, valuesA, f32x4.mul(deltaA, weights)));
      v128.store(to + step, scaleByDerivative(end, valuesB, f32x4.mul(deltaB, weights)));
      v128.store(to + 2 * step, scaleByDerivative(end, valuesC, f32x4.mul(deltaC, weights)));
      v128.store(to + 3 * step, scaleByDerivative(end, valuesD, f32x4.mul(deltaD, weights)));
      to += 4 * step;
    }
    v128.store(gradient + offset, sum);
  }
}
