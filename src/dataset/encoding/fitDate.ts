import type { Column } from '../columns/column.ts';
import { chooseDateParts, datePart, datePartName } from './dateParts.ts';
import type { DateEncoding, EncodedInput } from './encoder.ts';
import { fitInput } from './fitInput.ts';
import { indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';
import { quantile } from '../quantile.ts';
import { scaleInput } from './scaleInput.ts';
import { pickPlaces, pickValues } from '../pickValues.ts';

/**
 * Fits a column of dates (`times`, one per record, NaN for none). The median of the training rows stands in for a missing one. The time
 * itself is scaled, without any scaling to 0…1: milliseconds since 1970 cannot be learned from. Sines and cosines stay as they are.
 */
export function fitDate({ name, dateFormat: format = 'ymd' }: Column, times: Float64Array, rows: FitRows): FittedColumn {
  const { records, train } = rows;
  const sample = pickValues(times, pickPlaces(records, train));
  const parts = chooseDateParts(sample, format);
  const known = sample.filter((time) => time === time);
  const absent = train.length - known.length;
  const hasIndicator = needsIndicator(absent, train.length);
  const fill = known.length > 0 ? quantile(known, 0.5) : 0;
  const encoding: DateEncoding = { type: 'date', column: name, format, parts, missing: { fill, hasIndicator } };
  const filled = (time: number) => (time === time ? time : fill);
  const inputs = parts.map((part): EncodedInput => {
    const label = part === 'time' ? name : `${name} (${datePartName(part)})`;
    const scaling = part !== 'time' ? 'none' : rows.scaling === 'none' ? 'minmax' : rows.scaling;
    return fitInput(
      label,
      name,
      sample.map((time) => datePart(part, filled(time))),
      scaling,
    );
  });
  return {
    encoding,
    inputs: hasIndicator ? [...inputs, indicatorInput(name, absent, train.length)] : inputs,
    write: (features, stride, at) => {
      for (let row = 0, place = at; row < records.length; row++, place += stride) {
        const time = filled(times[records[row]]);
        for (let part = 0; part < parts.length; part++) features[place + part] = scaleInput(datePart(parts[part], time), inputs[part]);
        if (hasIndicator) features[place + parts.length] = times[records[row]] === times[records[row]] ? 0 : 1;
      }
    },
  };
}
