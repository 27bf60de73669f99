import * as v from 'valibot';
import { parameterCount } from '../network/architecture.ts';

/** A count or an index. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** JSON turns infinities and NaN into null. */
export const figure = v.nullable(v.number());
/** A number from 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const floats = v.instance(Float32Array);
/** Valibot accepts an array as an object without entries. */
export const noList = v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** A `Message`; its arguments may be messages too. */
export const said: v.GenericSchema = v.object({
  template: v.string(),
  args: v.optional(
    v.record(
      v.string(),
      v.union([
        v.string(),
        figure,
        v.lazy(() => said),
        v.object({
          items: v.array(v.union([v.string(), v.lazy(() => said)])),
          join: v.picklist(['and', 'or', 'comma', 'semicolon']),
        }),
      ]),
    ),
  ),
});

export const failure = v.object({ isExpected: v.boolean(), message: said });
export const scores = v.looseObject({ loss: figure });

const curves = { trainLoss: floats, testLoss: floats, trainMetric: floats, testMetric: floats };
type Curves = v.InferOutput<v.ObjectSchema<typeof curves, undefined>>;
const curvesOf = ({ trainLoss, testLoss, trainMetric, testMetric }: Curves) => [trainLoss, testLoss, trainMetric, testMetric];

/** All curves have the same length, one value per epoch. */
export const history = v.pipe(
  v.object({ ...curves, length: count }),
  v.check(({ length, ...lines }) => curvesOf(lines).every((line) => line.length >= length)),
);

export const snapshot = v.object({ epoch: count, weights: floats });
export const snapshots = v.pipe(
  v.array(snapshot),
  v.check((list) => list.every(({ epoch }, i) => i === 0 || epoch > list[i - 1].epoch)),
);

export const bundle = v.pipe(
  v.object({ ...curves, firstEpoch: v.pipe(count, v.minValue(1)), snapshots }),
  v.check((lines) => curvesOf(lines).every(({ length }) => length === lines.trainLoss.length)),
);

const target = v.variant('type', [
  v.looseObject({ type: v.literal('binary'), column: v.string(), classes: v.tuple([v.string(), v.string()]) }),
  v.looseObject({ type: v.literal('multiclass'), column: v.string(), classes: v.array(v.string()) }),
  v.looseObject({
    ...{ type: v.literal('regression'), column: v.string(), format: v.looseObject({}) },
    ...{ mean: figure, scale: figure, min: figure, max: figure },
  }),
]);

const columnEncoding = v.variant('type', [
  v.looseObject({ type: v.literal('number'), column: v.string(), format: v.looseObject({}) }),
  v.looseObject({ type: v.literal('category'), column: v.string(), categories: v.array(v.string()), hasOther: v.boolean() }),
  v.looseObject({ type: v.literal('date'), column: v.string(), parts: v.array(v.string()) }),
]);

const input = v.object({
  ...{ name: v.string(), column: v.string(), offset: figure, scale: figure, mean: figure, min: figure, max: figure },
});

const architecture = v.object({
  inputs: count,
  layers: v.pipe(v.array(v.object({ units: v.pipe(count, v.minValue(1)), activation: v.string() })), v.minLength(1)),
});

export const rowCounts = v.object({ train: count, validation: count, test: count, skipped: count });

/** The parts of a `RunPlan` that the page draws. */
export const plan = v.pipe(
  v.looseObject({
    columns: v.array(v.looseObject({ name: v.string(), kind: v.string() })),
    recipe: v.looseObject({ target: v.string(), features: v.array(v.string()), task: v.picklist(['binary', 'multiclass', 'regression']) }),
    encoder: v.looseObject({ columns: v.array(columnEncoding), inputs: v.array(input), target }),
    architecture,
    hyperparameters: v.looseObject({ epochs: count }),
    rows: rowCounts,
    baseline: v.looseObject({ answer: v.string(), scores }),
    associations: v.array(v.looseObject({})),
    dataChecks: v.array(v.looseObject({ said, remedies: v.array(v.looseObject({ type: v.string() })) })),
    warnings: v.array(said),
  }),
  v.check((whole) => whole.architecture.inputs === whole.encoder.inputs.length),
  v.check((whole) => whole.recipe.task === whole.encoder.target.type),
);

export const outcome = v.looseObject({
  ...{ weights: floats, epochs: count, bestEpoch: count, isStopped: v.boolean(), elapsedMs: figure, train: scores },
  ...{ test: v.optional(scores), divergence: v.optional(said), confusion: v.optional(v.array(v.array(count))) },
  errorBound: v.optional(v.number()),
  pairs: v.optional(v.object({ actual: v.instance(Float64Array), predicted: v.instance(Float64Array) })),
});

/** Anything with a plan and the weights that belong to it. */
interface Planned {
  readonly plan?: Pick<v.InferOutput<typeof plan>, 'architecture'>;
  readonly outcome?: Pick<v.InferOutput<typeof outcome>, 'weights'>;
  readonly snapshots: v.InferOutput<typeof snapshots>;
}

/** Whether all weights fit the planned network. */
export function fitWeights({ plan: planned, outcome: ended, snapshots: recorded }: Planned): boolean {
  // Without a plan nothing is drawn.
  if (!planned) return true;
  const parameters = parameterCount(planned.architecture);
  return [...(ended ? [ended] : []), ...recorded].every(({ weights }) => weights.length === parameters);
}
