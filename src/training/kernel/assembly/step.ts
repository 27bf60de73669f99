// The work between two batches. It is split into parts for networks with millions of weights, where it takes long.

import { leaveOutFrozen, putBackFrozen } from './frozen';
import { clipGradient, clipNorm, gatherShards } from './gradient';
import { headBiasGradient, headDepth } from './head';
import { transposeWeights } from './hiddenLayers';
import { layerAt, layerCount, regularizeAll, transposeAll } from './network';
import { endStep, parameterBytes, takeStep, weightsStart } from './optimizer';
import { addTally } from './tally';

export let l1: f32 = 0;
export let l2: f32 = 0;

/** Bytes of weights per part. */
const PART: usize = 1 << 20;

const GATHER: i32 = 0;
const MEASURE: i32 = 1;
const STEP: i32 = 2;
const TRANSPOSE: i32 = 3;

let stage: i32 = GATHER;
/** Progress within the stage: bytes of weights, or layers. */
let done: usize = 0;

/** True if the step is made in parts. The shards' gradients are then summed in parts too. */
export function isStepParted(): bool {
  return parameterBytes > PART;
}

/** Continues the step after a batch of `rows` rows; returns true once it is made. */
export function endBatch(rows: i32, isSharded: bool): bool {
  if (isStepParted()) return takePart(rows, isSharded);
  const end = weightsStart + parameterBytes;
  finishGradient(rows);
  takeStep(weightsStart, end);
  putBackFrozen();
  endStep();
  transposeAll();
  return true;
}

function finishGradient(rows: i32): void {
  if (headDepth > 0) foldBiasGradient();
  if (l1 > 0 || l2 > 0) addTally(<f64>rows * regularizeAll(l1, l2), 0);
  leaveOutFrozen();
  if (clipNorm > 0) clipGradient();
}

function takePart(rows: i32, isSharded: bool): bool {
  const start = weightsStart + done;
  const end = weightsStart + min(parameterBytes, done + PART);
  if (stage == GATHER) {
    if (isSharded) gatherShards(start, end);
    advance(isSharded ? end - weightsStart : parameterBytes, parameterBytes);
  } else if (stage == MEASURE) {
    finishGradient(rows);
    advance(1, 1);
  } else if (stage == STEP) {
    takeStep(start, end);
    advance(end - weightsStart, parameterBytes);
    if (stage == TRANSPOSE) {
      putBackFrozen();
      endStep();
    }
  } else {
    if (done > 0 && <i32>done < layerCount) transposeWeights(layerAt(<i32>done));
    if (<i32>done + 1 >= layerCount) {
      stage = GATHER;
      done = 0;
      return true;
    }
    done++;
  }
  return false;
}


@inline
function advance(to: usize, all: usize): void {
  done = to;
  if (done < all) return;
  done = 0;
  stage++;
}

/** The lanes hold sums over every fourth row; only the first lane is a parameter. */
function foldBiasGradient(): void {
  const sums = v128.load(headBiasGradient);
  const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
  v128.store(headBiasGradient, f32x4(f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1), 0, 0, 0));
}
