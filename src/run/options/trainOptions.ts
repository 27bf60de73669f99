import * as v from 'valibot';
import { assertNever } from '../../assertNever.ts';
import type { ColumnKind } from '../../dataset/columns/column.ts';
import type { OptionDescriptor } from '../../options/descriptor.ts';
import { mapNames, namesOf } from '../../options/mapNames.ts';
import {
  adjustableNames,
  describeOption,
  optionNames,
  type AdjustableName,
  type OptionName,
  type OptionValue,
} from '../../options/optionTable.ts';

/** Any column name. */
export const columnNameSchema = v.pipe(v.string(), v.maxLength(100_000));
const wholeNumber = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** The most folds of a cross-validation. */
export const MOST_FOLDS = 20;
/** The most characters of a mark for missing values. */
const MOST_MARK_LETTERS = 100;
/** How often a sweep can train one setting at most. */
export const MOST_RESTARTS = 20;
/** The most shuffles of a chance test. */
const MOST_SHUFFLES = 10_000;

const columnKinds = ['number', 'boolean', 'category', 'date', 'identifier', 'text', 'constant', 'empty'] as const satisfies ColumnKind[];

type TableSchemas<Name extends OptionName> = { readonly [Key in Name]: v.OptionalSchema<v.GenericSchema<OptionValue<Key>>, undefined> };
const tableSchemas = mapNames<TableSchemas<OptionName>>(optionNames, (name) => v.optional(valueSchema(describeOption(name))));

/** What can be changed while a training is running. */
export const adjustmentEntries = mapNames<TableSchemas<AdjustableName>>(adjustableNames, (name) => tableSchemas[name]);

/**
 * The options of `neuron.train` as a caller, a panel or the settings give them: those of the option table, and those specific to one data
 * table. Absent ones are chosen automatically.
 */
export const trainOptionsSchema = v.strictObject({
  target: v.optional(columnNameSchema),
  features: v.optional(v.pipe(v.array(columnNameSchema), v.minLength(1))),
  task: v.optional(v.picklist(['binary', 'multiclass', 'regression'])),
  ...tableSchemas,
  kinds: v.optional(v.array(v.strictObject({ column: columnNameSchema, kind: v.picklist(columnKinds) }))),
  missingValues: v.optional(
    v.array(v.strictObject({ column: columnNameSchema, marks: v.array(v.pipe(v.string(), v.maxLength(MOST_MARK_LETTERS))) })),
  ),
  mergeSpellings: v.optional(v.array(columnNameSchema)),
  splitBy: v.optional(v.strictObject({ column: columnNameSchema, as: v.picklist(['time', 'group']) })),
  fold: v.optional(v.strictObject({ index: wholeNumber(0, MOST_FOLDS - 1), of: wholeNumber(2, MOST_FOLDS) })),
  restart: v.optional(wholeNumber(0, MOST_RESTARTS - 1)),
  shuffle: v.optional(wholeNumber(1, MOST_SHUFFLES)),
  show: v.optional(v.boolean()),
  /** From older versions, present in saved runs. Has no effect. */
  arithmetic: v.optional(
    v.pipe(
      v.unknown(),
      v.transform(() => undefined),
    ),
  ),
});

export type TrainOptions = Readonly<v.InferOutput<typeof trainOptionsSchema>>;

function valueSchema(option: OptionDescriptor): v.GenericSchema<string | number | boolean | readonly number[]> {
  switch (option.type) {
    case 'choice':
      return v.picklist(namesOf(option.values));
    case 'integer':
      return wholeNumber(option.min, option.max);
    case 'number':
      return v.pipe(v.number(), v.minValue(option.min), v.maxValue(option.max));
    case 'switch':
      return v.boolean();
    case 'layers':
      return v.pipe(v.array(wholeNumber(1, option.maxUnits)), v.maxLength(option.maxLayers));
    default:
      return assertNever(option);
  }
}
