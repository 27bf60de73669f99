import type { ClassWeight, Scaling } from '../../src/dataset/columns/recipe.ts';
import type { Arithmetic, LearningRateSchedule, Optimizer } from '../../src/run/hyperparameters.ts';
import type { Initializer } from '../../src/network/initializer.ts';
import type { Loss } from '../../src/evaluation/loss.ts';

type NamedOption = Optimizer | Loss | Scaling | LearningRateSchedule | Initializer | ClassWeight | Arithmetic;

// "none" is a scaling as well as a class weight: both are left as they are.
const names: Readonly<Record<NamedOption, string>> = {
  adam: 'Adam',
  adamw: 'AdamW',
  sgd: 'SGD',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSprop',
  binaryCrossentropy: 'Cross-entropy',
  categoricalCrossentropy: 'Cross-entropy',
  meanSquaredError: 'Squared error',
  meanAbsoluteError: 'Absolute error',
  huber: 'Huber',
  hinge: 'Hinge',
  perceptron: 'Perceptron rule',
  standard: 'Standardize',
  minmax: 'To 0…1',
  none: 'None',
  constant: 'Constant',
  step: 'Falls in steps',
  cosine: 'Falls as a cosine',
  plateau: 'Falls when stuck',
  randomUniform: 'Uniform ±0.05',
  randomNormal: 'Normal, 0.01',
  glorotUniform: 'Glorot uniform',
  glorotNormal: 'Glorot normal',
  heUniform: 'He uniform',
  heNormal: 'He normal',
  zeros: 'Zeros',
  balanced: 'Rare classes count more',
  deterministic: 'Reproducible',
  relaxed: 'Relaxed, faster',
};

/** Name of an option's value as it is written in text; one that has none, such as an activation, is its own name. */
export function optionName(value: string): string {
  return new Map<string, string>(Object.entries(names)).get(value) ?? value;
}
