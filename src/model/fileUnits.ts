import { inputsByColumn } from '../dataset/encoding/inputsByColumn.ts';
import { targetUnits } from './answer.ts';
import type { Model } from './model.ts';

/**
 * A one-layer network in the units of the file: w·(x − offset)/scale + b is (w/scale)·x + (b − w·offset/scale), multiplied by the target's
 * scale, plus its mean, if the target is a number. `weights` is flat as in `layerSlices`; `isFolded` says for each input whether its weight
 * applies to the file's number. Parts of a date stay scaled, as in `explain`: milliseconds since 1970 would be meaningless.
 */
export interface FileUnits {
  readonly weights: Float64Array<ArrayBuffer>;
  readonly isFolded: readonly boolean[];
}

/** Folds the scaling into the weights of a network without hidden layers. */
export function foldScaling(
  { encoder, architecture }: Pick<Model, 'encoder' | 'architecture'>,
  weights: Float32Array | Float64Array,
): FileUnits {
  const { inputs } = encoder;
  const outputs = architecture.layers[0].units;
  const { scale: factor, shift } = targetUnits(encoder.target);
  const isFolded = inputsByColumn(encoder.columns, inputs).flatMap(({ encoding, inputs: own }) => own.map(() => encoding.type !== 'date'));
  const folded = new Float64Array((inputs.length + 1) * outputs);
  const biases = inputs.length * outputs;
  for (let output = 0; output < outputs; output++) {
    let bias = weights[biases + output] * factor + shift;
    for (const [index, { offset, scale }] of inputs.entries()) {
      const at = index * outputs + output;
      const perInput = weights[at] * factor;
      folded[at] = isFolded[index] ? perInput / scale : perInput;
      if (isFolded[index]) bias -= (perInput / scale) * offset;
    }
    folded[biases + output] = bias;
  }
  return { weights: folded, isFolded };
}

/** The scaled weight at a flat index for which `foldScaling` would return `value` there, with all other weights unchanged. */
export function unfoldWeight(
  { encoder, architecture }: Pick<Model, 'encoder' | 'architecture'>,
  weights: Float32Array,
  place: number,
  value: number,
): number {
  const outputs = architecture.layers[0].units;
  const { scale: factor } = targetUnits(encoder.target);
  const { weights: folded, isFolded } = foldScaling({ encoder, architecture }, weights);
  const input = Math.floor(place / outputs);
  if (input >= encoder.inputs.length) return weights[place] + (value - folded[place]) / factor;
  return (value * (isFolded[input] ? encoder.inputs[input].scale : 1)) / factor;
}
