import * as v from 'valibot';
import { MOST_RESTARTS, trainOptionsSchema, type TrainOptions } from './trainOptions.ts';

const { hidden, activation, optimizer, learningRate, batchSize, l1, l2, dropout } = trainOptionsSchema.entries;
const someOf = <Option extends v.GenericSchema>(option: Option) => v.optional(v.pipe(v.array(option), v.minLength(1), v.maxLength(50)));

/** What a sweep tries: each value of one option with each value of the others. Options are `TrainOptions`' own. */
export const sweepOptionsSchema = v.strictObject({
  hidden: someOf(v.nonOptional(hidden)),
  activation: someOf(v.nonOptional(activation)),
  optimizer: someOf(v.nonOptional(optimizer)),
  learningRate: someOf(v.nonOptional(learningRate)),
  batchSize: someOf(v.nonOptional(batchSize)),
  l1: someOf(v.nonOptional(l1)),
  l2: someOf(v.nonOptional(l2)),
  dropout: someOf(v.nonOptional(dropout)),
  /** How often each setting is trained with, each time from another beginning and with other rows for validation. */
  restarts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_RESTARTS)), 3),
});

export type SweepOptions = Readonly<v.InferOutput<typeof sweepOptionsSchema>>;

/** The options that can be swept. */
export type SweptOption = Exclude<keyof SweepOptions, 'restarts'>;

/** One value for each option that is swept. */
export type SweepSetting = Pick<TrainOptions, SweptOption>;
