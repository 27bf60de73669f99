import { madd } from './arithmetic';
import { scaleBySlope } from './tileEnds';

/** The output neuron: `headDepth` weights (a multiple of 4; 0 where the last layer has more units), its bias, and where their gradients are. */
export let headDepth: i32 = 0;
export let headWeights: usize = 0;
export let headBias: usize = 0;
export let headGradient: usize = 0;
export let headBiasGradient: usize = 0;

/** Σ of the output neuron for four rows of strips (see `multiply.ts`) of `strip` bytes. */
@inline
export function headSums(values: usize, strip: usize): v128 {
  let sumA = f32x4.splat(0);
  let sumB = sumA;
  let sumC = sumA;
  let sumD = sumA;
  for (let w = headWeights, end = w + (<usize>headDepth << 2); w < end; w += 16) {
    const weights = v128.load(w);
    sumA = madd(sumA, v128.load(values), weights);
    sumB = madd(sumB, v128.load(values, 16), weights);
    sumC = madd(sumC, v128.load(values, 32), weights);
    sumD = madd(sumD, v128.load(values, 48), weights);
    values += strip;
  }
  const ab = f32x4.add(v128.shuffle<f32>(sumA, sumB, 0, 4, 1, 5), v128.shuffle<f32>(sumA, sumB, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(sumC, sumD, 0, 4, 1, 5), v128.shuffle<f32>(sumC, sumD, 2, 6, 3, 7));
  const sums = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  return f32x4.add(sums, v128.load_splat<f32>(headBias));
}

/**
 * Adds four rows to the gradient of the output neuron's weights. Where there is a layer before, it is also told its slopes, which begin at
 * `inputSlopes`, in strips as well. `end` is that layer's tile end, see `slopeEnd`.
 * `gradientOffset` leads to the gradient of a shard.
 */
@inline
export function addHeadGradient(values: usize, strip: usize, slopes: v128, inputSlopes: usize, end: i32, gradientOffset: usize): void {
  const slopeA = v128.shuffle<f32>(slopes, slopes, 0, 0, 0, 0);
  const slopeB = v128.shuffle<f32>(slopes, slopes, 1, 1, 1, 1);
  const slopeC = v128.shuffle<f32>(slopes, slopes, 2, 2, 2, 2);
  const slopeD = v128.shuffle<f32>(slopes, slopes, 3, 3, 3, 3);
  const way = headGradient - headWeights + gradientOffset;
  let to = inputSlopes;
  for (let weight = headWeights, weightsEnd = weight + (<usize>headDepth << 2); weight < weightsEnd; weight += 16) {
    const valuesA = v128.load(values);
    const valuesB = v128.load(values, 16);
    const valuesC = v128.load(values, 32);
    const valuesD = v128.load(values, 48);
    values += strip;
    const ab = madd(f32x4.mul(slopeA, valuesA), slopeB, valuesB);
    const cd = madd(f32x4.mul(slopeC, valuesC), slopeD, valuesD);
    const gradient = weight + way;
    v128.store(gradient, f32x4.add(v128.load(gradient), f32x4.add(ab, cd)));
    if (inputSlopes == 0) continue;
    const weights = v128.load(weight);
    v128.store(to, scaleBySlope(end, valuesA, f32x4.mul(slopeA, weights)));
    v128.store(to, scaleBySlope(end, valuesB, f32x4.mul(slopeB, weights)), 16);
    v128.store(to, scaleBySlope(end, valuesC, f32x4.mul(slopeC, weights)), 32);
    v128.store(to, scaleBySlope(end, valuesD, f32x4.mul(slopeD, weights)), 48);
    to += strip;
  }
  const bias = headBiasGradient + gradientOffset;
  v128.store(bias, f32x4.add(v128.load(bias), slopes));
}
