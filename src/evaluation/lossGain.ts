import { clusteredMean } from './clusteredMean.ts';
import { log } from '../network/elementary.ts';
import type { Loss } from './loss.ts';
import { rowLoss } from './rowLoss.ts';

/** By how much less a network's loss is than that of always giving the same outputs, row by row: mean, and its standard error. */
export interface LossGain {
  readonly mean: number;
  readonly standardError: number;
}

/** Collects the rows' differences. */
export interface LossGainJudge {
  add(outputs: ArrayLike<number>, target: number): void;
  /** `clusters` names the cluster of each row, in the order in which they were added, where some belong together. */
  finish(clusters?: Uint32Array): LossGain;
}

/** Judges the losses of this many rows against those of outputs that are always the same. */
export function judgeLossGain(loss: Loss, rowCount: number, constant: readonly number[]): LossGainJudge {
  const gains = new Float64Array(rowCount);
  let count = 0;
  return {
    add: (outputs, target) => {
      gains[count++] = rowLoss(loss, constant, target) - rowLoss(loss, outputs, target);
    },
    finish: (clusters) => {
      const { mean, standardError } = clusteredMean(gains.subarray(0, count), clusters);
      return { mean, standardError };
    },
  };
}

/**
 * Whether the largest of several gains is one for sure: with so many standard errors above 0 that in 95 of 100 cases none of them is by chance (by
 * Bonferroni, and Chernoff's bound of the normal distribution).
 */
export function isGainForSure({ mean, standardError }: LossGain, ofSo: number): boolean {
  return mean > Math.sqrt(2 * log(20 * ofSo)) * standardError;
}
