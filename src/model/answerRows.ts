import { numberOfOutput } from '../dataset/encoding/targetOutput.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import { answeredClass, lastActivation, probabilityOf } from './answer.ts';
import { createRowsPass } from '../network/forwardRows.ts';
import type { AnsweringNetwork, Model } from './model.ts';

/** The answers for many rows; `answerRow` gives the same for one. */
export interface RowAnswers {
  /** The class index of each row (`targetClasses`), or its number in the units of the file. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Probability of the answer; absent if the network gives none. */
  readonly confidence?: Float64Array<ArrayBuffer>;
  /** Probability of every class, row-major; absent if not requested. */
  readonly probabilities?: Float64Array<ArrayBuffer>;
}

/** Calls `take` with the network's outputs for each row. The array is reused for the next row. */
export type OutputsOfRows = (take: (outputs: Float64Array, row: number) => void) => void;

/** Rows that go through the network at once, so that their activations stay in the processor's cache. */
const ROWS_AT_ONCE = 128;

/** The answers for rows of scaled inputs, row-major in `inputs`. */
export function answerInputs({ encoder, architecture, weights }: AnsweringNetwork, inputs: Float32Array | Float64Array): RowAnswers {
  const run = createRowsPass(architecture, weights, ROWS_AT_ONCE);
  const rowCount = inputs.length / architecture.inputs;
  const { units } = architecture.layers[architecture.layers.length - 1];
  const own = new Float64Array(units);
  return answerRows({ encoder, architecture }, rowCount, (take) => {
    for (let first = 0; first < rowCount; first += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rowCount - first);
      const { outputs } = run(inputs, count, first * architecture.inputs);
      const last = outputs[outputs.length - 1];
      for (let row = 0; row < count; row++) {
        for (let unit = 0; unit < units; unit++) own[unit] = last[row * units + unit];
        take(own, first + row);
      }
    }
  });
}

/** The answers for rows 0 to `rowCount` − 1, from the network's outputs. */
export function answerRows(
  { encoder: { target }, architecture }: Pick<Model, 'encoder' | 'architecture'>,
  rowCount: number,
  outputsOfRows: OutputsOfRows,
  withProbabilities = false,
): RowAnswers {
  const activation = lastActivation(architecture);
  const values = new Float64Array(rowCount);
  if (target.type === 'regression') {
    outputsOfRows((outputs, row) => (values[row] = numberOfOutput(target, outputs[0])));
    return { values };
  }
  const classCount = targetClasses(target).length;
  const hasProbabilities = activation === 'sigmoid' || activation === 'softmax';
  const confidence = hasProbabilities ? new Float64Array(rowCount) : undefined;
  const probabilities = hasProbabilities && withProbabilities ? new Float64Array(rowCount * classCount) : undefined;
  outputsOfRows((outputs, row) => {
    const index = answeredClass(target, activation, outputs);
    values[row] = index;
    if (confidence) confidence[row] = probabilityOf(index, activation, outputs) ?? Number.NaN;
    if (!probabilities) return;
    for (let of = 0; of < classCount; of++) probabilities[row * classCount + of] = probabilityOf(of, activation, outputs) ?? Number.NaN;
  });
  return { values, ...(confidence ? { confidence } : {}), ...(probabilities ? { probabilities } : {}) };
}
