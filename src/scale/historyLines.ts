import * as v from 'valibot';

/** Limits keep a file from another source from exhausting memory. */
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const MOST_INPUTS = 1_000_000;
const MOST_CLASSES = 10_000;

const startSchema = v.object({
  event: v.literal('start'),
  version: v.literal(1),
  processes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  rows: v.object({ train: v.pipe(count, v.minValue(1)), test: count, validation: count }),
  /** For each column the fill for missing values (a number, or the index of a value) and the bounds that outliers are clipped to. */
  columns: v.pipe(v.array(v.object({ fill: finite, clip: v.optional(v.tuple([finite, finite])) })), v.maxLength(MOST_INPUTS)),
  /** For each input, then for the target, then for its logarithm if that is predicted. */
  inputs: v.pipe(
    v.array(v.object({ offset: finite, scale: v.pipe(finite, v.notValue(0)), mean: finite, min: finite, max: finite })),
    v.maxLength(MOST_INPUTS),
  ),
});

const epochSchema = v.object({
  ...{ event: v.literal('epoch'), epoch: v.pipe(count, v.minValue(1)), trainLoss: finite, trainMetric: finite },
  ...{ testLoss: v.optional(finite), testMetric: v.optional(finite), validationLoss: v.optional(finite), seconds: finite },
  /** Flat, as 32-bit floats in base64. */
  weights: v.optional(v.string()),
});

const scoresSchema = v.object({
  rows: v.pipe(count, v.minValue(1)),
  loss: finite,
  confusion: v.optional(v.pipe(v.array(v.pipe(v.array(count), v.maxLength(MOST_CLASSES))), v.maxLength(MOST_CLASSES))),
  ...{ mae: v.optional(finite), rmse: v.optional(finite), r2: v.optional(finite) },
  pairs: v.optional(v.tuple([v.pipe(v.array(finite), v.maxLength(10_000)), v.pipe(v.array(finite), v.maxLength(10_000))])),
});

const endSchema = v.object({
  event: v.literal('end'),
  epochs: v.pipe(count, v.minValue(1)),
  bestEpoch: v.pipe(count, v.minValue(1)),
  isStopped: v.boolean(),
  divergedIn: v.optional(count),
  seconds: finite,
  /** The weights after the last epoch; null if there are too many. */
  last: v.nullable(v.string()),
  train: scoresSchema,
  test: v.nullable(scoresSchema),
  validation: v.nullable(scoresSchema),
});

const failedSchema = v.object({
  event: v.literal('failed'),
  /** `lostProcess`: another process has disappeared. */
  reason: v.picklist(['lostProcess', 'error']),
  /** Rank of the process that reports the failure. */
  rank: count,
  detail: v.pipe(v.string(), v.maxLength(10_000)),
});

/** A line of history.jsonl. */
export const historyLineSchema = v.variant('event', [startSchema, epochSchema, endSchema, failedSchema]);

export type HistoryLine = v.InferOutput<typeof historyLineSchema>;
export type StartLine = Extract<HistoryLine, { event: 'start' }>;
export type EpochLine = Extract<HistoryLine, { event: 'epoch' }>;
export type EndLine = Extract<HistoryLine, { event: 'end' }>;
export type FailedLine = Extract<HistoryLine, { event: 'failed' }>;
export type ScoresLine = EndLine['train'];
