import { clusteredMean } from './intervals/clusteredMean.ts';
import { log } from '../network/elementary.ts';
import type { Loss } from './loss.ts';
import { rowLoss } from './rowLoss.ts';

/** How much lower a network's loss is than that of constant outputs: mean over the rows and standard error. */
export interface LossGain {
  readonly mean: number;
  readonly standardError: number;
}

/** Collects the differences row by row. */
export interface LossGainJudge {
  add(outputs: ArrayLike<number>, target: number): void;
  /** `clusters`: the cluster of each row in the order of adding, if some rows belong together. */
  finish(clusters?: Uint32Array): LossGain;
}

/** Compares the losses of this many rows with those of constant outputs. */
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
 * Whether the largest of several gains is significant at 5 %: enough standard errors above 0 for a Bonferroni correction, with the Chernoff
 * bound of the normal distribution.
 */
export function isGainForSure({ mean, standardError }: LossGain, ofSo: number): boolean {
  return mean > Math.sqrt(2 * log(20 * ofSo)) * standardError;
}
