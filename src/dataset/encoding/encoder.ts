import type { Scaling } from '../columns/recipe.ts';
import type { DateFormat, NumberFormat } from '../cells/cellValue.ts';

/** What a cell without a value becomes: `value` of the column, as if it stood there; and whether an input of its own says so. */
export interface MissingRule<Value> {
  readonly fill: Value;
  readonly hasIndicator: boolean;
}

/** A number: one input. */
export interface NumberEncoding {
  readonly type: 'number';
  readonly column: string;
  readonly format: NumberFormat;
  readonly missing?: MissingRule<number>;
  /** Numbers outside are taken for the nearer end. */
  readonly clip?: readonly [number, number];
}

/** One of several values: an input of 0 or 1 for each of `categories`, and one for all others where `hasOther`. */
export interface CategoryEncoding {
  readonly type: 'category';
  readonly column: string;
  /** As they stand in the file; compared by `classKey`. */
  readonly categories: readonly string[];
  readonly hasOther: boolean;
  readonly missing?: MissingRule<string>;
}

/** The numbers that are made of a date: `time` is milliseconds since 1970, the others are angles on a circle, as sine and cosine. */
export type DatePart = 'time' | 'yearSin' | 'yearCos' | 'weekSin' | 'weekCos' | 'daySin' | 'dayCos';

/** A date or time: one input for each part. */
export interface DateEncoding {
  readonly type: 'date';
  readonly column: string;
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
export interface BinaryTarget {
  readonly type: 'binary';
  readonly column: string;
  readonly classes: readonly [string, string];
}

/** Several classes as they stand in the file; output k is the probability of class k. */
export interface MulticlassTarget {
  readonly type: 'multiclass';
  readonly column: string;
  readonly classes: readonly string[];
}

/** A number; the network's output is `(number − mean) / scale`, both of the training rows. */
export interface RegressionTarget {
  readonly type: 'regression';
  readonly column: string;
  readonly format: NumberFormat;
  readonly mean: number;
  /** Standard deviation, never 0. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
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
