import { MS_PER_DAY } from '../../src/dataset/cells/dates/civilDate.ts';
import { parseDate } from '../../src/dataset/cells/dates/parseDate.ts';
import { parseNumber } from '../../src/dataset/cells/numbers/parseNumber.ts';
import type { ColumnInputs } from '../../src/dataset/encoding/inputsByColumn.ts';

/** The range of the training rows, which a slider spans; undefined for a category. */
export function seenRange({ encoding, inputs }: ColumnInputs): readonly [number, number] | undefined {
  if (encoding.type === 'category') return undefined;
  if (encoding.type === 'date' && encoding.parts[0] !== 'time') return [0, MS_PER_DAY];
  return [inputs[0].min, inputs[0].max];
}

/** The number or time in a cell; NaN for none. */
export function numberOfCell({ encoding }: ColumnInputs, cell: string): number {
  if (encoding.type === 'category') return Number.NaN;
  return encoding.type === 'number' ? parseNumber(cell, encoding.format) : parseDate(cell, encoding.format);
}

/** Whether a cell's value is outside of the training range. */
export function isOutside(column: ColumnInputs, cell: string): boolean {
  const range = seenRange(column);
  const value = numberOfCell(column, cell);
  return range !== undefined && (value < range[0] || value > range[1]);
}

/** Where a key moves a slider: arrows by a hundredth of the range, with Shift by a tenth, Home and End to its ends. Undefined for other keys. */
export function keyedValue(key: string, isShifted: boolean, value: number, [low, high]: readonly [number, number]): number | undefined {
  const step = ((high - low) * (isShifted ? 10 : 1)) / 100;
  const within = (wanted: number) => Math.min(high, Math.max(low, wanted));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return within(value + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(value - step);
    case 'PageUp':
      return within(value + (high - low) / 10);
    case 'PageDown':
      return within(value - (high - low) / 10);
    case 'Home':
      return low;
    case 'End':
      return high;
    default:
      return undefined;
  }
}
