import { message, type Message } from '../../message.ts';
import { isCivilDate } from '../cells/civilDate.ts';

/** Smaller and larger numbers of eight digits are rather numbers. */
const [firstYear, lastYear] = [1900, 2100];
/** Fewer different days may be chance. */
const fewest = 3;

/** What is said of numbers all of which could be days, such as 20240131 or, with a time behind them, 20240131101530; undefined for others. */
export function digitDatesRemark(values: Float64Array, distinct: number): Message | undefined {
  if (distinct < fewest) return undefined;
  let example: number | undefined;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) continue;
    if (!isDay(value)) return undefined;
    example ??= value;
  }
  if (example === undefined) return undefined;
  const text = String(example);
  return message('"{cell}" is read as a number, though it could be a date: written as {date} it would be one', {
    cell: text,
    date: [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].join('-'),
  });
}

function isDay(value: number): boolean {
  const isLong = value >= 1e13;
  const day = isLong ? Math.floor(value / 1e6) : value;
  const time = isLong ? value % 1e6 : 0;
  const year = Math.floor(day / 1e4);
  if (!Number.isInteger(value) || year < firstYear || year > lastYear) return false;
  const isTime = time < 240_000 && time % 100 < 60 && Math.floor(time / 100) % 100 < 60;
  return isTime && isCivilDate(year, Math.floor(day / 100) % 100, day % 100);
}
