import type { History } from './history.ts';

/** Points kept of each curve. */
const MOST_POINTS = 240;

/** The curves of a history at some of its epochs, ascending: enough points for a chart a few hundred pixels wide. */
export interface HistoryOutline {
  readonly epochs: Uint32Array<ArrayBuffer>;
  readonly trainLoss: Float32Array<ArrayBuffer>;
  readonly testLoss: Float32Array<ArrayBuffer>;
  readonly trainMetric: Float32Array<ArrayBuffer>;
  readonly testMetric: Float32Array<ArrayBuffer>;
}

/**
 * The whole history if it is short; otherwise epochs at equal steps of √epoch (the scale of the chart's axis), including the first and
 * last.
 */
export function outlineHistory({ length, trainLoss, testLoss, trainMetric, testMetric }: History): HistoryOutline {
  const epochs = outlineEpochs(length);
  const pick = (values: Float32Array) => Float32Array.from(epochs, (epoch) => values[epoch - 1]);
  return {
    epochs,
    trainLoss: pick(trainLoss),
    testLoss: pick(testLoss),
    trainMetric: pick(trainMetric),
    testMetric: pick(testMetric),
  };
}

function outlineEpochs(length: number): Uint32Array<ArrayBuffer> {
  if (length <= MOST_POINTS) return Uint32Array.from({ length }, (_, index) => index + 1);
  const [first, last] = [1, Math.sqrt(length)];
  const spread = Array.from({ length: MOST_POINTS }, (_, index) => {
    const root = first + ((last - first) * index) / (MOST_POINTS - 1);
    return Math.round(root * root);
  });
  return Uint32Array.from(new Set(spread));
}
