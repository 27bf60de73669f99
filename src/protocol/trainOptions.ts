import * as v from 'valibot';

const name = v.pipe(v.string(), v.maxLength(100_000));
const wholeNumber = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** The options of `neuron.train`, as a caller, a panel or the settings give them. What is absent is chosen. */
export const trainOptionsSchema = v.strictObject({
  target: v.optional(name),
  features: v.optional(v.pipe(v.array(name), v.minLength(1))),
  task: v.optional(v.picklist(['binary', 'multiclass', 'regression'])),
  hidden: v.optional(v.pipe(v.array(wholeNumber(1, 1024)), v.maxLength(6))),
  activation: v.optional(v.picklist(['relu', 'tanh', 'sigmoid', 'linear'])),
  optimizer: v.optional(v.picklist(['adam', 'sgd', 'momentum', 'rmsprop'])),
  learningRate: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1000))),
  batchSize: v.optional(wholeNumber(1, 1_000_000)),
  epochs: v.optional(wholeNumber(1, 1_000_000)),
  l1: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  l2: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  testFraction: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.95))),
  scaling: v.optional(v.picklist(['standard', 'minmax', 'none'])),
  initializer: v.optional(v.picklist(['randomUniform', 'randomNormal', 'glorotUniform', 'heNormal', 'zeros'])),
  seed: v.optional(wholeNumber(0, 4_294_967_295)),
  show: v.optional(v.boolean()),
});

export type TrainOptions = Readonly<v.InferOutput<typeof trainOptionsSchema>>;
