import { log } from '../network/elementary.ts';
import { clipProbability } from '../evaluation/rowLoss.ts';
import type { OutputLoss } from './outputLoss.ts';

/**
 * Categorical cross-entropy after softmax, as in tfjs: the probability of the row's class (its share of the outputs' sum) is clipped to
 * 1e-7…1 − 1e-7, with gradient 0 where that happens. Elsewhere the derivative with respect to Σ of class k is p − 1 for the row's class and
 * p for the others. The answer is the class with the largest output, the first on ties.
 */
export function createCategoricalCrossentropy(classCount: number): OutputLoss {
  return {
    measure({ outputs, targets, sampleWeights }, count, tally, deltas, scale = 1) {
      for (let row = 0; row < count; row++) {
        const start = row * classCount;
        const target = targets[row];
        const weight = sampleWeights ? sampleWeights[row] : 1;
        let total = 0;
        let answer = 0;
        for (let k = 0; k < classCount; k++) {
          total += outputs[start + k];
          if (outputs[start + k] > outputs[start + answer]) answer = k;
        }
        const probability = outputs[start + target] / total;
        const clipped = clipProbability(probability);
        const isInside = clipped === probability;
        tally.lossSum -= weight * log(clipped);
        if (answer === target) tally.metricSum += weight;
        if (!deltas) continue;
        const factor = isInside ? weight * scale : 0;
        for (let k = 0; k < classCount; k++) deltas[start + k] = (outputs[start + k] - (k === target ? 1 : 0)) * factor;
      }
    },
  };
}
