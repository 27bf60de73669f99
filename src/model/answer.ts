import { assertNever } from '../assertNever.ts';
import type { BinaryTarget, MulticlassTarget, TargetEncoding } from '../dataset/encoding/encoder.ts';
import type { Activation } from '../network/architecture.ts';
import { forward, type ForwardPass } from '../network/forward.ts';
import type { Model } from './model.ts';
import type { Answer } from './prediction.ts';

/** What the network says of one row's scaled inputs: one forward pass. `output` is the output neuron that the answer comes from. */
export interface NetworkAnswer {
  readonly answer: Answer;
  readonly output: number;
}

/** How the Σ of an output becomes what is told: `Σ · scale + shift`. For classes Σ itself. */
export interface TargetUnits {
  readonly scale: number;
  readonly shift: number;
}

/** The units of the target where it is a number. */
export function targetUnits(target: TargetEncoding): TargetUnits {
  return target.type === 'regression' ? { scale: target.scale, shift: target.mean } : { scale: 1, shift: 0 };
}

/** What the neurons of the last layer have for one row. */
export interface LayerOutputs {
  readonly sums: Float64Array;
  readonly outputs: Float64Array;
}

/** The last layer of a pass. */
export function lastLayer({ sums, outputs }: ForwardPass): LayerOutputs {
  return { sums: sums[sums.length - 1], outputs: outputs[outputs.length - 1] };
}

/** Answers for one row's inputs, as `encodeRow` makes them. */
export function answer({ architecture, weights, encoder: { target } }: Model, inputs: Float32Array): NetworkAnswer {
  const layer = lastLayer(forward(architecture, weights, inputs));
  const { activation } = architecture.layers[architecture.layers.length - 1];
  switch (target.type) {
    case 'binary':
    case 'multiclass':
      return answerClass(target, activation, layer);
    case 'regression': {
      const { scale, shift } = targetUnits(target);
      const value = layer.sums[0] * scale + shift;
      return { answer: { value, sum: value }, output: 0 };
    }
    default:
      return assertNever(target);
  }
}

/**
 * The index of the class that the outputs stand for. Of two the second one above a probability of 0.5, as Keras' binary accuracy counts, or
 * without a sigmoid above a Σ of 0; of several the one with the largest Σ, of equal ones the first.
 */
export function answeredClass(target: BinaryTarget | MulticlassTarget, activation: Activation, { sums, outputs }: LayerOutputs): number {
  if (target.type === 'binary') return (activation === 'sigmoid' ? outputs[0] > 0.5 : sums[0] > 0) ? 1 : 0;
  let best = 0;
  for (let index = 1; index < sums.length; index++) if (sums[index] > sums[best]) best = index;
  return best;
}

/** The probability of one class; undefined where the network gives none. */
export function probabilityOf(index: number, activation: Activation, { outputs }: LayerOutputs): number | undefined {
  if (activation === 'sigmoid') return index === 1 ? outputs[0] : 1 - outputs[0];
  return activation === 'softmax' ? outputs[index] : undefined;
}

function answerClass(target: BinaryTarget | MulticlassTarget, activation: Activation, layer: LayerOutputs): NetworkAnswer {
  const { classes } = target;
  const index = answeredClass(target, activation, layer);
  const confidence = probabilityOf(index, activation, layer);
  const output = target.type === 'binary' ? 0 : index;
  const byClass = (valueOf: (index: number) => number | undefined) =>
    Object.fromEntries(classes.map((name, of) => [name, valueOf(of) ?? Number.NaN]));
  const answer = {
    value: classes[index],
    sum: layer.sums[output],
    ...(target.type === 'multiclass' ? { sums: byClass((of) => layer.sums[of]) } : {}),
    ...(confidence === undefined ? {} : { probabilities: byClass((of) => probabilityOf(of, activation, layer)), confidence }),
  };
  return { answer, output };
}
