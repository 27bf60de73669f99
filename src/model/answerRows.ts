import type { FeatureMatrix } from '../dataset/dataset.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import { createForward } from '../network/forward.ts';
import { answeredClass, lastLayer, probabilityOf, targetUnits } from './answer.ts';
import type { Model } from './model.ts';

/** The answers of many rows, as `answerRow` gives that of one. */
export interface RowAnswers {
  /** The index of each row's class (`targetClasses`), or its number in the units of the file. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Probability of the answer; absent where the network gives none. */
  readonly confidence?: Float64Array<ArrayBuffer>;
  /** Probability of every class, row after row; absent where it is not asked for. */
  readonly probabilities?: Float64Array<ArrayBuffer>;
}

/** Answers for the first `rowCount` rows of a matrix of encoded inputs. */
export function answerRows(
  { encoder: { target }, architecture, weights }: Pick<Model, 'encoder' | 'architecture' | 'weights'>,
  { features, featureStride }: FeatureMatrix,
  rowCount: number,
  withProbabilities = false,
): RowAnswers {
  const run = createForward(architecture, weights);
  const { activation } = architecture.layers[architecture.layers.length - 1];
  const values = new Float64Array(rowCount);
  if (target.type === 'regression') {
    const { scale, shift } = targetUnits(target);
    for (let row = 0; row < rowCount; row++) values[row] = lastLayer(run(features, row * featureStride)).sums[0] * scale + shift;
    return { values };
  }
  const classCount = targetClasses(target).length;
  const hasProbabilities = activation === 'sigmoid' || activation === 'softmax';
  const confidence = hasProbabilities ? new Float64Array(rowCount) : undefined;
  const probabilities = hasProbabilities && withProbabilities ? new Float64Array(rowCount * classCount) : undefined;
  for (let row = 0; row < rowCount; row++) {
    const layer = lastLayer(run(features, row * featureStride));
    const index = answeredClass(target, activation, layer);
    values[row] = index;
    if (confidence) confidence[row] = probabilityOf(index, activation, layer) ?? Number.NaN;
    if (!probabilities) continue;
    for (let of = 0; of < classCount; of++) probabilities[row * classCount + of] = probabilityOf(of, activation, layer) ?? Number.NaN;
  }
  return { values, ...(confidence ? { confidence } : {}), ...(probabilities ? { probabilities } : {}) };
}
