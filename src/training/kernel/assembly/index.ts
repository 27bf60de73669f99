import { addUpDoubles } from './doubles';
import { dropBelow, dropKeyOf, dropSeed, keepFactor } from './dropout';
import { frozen, frozenCount, keepFrozen } from './frozen';
import { clipNorm } from './gradient';
import { headBias, headBiasGradient, headDepth, headGradient, headDeltas, headWeights } from './head';
import { chunk, features, hiddenCount, isFar, layerCount, layers, runChunk, targets, transposeAll } from './network';
import { learningRate, optimizer, parameterBytes, power1, power2, weightDecay, weightsStart } from './optimizer';
import { seed, shuffle } from './order';
import { denseShare, leftOut } from './products';
import { chunkRows, closeWork, hasHelpers, help, openWork, runJob, work } from './shards';
import { nonzeros } from './sparse';
import { endBatch, isStepParted, l1, l2 } from './step';
import { hasClasses, loss, lossSum, metricSum, sampleWeights, setTally } from './tally';

export * from './fields';
export {
  chunk,
  features,
  headBias,
  headBiasGradient,
  headDepth,
  headGradient,
  headDeltas,
  headWeights,
  hiddenCount,
  isFar,
  layerCount,
  layers,
  targets,
};
export { addUpDoubles };
export { frozen, frozenCount };
export { dropBelow, dropSeed, keepFactor };
export { clipNorm, learningRate, optimizer, parameterBytes, power1, power2, weightDecay, weightsStart };
export { l1, l2 };
export { denseShare, nonzeros };
export { hasClasses, loss, sampleWeights, seed, shuffle };
export { chunkRows, closeWork, hasHelpers, help, work };

export let trainRows: usize = 0;
export let trainCount: i32 = 0;
export let testRows: usize = 0;
export let testCount: i32 = 0;
/** 0 without early stopping. */
export let validationRows: usize = 0;
export let validationCount: i32 = 0;
export let batchSize: i32 = 0;
/** Batches and passes of this many rows or more are split into shards. */
export let shardedRows: i32 = 0;
/** Most rows of a sharded job, a multiple of 8 chunks. */
export let jobRows: i32 = 0;
/**
 * Figures of the last epoch, 8 bytes each: loss and metric of the training rows, of the test rows, loss of the validation rows. Then the
 * number of multiplications that this thread has skipped in all epochs.
 */
export let figures: usize = 0;

const SHUFFLE: i32 = 0;
const TRAIN: i32 = 1;
const TEST: i32 = 2;
const VALIDATE: i32 = 3;

let stage: i32 = SHUFFLE;
/** The current epoch; before the first call, the number of epochs already trained. */
export let epoch: i32 = 0;
let dropKey: u32 = 0;
/** Rows of the current pass that are done. */
let position: i32 = 0;
/** All rows of the batch are done, but not yet its step. */
let isEnding: bool = false;
/** Rows left to work on before control returns to the owner. */
let budget: i32 = 0;

/** Call once, when the weights are in place. */
export function prepare(): void {
  keepFrozen();
  transposeAll();
  openWork();
}

/** Continues the epoch for about `rows` rows or to its end; returns true at the end. It may stop earlier to wait for helpers. */
export function advance(rows: i32): bool {
  budget = rows;
  if (stage == SHUFFLE) {
    epoch++;
    shuffle(trainRows, trainCount);
    dropKey = dropKeyOf(epoch);
    startPass(TRAIN);
  }
  if (stage == TRAIN) {
    if (!train()) return false;
    endPass(0, trainCount);
    store<f64>(figures + 40, leftOut);
    startPass(TEST);
  }
  if (stage == TEST) {
    if (!measure(testRows, testCount)) return false;
    endPass(16, testCount);
    startPass(VALIDATE);
  }
  if (validationCount > 0) {
    if (!measure(validationRows, validationCount)) return false;
    endPass(32, validationCount);
  }
  stage = SHUFFLE;
  return true;
}

function startPass(next: i32): void {
  stage = next;
  position = 0;
  setTally(0, 0);
}

function endPass(offset: usize, rows: i32): void {
  store<f64>(figures + offset, lossSum / <f64>rows);
  store<f64>(figures + offset + 8, metricSum / <f64>rows);
}

/** True once all training rows are done. */
function train(): bool {
  while (position < trainCount) {
    if (budget <= 0) return false;
    const batchStart = position - (position % batchSize);
    const batchRows = min(batchSize, trainCount - batchStart);
    const left = batchStart + batchRows - position;
    const isSharded = batchRows >= shardedRows;
    const count = min(left, isSharded ? jobRows : chunkRows);
    if (!isEnding) {
      const rows = trainRows + ((<usize>position) << 2);
      const scale: f32 = 1 / <f32>batchRows;
      if (!isSharded) runChunk(rows, count, position, scale, 0, dropKey);
      else if (!runJob(rows, count, position, scale, dropKey, count == left && !isStepParted(), budget)) return false;
      budget -= count;
    }
    // The last rows of a batch count as done only after its step.
    isEnding = count == left && !endBatch(batchRows, isSharded);
    if (isEnding) return false;
    position += count;
  }
  return true;
}

/** Measures rows without learning from them; true once all are done. */
function measure(list: usize, all: i32): bool {
  const isSharded = all >= shardedRows;
  while (position < all) {
    if (budget <= 0) return false;
    const count = min(all - position, isSharded ? jobRows : chunkRows);
    const rows = list + ((<usize>position) << 2);
    if (!isSharded) runChunk(rows, count, position, 0, 0, 0);
    else if (!runJob(rows, count, position, 0, 0, false, budget)) return false;
    position += count;
    budget -= count;
  }
  return true;
}
