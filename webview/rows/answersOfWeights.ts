import type { Encoder } from '../../src/dataset/encoding/encoder.ts';
import { numberOfOutput } from '../../src/dataset/encoding/targetOutput.ts';
import { answerInputs } from '../../src/model/answerRows.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import type { AnsweredRows } from './answeredRows.ts';

/** The answers of a network with other weights (flat, as in `layerSlices`) for sampled rows: those of an earlier epoch, or changed by hand. */
export function answersOfWeights(
  { lines, inputs, targets, splits }: SampledRows,
  { encoder, architecture }: { readonly encoder: Encoder; readonly architecture: Architecture },
  weights: Float32Array,
): AnsweredRows {
  const { target } = encoder;
  const answers = answerInputs({ encoder, architecture, weights }, inputs);
  const actual = Float64Array.from(targets, (value) => (target.type === 'regression' ? numberOfOutput(target, value) : value));
  return { lines, ...answers, actual, splits };
}
