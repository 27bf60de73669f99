import { assertNever } from '../assertNever.ts';
import type { BinaryTarget, MulticlassTarget, TargetEncoding } from '../dataset/encoding/encoder.ts';
import type { Activation } from '../network/architecture.ts';
import { forward } from '../network/forward.ts';
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

/** Answers for one row's inputs, as `encodeRow` makes them. */
export function answer({ architecture, weights, encoder: { target } }: Model, inputs: Float32Array): NetworkAnswer {
  const pass = forward(architecture, weights, inputs);
  const { activation } = architecture.layers[architecture.layers.length - 1];
  const sums = pass.sums[pass.sums.length - 1];
  const outputs = pass.outputs[pass.outputs.length - 1];
  switch (target.type) {
    case 'binary':
      return { answer: answerOfTwo(sums[0], outputs[0], activation, target), output: 0 };
    case 'multiclass':
      return answerOfSeveral(sums, outputs, activation, target);
    case 'regression': {
      const { scale, shift } = targetUnits(target);
      const value = sums[0] * scale + shift;
      return { answer: { value, sum: value }, output: 0 };
    }
    default:
      return assertNever(target);
  }
}

/** The second class above a probability of 0.5, as Keras' binary accuracy counts; without a sigmoid above a Σ of 0, and then no probability is known. */
function answerOfTwo(sum: number, output: number, activation: Activation, { classes: [negative, positive] }: BinaryTarget): Answer {
  if (activation !== 'sigmoid') return { value: sum > 0 ? positive : negative, sum };
  const isPositive = output > 0.5;
  return {
    value: isPositive ? positive : negative,
    sum,
    probabilities: Object.fromEntries([
      [negative, 1 - output],
      [positive, output],
    ]),
    confidence: isPositive ? output : 1 - output,
  };
}

/** The class with the largest Σ, of equal ones the first. */
function answerOfSeveral(sums: Float64Array, outputs: Float64Array, activation: Activation, { classes }: MulticlassTarget): NetworkAnswer {
  const best = sums.reduce((first, sum, index) => (sum > sums[first] ? index : first), 0);
  const byClass = (values: Float64Array) => Object.fromEntries(classes.map((name, index) => [name, values[index]]));
  return {
    answer: {
      value: classes[best],
      sum: sums[best],
      sums: byClass(sums),
      ...(activation === 'softmax' ? { probabilities: byClass(outputs), confidence: outputs[best] } : {}),
    },
    output: best,
  };
}
