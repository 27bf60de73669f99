import * as v from 'valibot';
import type { ColumnKind } from '../dataset/columns/column.ts';

const name = v.pipe(v.string(), v.maxLength(100_000));
const wholeNumber = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** Parts that rows can be dealt into for cross-validation. */
export const MOST_FOLDS = 20;
/** Times that one setting can be trained with in a sweep, each from another beginning. */
export const MOST_RESTARTS = 20;

const columnKinds = ['number', 'boolean', 'category', 'date', 'identifier', 'text', 'constant', 'empty'] as const satisfies ColumnKind[];

/** The options of `neuron.train`, as a caller, a panel or the settings give them. What is absent is chosen. */
export const trainOptionsSchema = v.strictObject({
  target: v.optional(name),
  features: v.optional(v.pipe(v.array(name), v.minLength(1))),
  task: v.optional(v.picklist(['binary', 'multiclass', 'regression'])),
  hidden: v.optional(v.pipe(v.array(wholeNumber(1, 1024)), v.maxLength(6))),
  activation: v.optional(v.picklist(['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'])),
  loss: v.optional(
    v.picklist([
      ...(['binaryCrossentropy', 'categoricalCrossentropy', 'meanSquaredError', 'meanAbsoluteError'] as const),
      ...(['huber', 'hinge', 'perceptron'] as const),
    ]),
  ),
  optimizer: v.optional(v.picklist(['adam', 'adamw', 'sgd', 'momentum', 'nesterov', 'rmsprop'])),
  learningRate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  learningRateSchedule: v.optional(v.picklist(['constant', 'step', 'cosine', 'plateau'])),
  batchSize: v.optional(wholeNumber(1, 1_000_000)),
  epochs: v.optional(wholeNumber(1, 1_000_000)),
  l1: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  l2: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  dropout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.95))),
  weightDecay: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  clipNorm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
  patience: v.optional(wholeNumber(0, 1_000_000)),
  validationFraction: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.9))),
  testFraction: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.95))),
  scaling: v.optional(v.picklist(['standard', 'minmax', 'none'])),
  initializer: v.optional(v.picklist(['randomUniform', 'randomNormal', 'glorotUniform', 'glorotNormal', 'heUniform', 'heNormal', 'zeros'])),
  seed: v.optional(wholeNumber(0, 4_294_967_295)),
  classWeight: v.optional(v.picklist(['none', 'balanced'])),
  kinds: v.optional(v.array(v.strictObject({ column: name, kind: v.picklist(columnKinds) }))),
  splitBy: v.optional(v.strictObject({ column: name, as: v.picklist(['time', 'group']) })),
  fold: v.optional(v.strictObject({ index: wholeNumber(0, MOST_FOLDS - 1), of: wholeNumber(2, MOST_FOLDS) })),
  restart: v.optional(wholeNumber(0, MOST_RESTARTS - 1)),
  allowDuplicates: v.optional(v.boolean()),
  clipOutliers: v.optional(v.boolean()),
  arithmetic: v.optional(v.picklist(['deterministic', 'relaxed'])),
  show: v.optional(v.boolean()),
});

export type TrainOptions = Readonly<v.InferOutput<typeof trainOptionsSchema>>;
