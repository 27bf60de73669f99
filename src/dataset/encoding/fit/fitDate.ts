import type { CellColumn } from '../../../csv/csvTable.ts';
import { markedNumbers, marksOf } from '../../cells/isMissing.ts';
import { dateOfNumber } from '../../cells/dates/parseDate.ts';
import type { Column } from '../../columns/column.ts';
import { cellReader } from '../../columns/reading/cellReader.ts';
import { numberReader } from '../../columns/columnValues.ts';
import { parsedTexts } from '../../columns/reading/parsedTexts.ts';
import { chooseDateParts, datePart, dateParts, datePartName } from '../dateParts.ts';
import type { DateEncoding } from '../encoder.ts';
import { fitInput } from './fitInput.ts';
import { indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';
import { quantile } from '../../quantile.ts';

/**
 * Fits a column of dates. The median of the training rows replaces a missing date. The time itself is always scaled, to 0…1 if there is no
 * other scaling, because a network cannot learn from milliseconds since 1970. Sines and cosines are not scaled.
 */
export function fitDate(column: Column, cells: CellColumn, { training, scaling }: FitRows): FittedColumn {
  const { name, dateFormat: format = 'ymd' } = column;
  const known = training.readKnown(numberReader(cells, column));
  const absent = training.count - known.length;
  const hasIndicator = needsIndicator(absent, training.count, column);
  const fill = known.length > 0 ? quantile(known, 0.5) : 0;
  // Each distinct date is processed once rather than in each of its rows.
  const times = parsedTexts(cells, column).map((time) => (Number.isNaN(time) ? fill : time));
  const parts = chooseDateParts(known, format);
  const marked = markedNumbers(column.marks);
  const encoding: DateEncoding = { type: 'date', column: name, ...marksOf(column), format, parts, missing: { fill, hasIndicator } };
  const partInputs = parts.map((part) => {
    const label = part === 'time' ? name : `${name} (${datePartName(part)})`;
    const filled = datePart(part, fill);
    const ofNumber = (value: number) => {
      const time = marked?.has(value) === true ? Number.NaN : dateOfNumber(value, format);
      return Number.isNaN(time) ? filled : datePart(part, time);
    };
    const values = training.read(cellReader(cells, dateParts(part, times), ofNumber));
    return fitInput(label, name, values, part !== 'time' ? 'none' : scaling === 'none' ? 'minmax' : scaling);
  });
  return { encoding, inputs: hasIndicator ? [...partInputs, indicatorInput(name, absent, training.count)] : partInputs };
}
