import { assertNever } from '../assertNever.ts';
import type { NumberFormat } from '../dataset/cells/cellValue.ts';
import { missingTexts, type MissingMarks } from '../dataset/cells/isMissing.ts';
import { parseNumber } from '../dataset/cells/numbers/parseNumber.ts';
import { knownValues } from '../dataset/encoding/apply/applyCategory.ts';
import type { CategoryEncoding, ColumnEncoding, DatePart, TargetEncoding } from '../dataset/encoding/encoder.ts';
import { inputsByColumn } from '../dataset/encoding/inputsByColumn.ts';
import type { Scaling } from '../dataset/columns/recipe/recipe.ts';
import { numericMarks, fillPlace, spellingTables } from '../exports/code/readCategories.ts';
import { numberArguments } from '../exports/python/readPythonColumn.ts';
import { parameterCount } from '../network/architecture.ts';
import type { RunPlan } from '../run/runPlan.ts';

/** Larger networks have no snapshots in history.jsonl. */
const MOST_WEIGHTS = 10_000;
const MOST_SNAPSHOTS = 100;

/** How train.py reads the cells of a column: arguments for the functions in reading.py, under the names used there. */
interface ReadWork {
  readonly type: ColumnEncoding['type'];
  readonly number?: Readonly<Record<string, string | true>>;
  /** For durations, instead of `number`: true if 14:22 means hours and minutes. */
  readonly hours?: boolean;
  /** Of durations: 8m are months. */
  readonly months?: true;
  readonly format?: string;
  readonly missing?: Readonly<Record<string, readonly (string | number)[]>>;
  /** Pairs of spelling and index of the value. */
  readonly tables?: Readonly<Record<string, readonly (readonly [string | number, number])[]>>;
}

/** How a column's cells become inputs, without anything fitted to the training rows. */
interface ColumnWork extends ReadWork {
  readonly hasIndicator: boolean;
  /** Number of inputs of the column, including those for other values and for missing ones. */
  readonly width: number;
  readonly clips?: boolean;
  readonly parts?: readonly DatePart[];
  /** Number of distinct values, followed by how many of them have an input. */
  readonly known?: number;
  readonly inputs?: number;
  readonly hasOther?: boolean;
  /** The value that replaces a missing one if several are equally common. */
  readonly fill?: number;
  /** True for the single input of a yes/no column, where other values count as their shares. */
  readonly isAnswer?: boolean;
}

/** What train.py needs to know beyond the plan itself. */
export interface ScaleWork {
  readonly columns: readonly ColumnWork[];
  readonly target: ReadWork;
  readonly classes: readonly string[];
  readonly isLogarithm: boolean;
  /** For each input, then for the target, then for its logarithm if that is predicted. */
  readonly scalings: readonly Scaling[];
  /** For rows without a part: the share of test rows, and the share of validation rows among the rest. */
  readonly shares: readonly [test: number, validation: number];
  readonly seed: number;
  /** Epochs after which weights are written to history.jsonl. */
  readonly snapshots: readonly number[];
  readonly mostWeights: number;
}

/** Translates a plan for train.py. */
export function describeWork({ encoder, recipe, rows, architecture, hyperparameters }: RunPlan): ScaleWork {
  const { target } = encoder;
  const columns = inputsByColumn(encoder.columns, encoder.inputs);
  const isLogarithm = target.type === 'regression' && target.logarithm !== undefined;
  const learned = rows.train + rows.validation;
  return {
    columns: columns.map(({ encoding, inputs }) => describeColumn(encoding, inputs.length, recipe.clipOutliers)),
    target: describeTarget(target),
    classes: target.type === 'regression' ? [] : target.classes,
    isLogarithm,
    scalings: [
      ...columns.flatMap(({ encoding, inputs }) => inputs.map((_, place) => scalingOf(encoding, place, encoder.scaling))),
      target.type === 'regression' ? 'standard' : 'none',
      ...(isLogarithm ? (['standard'] as const) : []),
    ],
    shares: [rows.test / Math.max(1, learned + rows.test), rows.validation / Math.max(1, learned)],
    seed: recipe.seed,
    snapshots: parameterCount(architecture) <= MOST_WEIGHTS ? snapshotEpochs(hyperparameters.epochs) : [],
    mostWeights: MOST_WEIGHTS,
  };
}

function describeColumn(encoding: ColumnEncoding, width: number, clips: boolean): ColumnWork {
  const common = { type: encoding.type, hasIndicator: encoding.missing?.hasIndicator === true, width };
  switch (encoding.type) {
    case 'number':
      return { ...common, ...readNumber(encoding.format), ...chosenMissing(encoding.marks), clips };
    case 'date':
      return { ...common, format: encoding.format, ...chosenMissing(encoding.marks), parts: encoding.parts };
    case 'category':
      return {
        ...common,
        ...readCategory(encoding),
        known: knownValues(encoding).length,
        inputs: encoding.categories.length,
        hasOther: encoding.hasOther,
        fill: Math.max(-1, fillPlace(encoding)),
        isAnswer: encoding.reference !== undefined,
      };
    default:
      return assertNever(encoding);
  }
}

function describeTarget(target: TargetEncoding): ReadWork {
  if (target.type === 'regression') return { type: 'number', ...readNumber(target.format), ...chosenMissing(target.marks) };
  const { column, classes, format, marks, fold } = target;
  const missing = { missing: missingArguments(marks) };
  if (!format) {
    const encoding = { type: 'category', column, categories: classes, hasOther: false } as const;
    return readCategory({ ...encoding, ...(marks ? { marks } : {}), ...(fold ? { fold } : {}) });
  }
  const numbers = classes.map((name, place) => [parseNumber(name, format) + 0, place] as const);
  return { type: 'category', ...readNumber(format), ...missing, tables: { numbers } };
}

function readNumber(format: NumberFormat): Pick<ReadWork, 'number' | 'hours' | 'months'> {
  if (format.duration === undefined) return { number: numberArguments(format) };
  return { hours: format.duration === 'hours', ...(format.duration === 'months' ? { months: true } : {}) };
}

function readCategory(encoding: CategoryEncoding): ReadWork {
  const tables = Object.fromEntries(spellingTables(encoding).map(({ name, table }) => [name, table]));
  return { type: 'category', tables, missing: missingArguments(encoding.marks) };
}

/** The default marks are never numbers or dates, so they need no mention. */
function chosenMissing(marks: MissingMarks | undefined): Pick<ReadWork, 'missing'> {
  return numericMarks(marks) ? { missing: missingArguments(marks) } : {};
}

function missingArguments(marks: MissingMarks | undefined): NonNullable<ReadWork['missing']> {
  const { exact, anyCase, values, numbers } = missingTexts(marks);
  return { exact, any_case: anyCase, values, numbers };
}

/** As in `fitEncoder`: flags, sines and cosines stay unscaled, and a time must be scaled. */
function scalingOf(encoding: ColumnEncoding, place: number, scaling: Scaling): Scaling {
  switch (encoding.type) {
    case 'number':
      return place === 0 ? scaling : 'none';
    case 'category':
      return 'none';
    case 'date':
      if (encoding.parts.at(place) !== 'time') return 'none';
      return scaling === 'none' ? 'minmax' : scaling;
    default:
      return assertNever(encoding);
  }
}

/** In equal steps of √epoch, because weights change most early on. */
function snapshotEpochs(epochs: number): number[] {
  const count = Math.min(epochs, MOST_SNAPSHOTS);
  const chosen = Array.from({ length: count }, (_, step) => Math.max(step + 1, Math.round(epochs * ((step + 1) / count) ** 2)));
  return [...new Set(chosen)];
}
