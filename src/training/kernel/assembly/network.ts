import { addHeadGradient, headDepth, headSums } from './head';
import { backwardLayer, forwardLayer, transposeWeights } from './hiddenLayers';
import { Layer } from './layer';
import { slopeEnd } from './multiply';
import { measureFour } from './tally';

/** The descriptions of the hidden layers, one after another. */
export let layers: usize = 0;
export let layerCount: i32 = 0;
/** The rows' inputs, a copy in the order of the chunk: 32 × featureStride. */
export let chunk: usize = 0;

@inline
function layerAt(index: i32): Layer {
  return changetype<Layer>(layers + <usize>index * offsetof<Layer>());
}

export function transposeAll(): void {
  for (let i = 1; i < layerCount; i++) transposeWeights(layerAt(i));
}

/** Copies the rows' features to the chunk; `bytes` is a row's length. */
function gather(rows: usize, count: i32, features: usize, bytes: usize): void {
  let to = chunk;
  for (const end = rows + (<usize>count << 2); rows < end; rows += 4) {
    let from = features + <usize>load<u32>(rows) * bytes;
    for (const rowEnd = from + bytes; from < rowEnd; from += 16, to += 16) v128.store(to, v128.load(from));
  }
}

/** Up to 32 rows through the network and, where `scale` is not 0, back. */
export function networkChunk(rows: usize, count: i32, features: usize, targets: usize, scale: f32): void {
  gather(rows, count, features, <usize>(layerCount > 0 ? layerAt(0).inputs : headDepth) << 2);
  for (let i = 0; i < layerCount; i++) forwardLayer(layerAt(i), count);
  headChunk(rows, count, targets, scale);
  if (scale == 0) return;
  for (let i = layerCount - 1; i >= 0; i--) backwardLayer(layerAt(i), count);
}

function headChunk(rows: usize, count: i32, targets: usize, scale: f32): void {
  let values = chunk;
  let slopes: usize = 0;
  let end: i32 = 0;
  if (layerCount > 0) {
    const last = layerAt(layerCount - 1);
    values = last.outputs;
    slopes = last.slopes;
    end = slopeEnd(last.activation);
  }
  const step = <usize>headDepth << 2;
  for (; count > 0; count -= 4, rows += 16, values += 4 * step) {
    // Past the end the last target is taken again; it counts nothing there.
    let y = v128.load_splat<f32>(targets + (<usize>load<u32>(rows) << 2));
    y = v128.load_lane<f32>(targets + (<usize>load<u32>(rows + (<usize>min(count - 1, 1) << 2)) << 2), y, 1);
    y = v128.load_lane<f32>(targets + (<usize>load<u32>(rows + (<usize>min(count - 1, 2) << 2)) << 2), y, 2);
    y = v128.load_lane<f32>(targets + (<usize>load<u32>(rows + (<usize>min(count - 1, 3) << 2)) << 2), y, 3);
    const b = values + step;
    const c = b + step;
    const d = c + step;
    const slopesOfFour = measureFour(headSums(values, b, c, d), y, count, f32x4.splat(scale));
    if (scale == 0) continue;
    addHeadGradient(values, b, c, d, slopesOfFour, slopes, end);
    if (slopes != 0) slopes += 4 * step;
  }
}
