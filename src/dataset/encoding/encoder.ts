import type { Scaling } from '../columns/recipe/recipe.ts';
import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';
import type { SpellingFold } from '../cells/spelling.ts';
import type { MissingMarks } from '../cells/isMissing.ts';

/** How a cell without a value is encoded: as if it held `value`, and whether a separate input indicates it. */
export interface MissingRule<Value> {
  readonly fill: Value;
  readonly hasIndicator: boolean;
}

/** Which column's cells are encoded, and which of them are missing. */
interface CellsOfColumn {
  readonly column: string;
  /** Absent for the default marks. */
  readonly marks?: MissingMarks;
}

/** Cells in which several spellings may be the same value. */
interface ValuesOfColumn extends CellsOfColumn {
  /** How different spellings are merged; absent if they are not. */
  readonly fold?: SpellingFold;
  /** How the values are written, if they are numbers. */
  readonly format?: NumberFormat;
}

/** A number, with one input. */
export interface NumberEncoding extends CellsOfColumn {
  readonly type: 'number';
  readonly format: NumberFormat;
  readonly missing?: MissingRule<number>;
  /** Numbers outside these bounds are replaced by the nearer bound. */
  readonly clip?: readonly [number, number];
}

/** One of several values: a 0/1 input for each of `categories`, and one for all other values if `hasOther`. */
export interface CategoryEncoding extends ValuesOfColumn {
  readonly type: 'category';
  /** As in the file; compared by `classKey`. */
  readonly categories: readonly string[];
  /** In a yes/no column the value without an input. */
  readonly reference?: string;
  readonly hasOther: boolean;
  readonly missing?: MissingRule<string>;
}

/** The parts of a date: `time` is milliseconds since 1970, the others are positions in a cycle, as sine and cosine. */
export type DatePart = 'time' | 'yearSin' | 'yearCos' | 'weekSin' | 'weekCos' | 'daySin' | 'dayCos';

/** A date or time, with one input per part. */
export interface DateEncoding extends CellsOfColumn {
  readonly type: 'date';
  readonly format: DateFormat;
  readonly parts: readonly DatePart[];
  readonly missing?: MissingRule<number>;
}

/** How a column becomes inputs. A missing indicator, if there is one, comes last. Plain data, saved with the model. */
export type ColumnEncoding = NumberEncoding | CategoryEncoding | DateEncoding;

/** One input of the network: `(number − offset) / scale`. Statistics are from the training rows only, before scaling. */
export interface EncodedInput {
  /** The column, "city = Berlin", "date (time of year, sine)" or "age is missing". */
  readonly name: string;
  readonly column: string;
  readonly offset: number;
  /** Never 0: a constant input has scale 1. */
  readonly scale: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** Two classes as in the file; the network's output is the probability of the second. */
export interface BinaryTarget extends ValuesOfColumn {
  readonly type: 'binary';
  readonly classes: readonly [string, string];
  /** The second class is predicted above this probability, if the user has moved the threshold; see `decisionThreshold`. */
  readonly threshold?: number;
}

/** The probability above which the second class is predicted: 0.5 as in Keras' binary accuracy, unless it was moved. */
export function decisionThreshold({ threshold = 0.5 }: Pick<BinaryTarget, 'threshold'>): number {
  return threshold;
}

/** Several classes as in the file; output k is the probability of class k. */
export interface MulticlassTarget extends ValuesOfColumn {
  readonly type: 'multiclass';
  readonly classes: readonly string[];
}

/**
 * A number. The network's output is `(number − mean) / scale`, both from the training rows; with a `logarithm` the same for the number's
 * logarithm.
 */
export interface RegressionTarget extends CellsOfColumn {
  readonly type: 'regression';
  readonly format: NumberFormat;
  readonly mean: number;
  /** Standard deviation, never 0. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
  /** Mean and standard deviation of the natural logarithm, if that is what is learned. */
  readonly logarithm?: { readonly mean: number; readonly scale: number };
}

export type TargetEncoding = BinaryTarget | MulticlassTarget | RegressionTarget;

/** Converts a record to the network's numbers and back. Plain data, saved with the model. */
export interface Encoder {
  readonly scaling: Scaling;
  readonly columns: readonly ColumnEncoding[];
  /** The inputs of all columns, in order. */
  readonly inputs: readonly EncodedInput[];
  readonly target: TargetEncoding;
}
