import type { Scaling } from '../columns/recipe.ts';
import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';
import type { SpellingFold } from '../cells/spelling.ts';
import type { MissingMarks } from '../cells/isMissing.ts';

/** What a cell without a value becomes: `value` of the column, as if it stood there; and whether an input of its own says so. */
export interface MissingRule<Value> {
  readonly fill: Value;
  readonly hasIndicator: boolean;
}

/** Whose cells are encoded, and which of them hold no value. */
interface CellsOfColumn {
  readonly column: string;
  /** Absent for the usual marks. */
  readonly marks?: MissingMarks;
}

/** Cells of which some are the same value. */
interface ValuesOfColumn extends CellsOfColumn {
  /** By what different spellings are one value; absent where they are not. */
  readonly fold?: SpellingFold;
  /** How they are written, where they are numbers. */
  readonly format?: NumberFormat;
}

/** A number: one input. */
export interface NumberEncoding extends CellsOfColumn {
  readonly type: 'number';
  readonly format: NumberFormat;
  readonly missing?: MissingRule<number>;
  /** Numbers outside are taken for the nearer end. */
  readonly clip?: readonly [number, number];
}

/** One of several values: an input of 0 or 1 for each of `categories`, and one for all others where `hasOther`. */
export interface CategoryEncoding extends ValuesOfColumn {
  readonly type: 'category';
  /** As they stand in the file; compared by `classKey`. */
  readonly categories: readonly string[];
  /** Of yes and no the one without an input. */
  readonly reference?: string;
  readonly hasOther: boolean;
  readonly missing?: MissingRule<string>;
}

/** The numbers that are made of a date: `time` is milliseconds since 1970, the others are angles on a circle, as sine and cosine. */
export type DatePart = 'time' | 'yearSin' | 'yearCos' | 'weekSin' | 'weekCos' | 'daySin' | 'dayCos';

/** A date or time: one input for each part. */
export interface DateEncoding extends CellsOfColumn {
  readonly type: 'date';
  readonly format: DateFormat;
  readonly parts: readonly DatePart[];
  readonly missing?: MissingRule<number>;
}

/** How a column becomes inputs; a missing-indicator, where there is one, comes last. Plain data: it is saved with the model. */
export type ColumnEncoding = NumberEncoding | CategoryEncoding | DateEncoding;

/** One input of the network: `(number − offset) / scale`. Statistics are of the training rows only, before scaling. */
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

/** Two classes as they stand in the file; the network's output is the probability of the second. */
export interface BinaryTarget extends ValuesOfColumn {
  readonly type: 'binary';
  readonly classes: readonly [string, string];
  /** The second class is answered above this probability, where somebody has moved it; see `answerBorder`. */
  readonly threshold?: number;
}

/** The probability of the second class above which it is answered: as Keras' binary accuracy counts, unless it was moved. */
export function answerBorder({ threshold = 0.5 }: Pick<BinaryTarget, 'threshold'>): number {
  return threshold;
}

/** Several classes as they stand in the file; output k is the probability of class k. */
export interface MulticlassTarget extends ValuesOfColumn {
  readonly type: 'multiclass';
  readonly classes: readonly string[];
}

/** A number; the network's output is `(number − mean) / scale`, both of the training rows; where there is a `logarithm`, the same of that. */
export interface RegressionTarget extends CellsOfColumn {
  readonly type: 'regression';
  readonly format: NumberFormat;
  readonly mean: number;
  /** Standard deviation, never 0. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
  /** Mean and standard deviation of the natural logarithm, where that is what is learned. */
  readonly logarithm?: { readonly mean: number; readonly scale: number };
}

export type TargetEncoding = BinaryTarget | MulticlassTarget | RegressionTarget;

/** Turns a record into the network's numbers and back. Plain data: it is saved with the model. */
export interface Encoder {
  readonly scaling: Scaling;
  readonly columns: readonly ColumnEncoding[];
  /** The inputs of all columns, one after another. */
  readonly inputs: readonly EncodedInput[];
  readonly target: TargetEncoding;
}
