import { headBias, headBiasGradient, headDepth, headGradient, headWeights } from './head';
import { Layer } from './layer';
import { neuronChunk } from './neuron';
import { chunk, layerCount, layers, networkChunk, transposeAll } from './network';
import { learningRate, optimizer, parameterBytes, regularize, takeStep, weightsStart } from './optimizer';
import { seed, shuffle } from './order';
import { addLoss, clearTally, endChunk, lossSum, right } from './tally';

export { chunk, headBias, headBiasGradient, headDepth, headGradient, headWeights, layerCount, layers };
export { learningRate, lossSum, optimizer, parameterBytes, right, seed, shuffle, weightsStart };
export { transposeAll as prepare };

/** rowCount × (a multiple of 4), row-major. */
export let features: usize = 0;
/** 0 or 1 for each row. */
export let targets: usize = 0;
export let trainRows: usize = 0;
export let trainCount: i32 = 0;
export let testRows: usize = 0;
export let testCount: i32 = 0;
export let batchSize: i32 = 0;
/** A multiple of 4, up to 32. Sums depend on it, so it may not depend on the machine. */
export let chunkRows: i32 = 32;
export let l1: f32 = 0;
export let l2: f32 = 0;

/** Rows of the pass that are done. */
let position: i32 = 0;

@inline
function runChunk(rows: usize, count: i32, scale: f32): void {
  if (layerCount == 0 && headDepth == 4) neuronChunk(rows, count, features, targets, scale);
  else networkChunk(rows, count, features, targets, scale);
  endChunk();
}

/** Goes on with the epoch's training rows for at least `budget` rows or to their end; true when they are all done. */
export function train(budget: i32): bool {
  if (position == 0) clearTally();
  for (let done = 0; done < budget && position < trainCount; ) {
    const batchStart = position - (position % batchSize);
    const batchEnd = batchStart + min(batchSize, trainCount - batchStart);
    const count = min(chunkRows, batchEnd - position);
    runChunk(trainRows + (<usize>position << 2), count, 1 / <f32>(batchEnd - batchStart));
    position += count;
    done += count;
    if (position == batchEnd) endBatch(batchEnd - batchStart);
  }
  return endPass(trainCount);
}

/** As `train` with the test rows, from which nothing is learned. */
export function test(budget: i32): bool {
  if (position == 0) clearTally();
  for (let done = 0; done < budget && position < testCount; ) {
    const count = min(chunkRows, testCount - position);
    runChunk(testRows + (<usize>position << 2), count, 0);
    position += count;
    done += count;
  }
  return endPass(testCount);
}

@inline
function endPass(rows: i32): bool {
  if (position < rows) return false;
  position = 0;
  return true;
}

function endBatch(rows: i32): void {
  // The lanes hold the sums of every fourth row; only the first one is a parameter.
  const sums = v128.load(headBiasGradient);
  const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
  v128.store(headBiasGradient, f32x4(f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1), 0, 0, 0));
  if (l1 > 0 || l2 > 0) addLoss(<f64>rows * regularizeAll());
  takeStep();
  transposeAll();
}

function regularizeAll(): f64 {
  let penalty = regularize(headWeights, headDepth, l1, l2);
  for (let i = 0; i < layerCount; i++) {
    const layer = changetype<Layer>(layers + <usize>i * offsetof<Layer>());
    penalty += regularize(layer.weights, layer.inputs * layer.units, l1, l2);
  }
  return penalty;
}
