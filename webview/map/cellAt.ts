import { MS_PER_DAY } from '../../src/dataset/cells/dates/civilDate.ts';
import type { Axis } from '../../src/model/decision/axis.ts';
import { writeValue } from '../../src/model/decision/writeValue.ts';
import { writtenOutDecimals, placesOf } from '../../src/numberPlaces.ts';

/**
 * The text of a cell at a value of an axis: a number with no more decimals than its range makes meaningful, a date without its time where the
 * range spans many days.
 */
export function cellAt(axis: Axis, value: number): string {
  const { encoding } = axis.inputs;
  switch (axis.type) {
    case 'category':
      return writeValue(encoding, value, 0);
    case 'number':
      return writeValue(encoding, value, writtenOutDecimals(placesOf(axis)));
    case 'date':
      return writeValue(
        encoding,
        axis.max - axis.min > 20 * MS_PER_DAY ? Math.round(value / MS_PER_DAY) * MS_PER_DAY : Math.round(value / 60_000) * 60_000,
        0,
      );
  }
}
