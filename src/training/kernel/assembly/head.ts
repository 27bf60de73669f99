import { madd } from './arithmetic';
import { scaleBySlope } from './tileEnd';

/** The output neuron: `headDepth` weights (a multiple of 4; 0 where the last layer has more units), its bias, and where their gradients are. */
export let headDepth: i32 = 0;
export let headWeights: usize = 0;
export let headBias: usize = 0;
export let headGradient: usize = 0;
export let headBiasGradient: usize = 0;

/** Σ of the output neuron for the four rows that begin at a, b, c and d. */
@inline
export function headSums(a: usize, b: usize, c: usize, d: usize): v128 {
  let sumA = f32x4.splat(0);
  let sumB = sumA;
  let sumC = sumA;
  let sumD = sumA;
  for (let w = headWeights, end = w + (<usize>headDepth << 2); w < end; w += 16) {
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
  const sums = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  return f32x4.add(sums, v128.load_splat<f32>(headBias));
}

/**
 * Adds four rows to the gradient of the output neuron's weights. Where there is a layer before, it is also told its slopes, which begin at
 * `inputSlopes` (4 × headDepth); the rows follow each other then. `end` is that layer's tile end, see `slopeEnd`.
 * `gradientOffset` leads to the gradient of a shard.
 */
@inline
export function addHeadGradient(a: usize, b: usize, c: usize, d: usize, slopes: v128, inputSlopes: usize, end: i32, gradientOffset: usize): void {
  const slopeA = v128.shuffle<f32>(slopes, slopes, 0, 0, 0, 0);
  const slopeB = v128.shuffle<f32>(slopes, slopes, 1, 1, 1, 1);
  const slopeC = v128.shuffle<f32>(slopes, slopes, 2, 2, 2, 2);
  const slopeD = v128.shuffle<f32>(slopes, slopes, 3, 3, 3, 3);
  const step = <usize>headDepth << 2;
  const start = headGradient + gradientOffset;
  for (let offset: usize = 0; offset < step; offset += 16) {
    const valuesA = v128.load(a + offset);
    const valuesB = v128.load(b + offset);
    const valuesC = v128.load(c + offset);
    const valuesD = v128.load(d + offset);
    const ab = madd(f32x4.mul(slopeA, valuesA), slopeB, valuesB);
    const cd = madd(f32x4.mul(slopeC, valuesC), slopeD, valuesD);
    const gradient = start + offset;
    v128.store(gradient, f32x4.add(v128.load(gradient), f32x4.add(ab, cd)));
    if (inputSlopes == 0) continue;
    const weights = v128.load(headWeights + offset);
    const to = inputSlopes + offset;
    v128.store(to, scaleBySlope(end, valuesA, f32x4.mul(slopeA, weights)));
    v128.store(to + step, scaleBySlope(end, valuesB, f32x4.mul(slopeB, weights)));
    v128.store(to + 2 * step, scaleBySlope(end, valuesC, f32x4.mul(slopeC, weights)));
    v128.store(to + 3 * step, scaleBySlope(end, valuesD, f32x4.mul(slopeD, weights)));
  }
  const bias = headBiasGradient + gradientOffset;
  v128.store(bias, f32x4.add(v128.load(bias), slopes));
}
