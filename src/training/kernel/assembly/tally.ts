import { BINARY_CROSSENTROPY, CATEGORICAL_CROSSENTROPY, HINGE, MEAN_ABSOLUTE_ERROR, MEAN_SQUARED_ERROR, PERCEPTRON } from './codes';
import { constant, HALF, ONE } from './constants';
import { log, sigmoid } from './elementary';

/** Losses, and correct answers or absolute errors, summed over rows. */
export let lossSum: f64 = 0;
export let metricSum: f64 = 0;

/** A weight for each row of the table; 0 if all are 1. */
export let sampleWeights: usize = 0;
/** One of the losses in `codes.ts`. */
export let loss: i32 = 0;
/** True if the metric of an error loss is the share of correct answers, with 0.5 as the boundary; otherwise it is the absolute error. */
export let hasClasses: bool = false;

export const LOWEST: f32 = 1e-7;
export const HIGHEST: f32 = 0.9999998807907104;
const LOWEST_CONSTANT: usize = memory.data<f32>([LOWEST]);
const HIGHEST_CONSTANT: usize = memory.data<f32>([HIGHEST]);
const MINUS_ONE: usize = memory.data<f32>([-1]);
const LANES: usize = memory.data<i32>([0, 1, 2, 3]);

export function setTally(losses: f64, metrics: f64): void {
  lossSum = losses;
  metricSum = metrics;
}

export function addTally(losses: f64, metrics: f64): void {
  lossSum += losses;
  metricSum += metrics;
}

/** Products of the probabilities given to the rows' true classes. Since Σ log = log Π, one logarithm per chunk is enough. */
let likelihoods: v128 = f64x2.splat(1);

/** Adds the loss of up to 32 rows since the last call, from their likelihoods. */
export function endChunk(): void {
  if (loss != BINARY_CROSSENTROPY && loss != CATEGORICAL_CROSSENTROPY) return;
  lossSum -= log(f64x2.extract_lane(likelihoods, 0) * f64x2.extract_lane(likelihoods, 1));
  likelihoods = f64x2.splat(1);
}

/** Tallies a row whose loss is −weight · log(likelihood). */
export function addLikelihood(likelihood: f64, weight: f32): void {
  if (weight == 1) likelihoods = f64x2.mul(likelihoods, f64x2.replace_lane(f64x2.splat(1), 0, likelihood));
  else lossSum -= <f64>weight * log(likelihood);
}

/** The weights of four rows in a list. Only the first `count` are looked up. */
function weightsOfFour(rows: usize, count: i32): v128 {
  let weights = v128.load_splat<f32>(sampleWeights + ((<usize>load<u32>(rows)) << 2));
  weights = v128.load_lane<f32>(sampleWeights + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 1)) << 2))) << 2), weights, 1);
  weights = v128.load_lane<f32>(sampleWeights + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 2)) << 2))) << 2), weights, 2);
  return v128.load_lane<f32>(sampleWeights + ((<usize>load<u32>(rows + ((<usize>min(count - 1, 3)) << 2))) << 2), weights, 3);
}

/**
 * Tallies four rows of a single output, the first four numbers of the list `rows`. Returns the derivatives of `scale` · weight · loss with
 * respect to Σ, and 0 for lanes from `count` on, which are not tallied either. If `scale` is 0, the rows' weights are ignored.
 */
@inline
export function measureFour(sums: v128, targets: v128, rows: usize, count: i32, scale: f32): v128 {
  if (loss == BINARY_CROSSENTROPY && (sampleWeights == 0 || scale == 0)) return measureBinary(sums, targets, count, f32x4.splat(scale));
  return measureOthers(sums, targets, rows, count, scale);
}


@inline
function rowLanes(count: i32): v128 {
  return i32x4.lt_s(v128.load(LANES), i32x4.splat(count));
}

/**
 * Binary cross-entropy after a sigmoid: the derivative with respect to Σ is probability − target, or 0 where Keras clips the probability
 * (1e-7…1 − 1e-7).
 */
@inline
function measureBinary(sums: v128, targets: v128, count: i32, scale: v128): v128 {
  const isRow = rowLanes(count);
  const lowest = constant(LOWEST_CONSTANT);
  const highest = constant(HIGHEST_CONSTANT);
  const one = constant(ONE);
  const probabilities = sigmoid(sums);
  const clipped = f32x4.pmin(f32x4.pmax(probabilities, lowest), highest);
  // The likelihood is the distance of the probability from the wrong class; 1 for lanes without a row.
  const others = f32x4.sub(one, targets);
  const given = v128.bitselect(clipped, one, isRow);
  const wrong = v128.and(others, isRow);
  const low = f64x2.abs(f64x2.sub(f64x2.promote_low_f32x4(given), f64x2.promote_low_f32x4(wrong)));
  const high = f64x2.abs(
    f64x2.sub(
      f64x2.promote_low_f32x4(v128.shuffle<f32>(given, given, 2, 3, 2, 3)),
      f64x2.promote_low_f32x4(v128.shuffle<f32>(wrong, wrong, 2, 3, 2, 3)),
    ),
  );
  likelihoods = f64x2.mul(likelihoods, f64x2.mul(low, high));
  const isWrong = v128.xor(f32x4.gt(probabilities, constant(HALF)), f32x4.gt(targets, constant(HALF)));
  metricSum += <f64>popcnt(i32x4.bitmask(v128.andnot(isRow, isWrong)));
  const isInside = v128.and(f32x4.ge(probabilities, lowest), f32x4.le(probabilities, highest));
  return v128.and(f32x4.mul(f32x4.sub(probabilities, targets), scale), v128.and(isInside, isRow));
}

