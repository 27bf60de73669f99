import type { Column } from '../../dataset/columns/column.ts';
import { categoryValues } from '../../dataset/encoding/apply/encodeValue.ts';
import type { ColumnInputs } from '../../dataset/encoding/inputsByColumn.ts';

/**
 * A column as an axis: numbers and dates on a scale from `min` to `max` (slightly wider than the cells), categories as bands of equal
 * width.
 */
export type Axis = ScaleAxis | BandAxis;

interface AxisOf {
  readonly column: string;
  readonly inputs: ColumnInputs;
}

export interface ScaleAxis extends AxisOf {
  readonly type: 'number' | 'date';
  readonly min: number;
  readonly max: number;
}

export interface BandAxis extends AxisOf {
  readonly type: 'category';
  /** The values in the order of the bands; undefined stands for "any other". */
  readonly values: readonly (string | undefined)[];
}

/** Margin beyond the outermost cells, as a fraction of their range. */
const MARGIN = 0.03;
const MS_PER_DAY = 86_400_000;

/**
 * The axis of an encoder's column, wide enough for all cells of the file (`columns`) but no wider than the bounds at which outliers are
 * clipped.
 */
export function createAxis(inputs: ColumnInputs, columns: readonly Column[]): Axis {
  return axisOver(inputs, (name) => columns.find((column) => column.name === name)?.range);
}

/** The axes of many columns, with a lookup by name: searching 100 000 columns for each would be slow. */
export function createAxes(parts: readonly ColumnInputs[], columns: readonly Column[]): Axis[] {
  const ranges = new Map(columns.map(({ name, range }) => [name, range]));
  return parts.map((inputs) => axisOver(inputs, (name) => ranges.get(name)));
}

function axisOver(inputs: ColumnInputs, rangeOf: (column: string) => Column['range']): Axis {
  const { encoding } = inputs;
  const column = encoding.column;
  if (encoding.type === 'category') return { type: 'category', column, inputs, values: categoryValues(encoding) };
  if (encoding.type === 'date' && encoding.parts[0] !== 'time') return { type: 'date', column, inputs, min: 0, max: MS_PER_DAY };
  const [seen] = inputs.inputs;
  const range = rangeOf(column) ?? seen;
  const [lowest, highest] = encoding.type === 'number' && encoding.clip ? encoding.clip : [-Infinity, Infinity];
  const low = Math.max(Math.min(seen.min, range.min), lowest);
  const high = Math.min(Math.max(seen.max, range.max), highest);
  const margin = high > low ? (high - low) * MARGIN : Math.abs(low) * MARGIN || 1;
  return { type: encoding.type, column, inputs, min: low - margin, max: high + margin };
}

/** The position of a value on the axis, 0…1, clamped to the ends; for a category the middle of its band. */
export function shareOf(axis: Axis, value: number): number {
  if (axis.type === 'category') return (value + 0.5) / axis.values.length;
  return Math.min(1, Math.max(0, (value - axis.min) / (axis.max - axis.min)));
}

/** The value at a position of the axis; for a category its index in `values`. */
export function valueAt(axis: Axis, share: number): number {
  if (axis.type === 'category') return Math.min(axis.values.length - 1, Math.max(0, Math.floor(share * axis.values.length)));
  return axis.min + share * (axis.max - axis.min);
}

/** The positions of a grid with `steps` steps: both ends and equal steps between them, or the middle of each band. */
export function gridShares(axis: Axis, steps: number): readonly number[] {
  if (axis.type === 'category') return axis.values.map((_, place) => shareOf(axis, place));
  return Array.from({ length: steps + 1 }, (_, step) => step / steps);
}
