import { log, sigmoid } from './elementary';

/** Loss and right answers, added up over the rows of a pass. */
export let lossSum: f64 = 0;
export let right: i32 = 0;

export function clearTally(): void {
  lossSum = 0;
  right = 0;
}

export function addLoss(loss: f64): void {
  lossSum += loss;
}

/** Products of the probabilities that rows were given for what they are: Σ log = log Π saves all logarithms but one per chunk. */
let likelihoods: v128 = f64x2.splat(1);

/**
 * Binary cross-entropy of four rows behind a sigmoid. Gives the derivatives of `scale` · loss by Σ: probability − target, 0 where Keras
 * clips the probability (1e-7…1 − 1e-7) and for the lanes at and after `count`, which are not tallied either.
 */
@inline
export function measureFour(sums: v128, targets: v128, count: i32, scale: v128): v128 {
  const isRow = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
  const lowest = f32x4.splat(1e-7);
  const highest = f32x4.splat(0.9999998807907104);
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  const probabilities = sigmoid(sums);
  const clipped = f32x4.pmin(f32x4.pmax(probabilities, lowest), highest);
  // The distance from the class that the row is not; a row that is none has 1.
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
  const isWrong = v128.xor(f32x4.gt(probabilities, half), f32x4.gt(targets, half));
  right += popcnt(i32x4.bitmask(v128.andnot(isRow, isWrong)));
  const isInside = v128.and(f32x4.ge(probabilities, lowest), f32x4.le(probabilities, highest));
  return v128.and(f32x4.mul(f32x4.sub(probabilities, targets), scale), v128.and(isInside, isRow));
}

/** Turns the likelihoods of up to 32 rows since the last call into loss. */
export function endChunk(): void {
  lossSum -= log(f64x2.extract_lane(likelihoods, 0) * f64x2.extract_lane(likelihoods, 1));
  likelihoods = f64x2.splat(1);
}
