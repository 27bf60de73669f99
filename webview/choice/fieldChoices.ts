import type { ClassWeight, Scaling } from '../../src/dataset/columns/recipe.ts';
import type { HiddenActivation } from '../../src/network/architecture.ts';
import type { Arithmetic, LearningRateSchedule, Optimizer } from '../../src/run/hyperparameters.ts';
import type { Initializer } from '../../src/network/initializer.ts';
import type { Loss } from '../../src/evaluation/loss.ts';

// What can be chosen in each list of the form, in its order.
export const activations = ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'] as const satisfies HiddenActivation[];
export const optimizers = ['adam', 'adamw', 'sgd', 'momentum', 'nesterov', 'rmsprop'] as const satisfies Optimizer[];
export const scalings = ['standard', 'minmax', 'none'] as const satisfies Scaling[];
export const schedules = ['constant', 'step', 'cosine', 'plateau'] as const satisfies LearningRateSchedule[];
export const initializers = [
  ...(['randomUniform', 'randomNormal', 'glorotUniform', 'glorotNormal'] as const),
  ...(['heUniform', 'heNormal', 'zeros'] as const),
] as const satisfies Initializer[];
export const losses = [
  ...(['binaryCrossentropy', 'hinge', 'perceptron', 'categoricalCrossentropy'] as const),
  ...(['meanSquaredError', 'meanAbsoluteError', 'huber'] as const),
] as const satisfies Loss[];
export const classWeights = ['none', 'balanced'] as const satisfies ClassWeight[];
export const arithmetics = ['deterministic', 'relaxed'] as const satisfies Arithmetic[];