/** Adds the weights of the rows that are answered correctly. */
function countRight(isAnswered: v128, targets: v128, weights: v128, isRow: v128): void {
  const isWrong = v128.xor(isAnswered, f32x4.gt(targets, constant(HALF)));
  metricSum += sumOfLanes(v128.and(weights, v128.andnot(isRow, isWrong)));
}


@inline
function sumOfLanes(x: v128): f64 {
  const pairs = f64x2.add(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3)));
  return f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
}

function measureOthers(sums: v128, targets: v128, rows: usize, count: i32, scale: f32): v128 {
  const weights = sampleWeights != 0 && scale != 0 ? weightsOfFour(rows, count) : constant(ONE);
  const factors = f32x4.mul(weights, f32x4.splat(scale));
  if (loss == BINARY_CROSSENTROPY) return measureWeightedBinary(sums, targets, weights, count, factors);
  return loss == HINGE || loss == PERCEPTRON
    ? measureSides(sums, targets, weights, count, factors)
    : measureErrors(sums, targets, weights, count, factors);
}

/** Like `measureBinary`, with one logarithm per row. */
function measureWeightedBinary(sums: v128, targets: v128, weights: v128, count: i32, factors: v128): v128 {
  const isRow = rowLanes(count);
  const lowest = constant(LOWEST_CONSTANT);
  const highest = constant(HIGHEST_CONSTANT);
  const probabilities = sigmoid(sums);
  const given = f32x4.pmin(f32x4.pmax(probabilities, lowest), highest);
  const ones = i32x4.bitmask(f32x4.gt(targets, constant(HALF)));
  for (let lane = 0; lane < min(count, 4); lane++) {
    const probability = <f64>laneOf(given, lane);
    lossSum -= <f64>laneOf(weights, lane) * log((ones >> lane) & 1 ? probability : 1 - probability);
  }
  countRight(f32x4.gt(probabilities, constant(HALF)), targets, weights, isRow);
  const isInside = v128.and(f32x4.ge(probabilities, lowest), f32x4.le(probabilities, highest));
  return v128.and(f32x4.mul(f32x4.sub(probabilities, targets), factors), v128.and(isInside, isRow));
}

function laneOf(x: v128, lane: i32): f32 {
  if (lane < 2) return lane == 0 ? f32x4.extract_lane(x, 0) : f32x4.extract_lane(x, 1);
  return lane == 2 ? f32x4.extract_lane(x, 2) : f32x4.extract_lane(x, 3);
}

/** Squared, absolute and Huber error (δ = 1) of the sum itself. */
function measureErrors(sums: v128, targets: v128, weights: v128, count: i32, factors: v128): v128 {
  const isRow = rowLanes(count);
  const one = constant(ONE);
  const zero = f32x4.splat(0);
  const errors = v128.and(f32x4.sub(sums, targets), isRow);
  const sizes = f32x4.abs(errors);
  const squares = f32x4.mul(errors, errors);
  let losses = sizes;
  let deltas: v128;
  if (loss == MEAN_SQUARED_ERROR) {
    losses = squares;
    deltas = f32x4.add(errors, errors);
  } else if (loss == MEAN_ABSOLUTE_ERROR) {
    deltas = f32x4.sub(v128.and(f32x4.gt(errors, zero), one), v128.and(f32x4.lt(errors, zero), one));
  } else {
    const half = constant(HALF);
    losses = v128.bitselect(f32x4.mul(squares, half), f32x4.sub(sizes, half), f32x4.le(sizes, one));
    deltas = f32x4.pmin(f32x4.pmax(errors, constant(MINUS_ONE)), one);
  }
  lossSum += sumOfLanes(v128.and(f32x4.mul(losses, weights), isRow));
  if (hasClasses) countRight(f32x4.gt(sums, constant(HALF)), targets, weights, isRow);
  else metricSum += sumOfLanes(f32x4.mul(sizes, weights));
  return v128.and(f32x4.mul(deltas, factors), isRow);
}

/** Hinge loss and Rosenblatt's perceptron. Targets of 0 and 1 become the sides −1 and 1. */
function measureSides(sums: v128, targets: v128, weights: v128, count: i32, factors: v128): v128 {
  const isRow = rowLanes(count);
  const one = constant(ONE);
  const zero = f32x4.splat(0);
  const sides = f32x4.sub(f32x4.add(targets, targets), one);
  const margins = f32x4.mul(sides, sums);
  const missing = loss == HINGE ? f32x4.sub(one, margins) : f32x4.neg(margins);
  const isWrong = loss == HINGE ? f32x4.gt(missing, zero) : f32x4.ge(missing, zero);
  // Written so that NaN stays NaN.
  const losses = f32x4.pmax(missing, zero);
  lossSum += sumOfLanes(v128.and(f32x4.mul(losses, weights), isRow));
  countRight(f32x4.gt(sums, zero), targets, weights, isRow);
  return v128.and(f32x4.mul(f32x4.neg(sides), factors), v128.and(isWrong, isRow));
}
