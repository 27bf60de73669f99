import { dropBelow } from './dropout';
import { regularize } from './gradient';
import { addHeadGradient, headDepth, headWeights, measureRows, sumRows } from './head';
import { backwardLayer, finishDeltas, forwardAndDrop, forwardLayer, derivativeEndOf, transposeWeights } from './hiddenLayers';
import { Layer } from './layer';
import { neuronChunk } from './neuron';
import { softmaxChunk } from './softmax';
import { endChunk, sampleWeights } from './tally';

/** rowCount × (a multiple of 4), row-major. */
export let features: usize = 0;
/** For each row: 0 or 1, the class index, or the number to predict. */
export let targets: usize = 0;
/** Descriptions of the hidden layers and of an output layer with several units, one after another. */
export let layers: usize = 0;
export let hiddenCount: i32 = 0;
export let layerCount: i32 = 0;
/** Inputs of the chunk's rows, copied in the chunk's order: chunkRows × featureStride. */
export let chunk: usize = 0;

/** Bytes of a processor cache line. */
const LINE: usize = 64;

/** True if the features do not fit in the processor's nearer caches. */
export let isFar: bool = false;
/** Never read. It keeps the compiler from removing the prefetch loads. */
let _fetched: i32 = 0;

/** Bytes of a row of features. */
@inline
function rowBytes(): usize {
  return (<usize>(layerCount > 0 ? layerAt(0).inputs : headDepth)) << 2;
}


@inline
export function layerAt(index: i32): Layer {
  return changetype<Layer>(layers + <usize>index * offsetof<Layer>());
}

export function transposeAll(): void {
  for (let i = 1; i < layerCount; i++) transposeWeights(layerAt(i));
}

/** l1 · Σ|w| + l2 · Σw² over all weights except biases. The derivatives are added to the gradient. */
export function regularizeAll(l1: f32, l2: f32): f64 {
  let penalty: f64 = headDepth > 0 ? regularize(headWeights, headDepth, l1, l2) : 0;
  for (let i = 0; i < layerCount; i++) {
    const layer = layerAt(i);
    penalty += regularize(layer.weights, layer.inputs * layer.units, l1, l2);
  }
  return penalty;
}

/**
 * Runs up to `chunkRows` rows forward and, unless `scale` is 0, back: they are tallied, and the derivatives of `scale` · loss are added to
 * the gradient at `gradientOffset`. The first row is at `position` of its pass; `dropKey` is the epoch's.
 */
export function runChunk(rows: usize, count: i32, position: i32, scale: f32, gradientOffset: usize, dropKey: u32): void {
  if (isFar) fetch(rows, count);
  if (layerCount == 0 && headDepth == 4) neuronChunk(rows, count, features, targets, scale, gradientOffset);
  else networkChunk(rows, count, position, scale, gradientOffset, dropKey);
  endChunk();
}

/**
 * Loads the rows' features, targets and weights first. They are scattered in memory, and with little work between the loads the processor
 * waits for many of them at once.
 */
function fetch(rows: usize, count: i32): void {
  const bytes = rowBytes();
  let sum: i32 = 0;
  for (const end = rows + ((<usize>count) << 2); rows < end; rows += 4) {
    const row = <usize>load<u32>(rows);
    sum += load<i32>(targets + (row << 2));
    if (sampleWeights != 0) sum += load<i32>(sampleWeights + (row << 2));
    const last = features + (row + 1) * bytes - 4;
    for (let at = last - bytes + 4; at < last; at += LINE) sum += load<i32>(at);
    sum += load<i32>(last);
  }
  _fetched = sum;
}

/** Copies the rows' features to the chunk and fills the last group of four up with zeros. */
function gather(rows: usize, count: i32): void {
  const bytes = rowBytes();
  let to = chunk;
  for (const end = rows + ((<usize>count) << 2); rows < end; rows += 4) {
    let from = features + <usize>load<u32>(rows) * bytes;
    for (const rowEnd = from + bytes; from < rowEnd; from += 16, to += 16) v128.store(to, v128.load(from));
  }
  for (const end = chunk + <usize>((count + 3) & ~3) * bytes; to < end; to += 16) v128.store(to, f32x4.splat(0));
}

function networkChunk(rows: usize, count: i32, position: i32, scale: f32, gradientOffset: usize, dropKey: u32): void {
  gather(rows, count);
  if (scale != 0 && dropBelow != 0) {
    for (let i = 0; i < hiddenCount; i++) forwardAndDrop(layerAt(i), count, position, dropKey);
  } else {
    for (let i = 0; i < hiddenCount; i++) forwardLayer(layerAt(i), count);
  }
  if (layerCount > hiddenCount) {
    const last = layerAt(hiddenCount);
    forwardLayer(last, count);
    softmaxChunk(last, rows, count, targets, scale);
  } else headChunk(rows, count, scale, gradientOffset);
  if (scale == 0) return;
  for (let i = layerCount - 1; i >= 0; i--) backwardLayer(layerAt(i), count, gradientOffset);
}

function headChunk(rows: usize, count: i32, scale: f32, gradientOffset: usize): void {
  const last = hiddenCount > 0 ? layerAt(hiddenCount - 1) : null;
  const values = last ? last.outputs : chunk;
  const padded = (count + 3) & ~3;
  sumRows(values, padded);
  measureRows(rows, count, targets, scale);
  if (scale == 0) return;
  addHeadGradient(values, padded, last ? last.deltas : 0, last ? derivativeEndOf(last) : 0, gradientOffset);
  if (last) finishDeltas(last, padded);
}
