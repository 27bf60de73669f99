import { exp } from './elementary';
import { Layer } from './layer';
import { paddedRows } from './multiply';
import { addLikelihood, addTally, HIGHEST, LOWEST, sampleWeights } from './tally';

/**
 * The softmax of the last layer's sums and its categorical cross-entropy, row by row; `targets` are the numbers of the classes. The
 * derivatives by Σ are probability − (1 for the row's class), 0 for a row whose probability Keras clips (1e-7…1 − 1e-7).
 */
export function softmaxChunk(layer: Layer, rows: usize, count: i32, targets: usize, scale: f32): void {
  const strip = <usize>paddedRows(count) << 4;
  const length = <usize>(layer.units >> 2) * strip;
  const way = layer.slopes - layer.outputs;
  let outputs = layer.outputs;
  for (const end = rows + (<usize>count << 2); rows < end; rows += 4, outputs += 16) {
    const row = <usize>load<u32>(rows) << 2;
    const index = <usize>load<f32>(targets + row);
    const target = outputs + (index >> 2) * strip + ((index & 3) << 2);
    const highest = softmax(outputs, layer.mask, strip, length);
    const given = load<f32>(target);
    const weight = sampleWeights != 0 && scale != 0 ? load<f32>(sampleWeights + row) : <f32>1;
    // Written so that NaN stays NaN.
    addLikelihood(given < LOWEST ? LOWEST : given > HIGHEST ? HIGHEST : given, weight);
    if (isFirst(outputs, index, strip, highest)) addTally(0, weight);
    if (scale == 0) continue;
    const factor: f32 = given >= LOWEST && given <= HIGHEST ? scale * weight : 0;
    const factors = f32x4.splat(factor);
    for (let at = outputs, rowEnd = outputs + length; at < rowEnd; at += strip) v128.store(at + way, f32x4.mul(v128.load(at), factors));
    store<f32>(target + way, (given - 1) * factor);
  }
  if (scale == 0) return;
  for (const end = layer.outputs + strip; outputs < end; outputs += 16) {
    for (let at = outputs, rowEnd = outputs + length; at < rowEnd; at += strip) v128.store(at + way, f32x4.splat(0));
  }
}

/** Turns the sums of one row into probabilities, 0 where `mask` is; gives the highest of them. */
function softmax(sums: usize, mask: usize, strip: usize, length: usize): f32 {
  const end = sums + length;
  let largest = f32x4.splat(-Infinity);
  for (let at = sums, isUnit = mask; at < end; at += strip, isUnit += 16) {
    largest = f32x4.max(largest, v128.bitselect(v128.load(at), f32x4.splat(-Infinity), v128.load(isUnit)));
  }
  largest = f32x4.max(largest, v128.shuffle<f32>(largest, largest, 2, 3, 0, 1));
  largest = f32x4.max(largest, v128.shuffle<f32>(largest, largest, 1, 0, 3, 2));
  let total = f32x4.splat(0);
  for (let at = sums, isUnit = mask; at < end; at += strip, isUnit += 16) {
    const below = f32x4.pmax(f32x4.sub(v128.load(at), largest), f32x4.splat(-87));
    const power = v128.and(exp(below), v128.load(isUnit));
    v128.store(at, power);
    total = f32x4.add(total, power);
  }
  total = f32x4.add(total, v128.shuffle<f32>(total, total, 2, 3, 0, 1));
  total = f32x4.add(total, v128.shuffle<f32>(total, total, 1, 0, 3, 2));
  for (let at = sums; at < end; at += strip) v128.store(at, f32x4.div(v128.load(at), total));
  return 1 / f32x4.extract_lane(total, 0);
}

/** True where the row's class has the highest probability and none before it has the same. */
function isFirst(outputs: usize, target: usize, strip: usize, highest: f32): bool {
  for (let index: usize = 0; index <= target; index++) {
    if (load<f32>(outputs + (index >> 2) * strip + ((index & 3) << 2)) == highest) return index == target;
  }
  return false;
}
