// One pass over weights, gradient and state per step, equal to `optimizer.ts` of the plain loop. It resets the gradient to 0 for the next
// batch.

import { ADAM, ADAMW, NESTEROV, RMSPROP, SGD } from './codes';
import { constant } from './constants';

export let optimizer: i32 = 0;
export let learningRate: f32 = 0;
/** AdamW's decay: the share of each weight that a step with learning rate 1 removes. */
export let weightDecay: f32 = 0;
/** Size in bytes of weights, gradient and each of the two kinds of state, and so the distance between them. */
export let parameterBytes: usize = 0;
export let weightsStart: usize = 0;

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
/** Powers of β, as running products. */
export let power1: f32 = BETA1;
export let power2: f32 = BETA2;

// Constants of the loops, which keep them in registers. 1 − β in float32 is off by 1e-5.
const FADE1: usize = memory.data<f32>([BETA1]);
const FADE2: usize = memory.data<f32>([BETA2]);
const REST1: usize = memory.data<f32>([0.1]);
const REST2: usize = memory.data<f32>([0.001]);
const EPSILON: usize = memory.data<f32>([1e-7]);
const TINY: usize = memory.data<f32>([1e-30]);

/** Flushes numbers below `tiny`, 1e-30, to 0: processors are slow with subnormal numbers, and no step would show the difference. */
@inline
function dropTiny(values: v128, tiny: v128): v128 {
  return v128.andnot(values, f32x4.lt(f32x4.abs(values), tiny));
}

/** The same for nonnegative numbers. */
@inline
function dropTinySquares(values: v128, tiny: v128): v128 {
  return v128.andnot(values, f32x4.lt(values, tiny));
}

/** Updates the weights from `start` to `end`. Call `endStep` after all weights are updated. */
export function takeStep(start: usize, end: usize): void {
  if (optimizer == ADAM) stepAdam(start, end, 0, false);
  else if (optimizer == ADAMW) stepAdam(start, end, learningRate * weightDecay, true);
  else if (optimizer == SGD) stepSgd(start, end);
  else if (optimizer == RMSPROP) stepRmsprop(start, end);
  else stepMomentum(start, end);
}

export function endStep(): void {
  power1 *= BETA1;
  power2 *= BETA2;
}

/**
 * Kingma & Ba 2015, as in tfjs: both moments are bias-corrected before epsilon is added. `lost` is the share of each weight that decay
 * removes, if there is decay (Loshchilov & Hutter 2019).
 */
@inline
function stepAdam(start: usize, end: usize, lost: f32, isDecaying: bool): void {
  const rate = f32x4.splat(learningRate / (1 - power1));
  const correction = f32x4.splat(1 / (1 - power2));
  const decay = f32x4.splat(lost);
  const fade1 = constant(FADE1);
  const fade2 = constant(FADE2);
  const rest1 = constant(REST1);
  const rest2 = constant(REST2);
  const epsilon = constant(EPSILON);
  const tiny = constant(TINY);
  const bytes = parameterBytes;
  for (let at = start; at < end; at += 16) {
    const partial = v128.load(at + bytes);
    v128.store(at + bytes, f32x4.splat(0));
    const faded1 = f32x4.mul(v128.load(at + 2 * bytes), fade1);
    const faded2 = f32x4.mul(v128.load(at + 3 * bytes), fade2);
    const mean = dropTiny(f32x4.add(faded1, f32x4.mul(partial, rest1)), tiny);
    const square = dropTinySquares(f32x4.add(faded2, f32x4.mul(f32x4.mul(partial, partial), rest2)), tiny);
    v128.store(at + 2 * bytes, mean);
    v128.store(at + 3 * bytes, square);
    const divisor = f32x4.add(f32x4.sqrt(f32x4.mul(square, correction)), epsilon);
    const weights = v128.load(at);
    const step = f32x4.div(f32x4.mul(rate, mean), divisor);
    v128.store(at, f32x4.sub(weights, isDecaying ? f32x4.add(f32x4.mul(weights, decay), step) : step));
  }
}

function stepSgd(start: usize, end: usize): void {
  const rate = f32x4.splat(learningRate);
  const bytes = parameterBytes;
  for (let at = start; at < end; at += 16) {
    v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, v128.load(at + bytes))));
    v128.store(at + bytes, f32x4.splat(0));
  }
}

/** Momentum 0.9. Nesterov as in tfjs: the step combines the gradient and the new momentum. */
function stepMomentum(start: usize, end: usize): void {
  const rate = f32x4.splat(learningRate);
  const isNesterov = optimizer == NESTEROV;
  const fade = constant(FADE1);
  const tiny = constant(TINY);
  const bytes = parameterBytes;
  for (let at = start; at < end; at += 16) {
    const partial = v128.load(at + bytes);
    const accumulated = dropTiny(f32x4.add(f32x4.mul(v128.load(at + 2 * bytes), fade), partial), tiny);
    v128.store(at + 2 * bytes, accumulated);
    const step = isNesterov ? f32x4.add(partial, f32x4.mul(accumulated, fade)) : accumulated;
    v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, step)));
    v128.store(at + bytes, f32x4.splat(0));
  }
}

function stepRmsprop(start: usize, end: usize): void {
  const rate = f32x4.splat(learningRate);
  const fade = constant(FADE1);
  const rest = constant(REST1);
  const epsilon = constant(EPSILON);
  const tiny = constant(TINY);
  const bytes = parameterBytes;
  for (let at = start; at < end; at += 16) {
    const partial = v128.load(at + bytes);
    const faded = f32x4.mul(v128.load(at + 2 * bytes), fade);
    const meanSquare = dropTinySquares(f32x4.add(faded, f32x4.mul(f32x4.mul(partial, partial), rest)), tiny);
    v128.store(at + 2 * bytes, meanSquare);
    // tfjs has epsilon inside the root, Keras outside.
    const divisor = f32x4.sqrt(f32x4.add(meanSquare, epsilon));
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, partial), divisor)));
    v128.store(at + bytes, f32x4.splat(0));
  }
}
