import { log } from '../network/elementary.ts';
import { clipProbability } from '../evaluation/rowLoss.ts';
import type { OutputLoss } from './outputLoss.ts';

const SMALLEST_PRODUCT = 1e-280;

/**
 * Binary cross-entropy after a sigmoid, as in tfjs: probabilities are clipped to 1e-7…1 − 1e-7, with gradient 0 where that happens.
 * Elsewhere the derivative with respect to Σ is p − y. One logarithm is taken of the product of many rows' probabilities, since Σ log = log
 * Π; weighted rows need one each.
 */
export const binaryCrossentropy: OutputLoss = {
  measure({ outputs, targets, sampleWeights }, count, tally, deltas, scale = 1) {
    let product = 1;
    let lossSum = 0;
    let right = 0;
    for (let row = 0; row < count; row++) {
      const probability = outputs[row];
      const target = targets[row];
      const clipped = clipProbability(probability);
      const isInside = clipped === probability;
      const isRight = probability > 0.5 === target > 0.5;
      // target is 0 or 1
      const chance = target > 0.5 ? clipped : 1 - clipped;
      let weight = 1;
      if (sampleWeights) {
        weight = sampleWeights[row];
        lossSum -= weight * log(chance);
      } else {
        product *= chance;
        if (product < SMALLEST_PRODUCT) {
          lossSum -= log(product);
          product = 1;
        }
      }
      if (isRight) right += weight;
      if (deltas) deltas[row] = isInside ? (probability - target) * (weight * scale) : 0;
    }
    tally.lossSum += lossSum - log(product);
    tally.metricSum += right;
  },
};
