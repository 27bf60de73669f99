import { sigmoid, tanh } from './elementary';
import { Layer, RELU, SIGMOID, TANH } from './layer';
import { addOuterProducts, addRows, KEEP, multiply, RECTIFY, slopeEnd } from './multiply';

/** Eight zeros, whatever the layers are. */
const ZEROS: usize = 64;

/** The layer's outputs for `rows` rows; up to three rows past them are filled as well. */
export function forwardLayer(layer: Layer, rows: i32): void {
  const padded = (rows + 3) & ~3;
  const end = layer.activation == RELU ? RECTIFY : KEEP;
  multiply(layer.values, layer.inputs, layer.weights, layer.biases, 32, padded, layer.units, layer.outputs, layer.outputs, end);
  if (layer.activation == TANH) applyTanh(layer.outputs, padded * layer.units);
  else if (layer.activation == SIGMOID) applySigmoid(layer, padded);
}

function applyTanh(values: usize, count: i32): void {
  for (let at = values, end = values + (<usize>count << 2); at < end; at += 16) v128.store(at, tanh(v128.load(at)));
}

/** The sigmoid of 0 is not 0: units that are there for padding only are kept at 0, so that nothing is learned from them. */
function applySigmoid(layer: Layer, rows: i32): void {
  const bytes = <usize>layer.units << 2;
  for (let row = 0, at = layer.outputs; row < rows; row++) {
    for (let mask = layer.mask, end = mask + bytes; mask < end; mask += 16, at += 16) {
      v128.store(at, v128.and(sigmoid(v128.load(at)), v128.load(mask)));
    }
  }
}

/** Adds the layer's part to the gradient and carries the slopes back to the layer before. */
export function backwardLayer(layer: Layer, rows: i32): void {
  addOuterProducts(layer.values, layer.inputs, layer.slopes, layer.units, rows, layer.gradient);
  addRows(layer.slopes, layer.units, rows, layer.biasGradient);
  if (layer.inputSlopes == 0) return;
  const padded = (rows + 3) & ~3;
  const end = slopeEnd(layer.inputActivation);
  multiply(layer.slopes, layer.units, layer.transposed, ZEROS, 0, padded, layer.inputs, layer.inputSlopes, layer.values, end);
}

/** Copies the weights to `transposed`, in blocks of 4 × 4. */
export function transposeWeights(layer: Layer): void {
  if (layer.transposed == 0) return;
  const panelBytes = <usize>layer.inputs << 5;
  const transposedBytes = <usize>layer.units << 5;
  for (let unit: usize = 0, units = <usize>layer.units; unit < units; unit += 4) {
    for (let input: usize = 0, inputs = <usize>layer.inputs; input < inputs; input += 4) {
      const from = layer.weights + (unit >> 3) * panelBytes + (input << 5) + ((unit & 4) << 2);
      const to = layer.transposed + (input >> 3) * transposedBytes + (unit << 5) + ((input & 4) << 2);
      transposeBlock(from, to);
    }
  }
}

/** Both blocks have rows that are 32 bytes apart. */
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
