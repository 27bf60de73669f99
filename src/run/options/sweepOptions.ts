import * as v from 'valibot';
import { mapNames } from '../../options/mapNames.ts';
import { sweptNames, type OptionValue, type SweptName } from '../../options/optionTable.ts';
import { MOST_RESTARTS, trainOptionsSchema, type TrainOptions } from './trainOptions.ts';

type Axes = { readonly [Name in SweptName]: v.OptionalSchema<v.GenericSchema<OptionValue<Name>[]>, undefined> };
const axes = mapNames<Axes>(sweptNames, (name) =>
  v.optional(v.pipe(v.array(v.nonOptional(trainOptionsSchema.entries[name])), v.minLength(1), v.maxLength(50))),
);

/** What a sweep tries: every combination of the given values. The options are those of `TrainOptions`. */
export const sweepOptionsSchema = v.strictObject({
  ...axes,
  /** How often each setting is trained, each time with different first weights and validation rows. */
  restarts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_RESTARTS)), 3),
});

export type SweepOptions = Readonly<v.InferOutput<typeof sweepOptionsSchema>>;

/** The options that can be swept. */
export type SweptOption = SweptName;

/** One value for each option that is swept. */
export type SweepSetting = Pick<TrainOptions, SweptOption>;
