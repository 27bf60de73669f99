import { constant } from './constants';
import { dropOutputs } from './dropout';
import { bell, expm1, LEAST_EXPONENT, normalShare, sigmoid, tanh } from './elementary';
import { ELU, GELU, SIGMOID, TANH } from './codes';
import { Layer } from './layer';
import { addRows } from './multiply';
import { addProducts, multiplyRows } from './products';
import { activationEnd, KEEP, scaleByDerivative, derivativeEnd } from './tileEnd';

/** Computes the layer's outputs for `rows` rows; up to three rows past them are filled too. */
export function forwardLayer(layer: Layer, rows: i32): void {
  const padded = (rows + 3) & ~3;
  multiplyRows(layer.forward, padded, activationEnd(layer.activation));
  const count = padded * layer.units;
  if (layer.activation == TANH) applyTanh(layer.outputs, count);
  else if (layer.activation == SIGMOID) applySigmoid(layer, padded);
  else if (layer.activation == ELU) applyElu(layer.outputs, count);
  else if (layer.activation == GELU) applyGelu(layer.outputs, layer.kept, count);
}

/** Like `forwardLayer`, with dropout: `position` is the first row's position in the epoch's order, `key` the epoch's dropout key. */
export function forwardAndDrop(layer: Layer, rows: i32, position: i32, key: u32): void {
  forwardLayer(layer, rows);
  dropOutputs(layer, rows, position, key, layer.activation != GELU);
}

function applyTanh(values: usize, count: i32): void {
  for (let at = values, end = values + ((<usize>count) << 2); at < end; at += 16) v128.store(at, tanh(v128.load(at)));
}

function applyElu(values: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (let at = values, end = values + ((<usize>count) << 2); at < end; at += 16) {
    const x = v128.load(at);
    const below = expm1(f32x4.pmin(f32x4.pmax(x, constant(LEAST_EXPONENT)), zero));
    v128.store(at, v128.bitselect(x, below, f32x4.gt(x, zero)));
  }
}

/** x · Φ(x). The sums are kept, because the derivative cannot be computed from the output. */
function applyGelu(values: usize, kept: usize, count: i32): void {
  for (let at = values, end = values + ((<usize>count) << 2); at < end; at += 16, kept += 16) {
    const x = v128.load(at);
    v128.store(kept, x);
    v128.store(at, f32x4.mul(x, normalShare(x, bell(x))));
  }
}

/** The sigmoid of 0 is not 0, so padding units are set to 0 to keep them from learning. */
function applySigmoid(layer: Layer, rows: i32): void {
  const bytes = (<usize>layer.units) << 2;
  for (let row = 0, at = layer.outputs; row < rows; row++) {
    for (let mask = layer.mask, end = mask + bytes; mask < end; mask += 16, at += 16) {
      v128.store(at, v128.and(sigmoid(v128.load(at)), v128.load(mask)));
    }
  }
}

/** Adds the layer's part to the gradient at `gradientOffset` and propagates the deltas to the previous layer. */
export function backwardLayer(layer: Layer, rows: i32, gradientOffset: usize): void {
  addProducts(layer.forward, layer.deltas, rows, layer.gradient + gradientOffset);
  addRows(layer.deltas, layer.units, rows, layer.biasGradient + gradientOffset);
  const before = layer.before;
  const backward = layer.backward;
  if (!before || !backward) return;
  const padded = (rows + 3) & ~3;
  multiplyRows(backward, padded, derivativeEndOf(before));
  finishDeltas(before, padded);
}

/** The part of a layer's backward pass that a tile's end can apply to its deltas; `finishDeltas` does the rest. */
@inline
export function derivativeEndOf(layer: Layer): i32 {
  return layer.kept == 0 ? derivativeEnd(layer.activation) : KEEP;
}

/** Propagates deltas from a layer's outputs back through its dropout and activation. */
export function finishDeltas(layer: Layer, rows: i32): void {
  if (layer.kept == 0) return;
  const isGelu = layer.activation == GELU;
  const derivativeOfOutput = derivativeEnd(layer.activation);
  let kept = layer.kept;
  let factors = layer.factors;
  for (let at = layer.deltas, end = at + ((<usize>(rows * layer.units)) << 2); at < end; at += 16, kept += 16) {
    let deltas = v128.load(at);
    if (factors != 0) {
      deltas = f32x4.mul(deltas, v128.load(factors));
      factors += 16;
    }
    const x = v128.load(kept);
    v128.store(at, isGelu ? f32x4.mul(deltas, geluDerivative(x)) : scaleByDerivative(derivativeOfOutput, x, deltas));
  }
}

const OVER_ROOT_2_PI: usize = memory.data<f32>([0.3989422804014327]);

/** Φ(x) + x · φ(x) */
@inline
function geluDerivative(x: v128): v128 {
  const bellOfX = bell(x);
  return f32x4.add(normalShare(x, bellOfX), f32x4.mul(x, f32x4.mul(bellOfX, constant(OVER_ROOT_2_PI))));
}

/** Copies the weights to `transposed`, in blocks of 4 × 4. */
export function transposeWeights(layer: Layer): void {
  if (layer.transposed == 0) return;
  const panelBytes = (<usize>layer.inputs) << 5;
  const transposedBytes = (<usize>layer.units) << 5;
  for (let unit: usize = 0, units = <usize>layer.units; unit < units; unit += 4) {
    for (let input: usize = 0, inputs = <usize>layer.inputs; input < inputs; input += 4) {
      const from = layer.weights + (unit >> 3) * panelBytes + (input << 5) + ((unit & 4) << 2);
      const to = layer.transposed + (input >> 3) * transposedBytes + (unit << 5) + ((input & 4) << 2);
      transposeBlock(from, to);
    }
  }
}

/** Rows of both blocks are 32 bytes apart. */
@inline
function transposeBlock(from: usize, to: usize): void {
  const a = v128.load(from);
  const b = v128.load(from, 32);
  const c = v128.load(from, 64);
  const d = v128.load(from, 96);
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7), 32);
  v128.store(to, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7), 96);
}
