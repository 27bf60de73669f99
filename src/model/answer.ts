import { assertNever } from '../assertNever.ts';
import { decisionThreshold, type BinaryTarget, type MulticlassTarget, type TargetEncoding } from '../dataset/encoding/encoder.ts';
import { intervalAround, numberOfOutput, outputUnits } from '../dataset/encoding/targetOutput.ts';
import type { Activation, Architecture } from '../network/architecture.ts';
import { forward } from '../network/forward.ts';
import type { AnsweringNetwork } from './model.ts';
import type { Answer } from './prediction.ts';

/**
 * The network's answer for one row of scaled inputs, from one forward pass. `output` is the index of the output neuron that it comes from.
 */
export interface NetworkAnswer {
  readonly answer: Answer;
  readonly output: number;
}

/** Converts the Σ of an output for display: `Σ · scale + shift`. For classes Σ itself; for a learned logarithm the natural logarithm. */
export interface TargetUnits {
  readonly scale: number;
  readonly shift: number;
}

/** The target's units if it is a number. */
export function targetUnits(target: TargetEncoding): TargetUnits {
  return target.type === 'regression' ? outputUnits(target) : { scale: 1, shift: 0 };
}

/** The answer for one row's inputs, encoded by `encodeRow`. */
export function answer({ architecture, weights, encoder: { target }, errorBound }: AnsweringNetwork, inputs: Float32Array): NetworkAnswer {
  const pass = forward(architecture, weights, inputs);
  const preActivations = pass.preActivations[pass.preActivations.length - 1];
  const outputs = pass.outputs[pass.outputs.length - 1];
  switch (target.type) {
    case 'binary':
    case 'multiclass':
      return answerClass(target, lastActivation(architecture), preActivations, outputs);
    case 'regression': {
      const { scale, shift } = targetUnits(target);
      const value = numberOfOutput(target, outputs[0]);
      const interval = errorBound === undefined ? {} : { interval90: intervalAround(target, value, errorBound) };
      return { answer: { value, ...interval, sum: preActivations[0] * scale + shift }, output: 0 };
    }
    default:
      return assertNever(target);
  }
}

/** The activation of the output layer, which determines whether there are probabilities. */
export function lastActivation({ layers }: Architecture): Activation {
  return layers[layers.length - 1].activation;
}

/**
 * The index of the predicted class. With two classes, the second if its output is above the target's threshold (or above 0 without a
 * sigmoid); with more, the one with the largest output, the first on ties. Scores use the same rule.
 */
export function answeredClass(target: BinaryTarget | MulticlassTarget, activation: Activation, outputs: Float64Array): number {
  if (target.type === 'binary') return outputs[0] > (activation === 'sigmoid' ? decisionThreshold(target) : 0) ? 1 : 0;
  let best = 0;
  for (let index = 1; index < outputs.length; index++) if (outputs[index] > outputs[best]) best = index;
  return best;
}

/** The probability of one class; undefined if the network gives none. */
export function probabilityOf(index: number, activation: Activation, outputs: Float64Array): number | undefined {
  if (activation === 'sigmoid') return index === 1 ? outputs[0] : 1 - outputs[0];
  return activation === 'softmax' ? outputs[index] : undefined;
}

function answerClass(
  target: BinaryTarget | MulticlassTarget,
  activation: Activation,
  preActivations: Float64Array,
  outputs: Float64Array,
): NetworkAnswer {
  const { classes } = target;
  const index = answeredClass(target, activation, outputs);
  const confidence = probabilityOf(index, activation, outputs);
  const output = target.type === 'binary' ? 0 : index;
  const byClass = (valueOf: (of: number) => number | undefined) =>
    Object.fromEntries(classes.map((name, of) => [name, valueOf(of) ?? Number.NaN]));
  const answered = {
    value: classes[index],
    sum: preActivations[output],
    ...(target.type === 'multiclass' ? { sums: byClass((of) => preActivations[of]) } : {}),
    ...(confidence === undefined ? {} : { probabilities: byClass((of) => probabilityOf(of, activation, outputs)), confidence }),
  };
  return { answer: answered, output };
}
