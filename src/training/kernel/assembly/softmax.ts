import { constant } from './constants';
import { exp, LEAST_EXPONENT } from './elementary';
import { Layer } from './layer';
import { addLikelihood, addTally, HIGHEST, LOWEST, sampleWeights } from './tally';

/**
 * Softmax of the last layer's sums and its categorical cross-entropy, row by row; `targets` are class indexes. The derivative with respect
 * to Σ is probability − (1 for the row's class), or 0 for a row whose probability Keras clips (1e-7…1 − 1e-7).
 */
export function softmaxChunk(layer: Layer, rows: usize, count: i32, targets: usize, scale: f32): void {
  const bytes = (<usize>layer.units) << 2;
  let outputs = layer.outputs;
  let deltas = layer.deltas;
  for (const end = rows + ((<usize>count) << 2); rows < end; rows += 4, outputs += bytes, deltas += bytes) {
    const row = (<usize>load<u32>(rows)) << 2;
    const target = outputs + ((<usize>load<f32>(targets + row)) << 2);
    const highest = softmax(outputs, layer.mask, bytes);
    const given = load<f32>(target);
    const weight = sampleWeights != 0 && scale != 0 ? load<f32>(sampleWeights + row) : <f32>1;
    // Written so that NaN stays NaN.
    addLikelihood(given < LOWEST ? LOWEST : given > HIGHEST ? HIGHEST : given, weight);
    if (isFirst(outputs, target, highest)) addTally(0, weight);
    if (scale == 0) continue;
    const factor: f32 = given >= LOWEST && given <= HIGHEST ? scale * weight : 0;
    const factors = f32x4.splat(factor);
    for (let offset: usize = 0; offset < bytes; offset += 16) {
      v128.store(deltas + offset, f32x4.mul(v128.load(outputs + offset), factors));
    }
    store<f32>(deltas + (target - outputs), (given - 1) * factor);
  }
}

/** Turns the sums of one row into probabilities, with 0 where `mask` is 0, and returns the highest. */
function softmax(sums: usize, mask: usize, bytes: usize): f32 {
  const lowest = f32x4.splat(-Infinity);
  let largest = lowest;
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    largest = f32x4.max(largest, v128.bitselect(v128.load(sums + offset), lowest, v128.load(mask + offset)));
  }
  largest = f32x4.max(largest, v128.shuffle<f32>(largest, largest, 2, 3, 0, 1));
  largest = f32x4.max(largest, v128.shuffle<f32>(largest, largest, 1, 0, 3, 2));
  let total = f32x4.splat(0);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    const below = f32x4.pmax(f32x4.sub(v128.load(sums + offset), largest), constant(LEAST_EXPONENT));
    const power = v128.and(exp(below), v128.load(mask + offset));
    v128.store(sums + offset, power);
    total = f32x4.add(total, power);
  }
  total = f32x4.add(total, v128.shuffle<f32>(total, total, 2, 3, 0, 1));
  total = f32x4.add(total, v128.shuffle<f32>(total, total, 1, 0, 3, 2));
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    v128.store(sums + offset, f32x4.div(v128.load(sums + offset), total));
  }
  return 1 / f32x4.extract_lane(total, 0);
}

/** True if the row's class has the highest probability and no earlier class ties with it. */
function isFirst(outputs: usize, target: usize, highest: f32): bool {
  if (load<f32>(target) != highest) return false;
  for (; outputs < target; outputs += 4) if (load<f32>(outputs) == highest) return false;
  return true;
}
