import { constant, ONE } from './constants';
import { ELU, LEAKY_RELU, RELU, SIGMOID, TANH } from './codes';

// What is applied to a tile before it is stored.
export const KEEP: i32 = 0;
export const RECTIFY: i32 = 1;
export const LEAK_BELOW: i32 = 2;
export const SCALE_BY_RELU_DERIVATIVE: i32 = 3;
export const SCALE_BY_TANH_DERIVATIVE: i32 = 4;
export const SCALE_BY_SIGMOID_DERIVATIVE: i32 = 5;
export const SCALE_BY_LEAKY_DERIVATIVE: i32 = 6;
export const SCALE_BY_ELU_DERIVATIVE: i32 = 7;

/** The tile's end that applies an activation; `KEEP` if that needs a separate pass. */
export function activationEnd(activation: i32): i32 {
  if (activation == RELU) return RECTIFY;
  return activation == LEAKY_RELU ? LEAK_BELOW : KEEP;
}

/** The tile's end that propagates deltas through an activation whose derivative can be computed from its output. */
export function derivativeEnd(activation: i32): i32 {
  if (activation == RELU) return SCALE_BY_RELU_DERIVATIVE;
  if (activation == TANH) return SCALE_BY_TANH_DERIVATIVE;
  if (activation == SIGMOID) return SCALE_BY_SIGMOID_DERIVATIVE;
  if (activation == LEAKY_RELU) return SCALE_BY_LEAKY_DERIVATIVE;
  return activation == ELU ? SCALE_BY_ELU_DERIVATIVE : KEEP;
}

/** Keras' slope of leaky ReLU below 0. */
const LEAK: usize = memory.data<f32>([0.2]);

/** A delta times the activation's derivative, computed from its output. NaN counts as a positive output of ReLU. */
@inline
export function scaleByDerivative(end: i32, output: v128, delta: v128): v128 {
  const one = constant(ONE);
  const zero = f32x4.splat(0);
  if (end == SCALE_BY_RELU_DERIVATIVE) return v128.andnot(delta, f32x4.le(output, zero));
  if (end == SCALE_BY_TANH_DERIVATIVE) return f32x4.mul(delta, f32x4.sub(one, f32x4.mul(output, output)));
  if (end == SCALE_BY_SIGMOID_DERIVATIVE) return f32x4.mul(delta, f32x4.mul(output, f32x4.sub(one, output)));
  if (end == SCALE_BY_LEAKY_DERIVATIVE) return v128.bitselect(delta, f32x4.mul(delta, constant(LEAK)), f32x4.gt(output, zero));
  // For Σ < 0 the derivative of elu is e^Σ, which equals its output + 1.
  if (end == SCALE_BY_ELU_DERIVATIVE) return f32x4.mul(delta, f32x4.add(one, f32x4.pmin(output, zero)));
  return delta;
}


@inline
function store(end: i32, result: v128, at: usize, outputs: usize): void {
  if (end == KEEP) v128.store(at, result);
  // Written so that NaN stays NaN.
  else if (end == RECTIFY) v128.store(at, f32x4.pmax(result, f32x4.splat(0)));
  else if (end == LEAK_BELOW) v128.store(at, f32x4.pmax(result, f32x4.mul(result, constant(LEAK))));
  else v128.store(at, scaleByDerivative(end, v128.load(outputs), result));
}

/** Stores eight numbers after applying the end; `outputs` are needed by ends that scale by a derivative. */
@inline
export function storePair(end: i32, left: v128, right: v128, at: usize, outputs: usize): void {
  store(end, left, at, outputs);
  store(end, right, at + 16, outputs + 16);
}
