import * as v from 'valibot';
import { digitDateFormats } from '../../dataset/cells/dates/digitDate.ts';

const finite = v.pipe(v.number(), v.finite());
const count = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most));
const text = v.pipe(v.string(), v.maxLength(100_000));
const texts = v.pipe(v.array(text), v.maxLength(100_000));

const marks = v.optional(v.object({ only: v.optional(texts), values: v.optional(texts) }));
const numberFormat = v.looseObject({
  decimal: v.picklist(['.', ',']),
  unit: v.optional(text),
  duration: v.optional(v.picklist(['minutes', 'hours', 'months'])),
});
const fold = v.optional(v.picklist(['letterCase', 'yesNo', 'sex', 'passFail', 'posNeg']));
const rule = <Fill extends v.GenericSchema>(fill: Fill) => v.optional(v.object({ fill, hasIndicator: v.boolean() }));

const column = v.variant('type', [
  v.object({
    type: v.literal('number'),
    column: text,
    marks,
    format: numberFormat,
    missing: rule(finite),
    clip: v.optional(v.tuple([finite, finite])),
  }),
  v.object({
    ...{ type: v.literal('category'), column: text, marks, fold, categories: texts, reference: v.optional(text), hasOther: v.boolean() },
    missing: rule(text),
  }),
  v.object({
    ...{
      type: v.literal('date'),
      column: text,
      marks,
      format: v.picklist(['ymd', 'dmy', 'mdy', 'yymd', 'time', 'ymd1930', 'dmy1930', 'mdy1930', 'yymd1930', ...digitDateFormats]),
    },
    parts: v.pipe(
      v.array(v.picklist(['time', 'yearSin', 'yearCos', 'weekSin', 'weekCos', 'daySin', 'dayCos'])),
      v.minLength(1),
      v.maxLength(7),
    ),
    missing: rule(finite),
  }),
]);

const input = v.object({
  ...{ name: text, column: text, offset: finite, mean: finite, min: finite, max: finite },
  scale: v.pipe(finite, v.notValue(0)),
});

const target = v.variant('type', [
  v.looseObject({ type: v.literal('binary'), column: text, marks, fold, classes: v.tuple([text, text]) }),
  v.looseObject({ type: v.literal('multiclass'), column: text, marks, fold, classes: v.pipe(texts, v.minLength(2)) }),
  v.looseObject({
    ...{ type: v.literal('regression'), column: text, marks, format: numberFormat, mean: finite, scale: finite, min: finite, max: finite },
    logarithm: v.optional(v.object({ mean: finite, scale: finite })),
  }),
]);

/** Layers and their limits; no file may describe a larger network. */
const architecture = v.object({
  inputs: count(1_000_000),
  layers: v.pipe(
    v.array(
      v.object({
        units: count(100_000),
        activation: v.picklist(['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'softmax']),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});

/** The part of a plan that answers depend on. The rest is figures and sentences. Older files call data checks cautions. */
export const planSchema = v.pipe(
  v.looseObject({
    encoder: v.looseObject({ columns: v.pipe(v.array(column), v.minLength(1)), inputs: v.array(input), target }),
    architecture,
    recipe: v.looseObject({ target: text, features: texts, task: v.picklist(['binary', 'multiclass', 'regression']) }),
    table: v.looseObject({ delimiter: text, columnCount: count(1_000_000), hasMultilineRecords: v.boolean() }),
    columns: v.array(v.looseObject({ name: text, kind: text })),
    hyperparameters: v.looseObject({ epochs: v.number() }),
    rows: v.object({ train: v.number(), validation: v.number(), test: v.number(), skipped: v.number() }),
    baseline: v.looseObject({ answer: text, scores: v.looseObject({}) }),
    associations: v.array(v.unknown()),
    warnings: v.array(v.unknown()),
    dataChecks: v.optional(v.array(v.unknown())),
    cautions: v.optional(v.array(v.unknown())),
  }),
  v.check(({ dataChecks, cautions }) => dataChecks !== undefined || cautions !== undefined),
);
