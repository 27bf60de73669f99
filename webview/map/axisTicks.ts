import { ticks } from 'd3-array';
import { utcTicks } from 'd3-time';
import { writeDate } from '../../src/dataset/cells/dates/writeDate.ts';
import { shareOf, type Axis } from '../../src/model/decision/axis.ts';
import { formatTick } from '../words/targetNumbers.ts';

/** A mark at an axis. */
export interface AxisTick {
  /** Position, 0…1. */
  readonly share: number;
  readonly label: string;
}

/**
 * At most `most` ticks at round numbers or dates, or one at each category. `other` names the category of all values that have none of their own.
 */
export function axisTicks(axis: Axis, most: number, other: string): AxisTick[] {
  switch (axis.type) {
    case 'category':
      return axis.values.map((value, place) => ({ share: shareOf(axis, place), label: value ?? other }));
    case 'number':
      return numberTicks(axis.min, axis.max, most);
    case 'date': {
      const { encoding } = axis.inputs;
      const format = encoding.type === 'date' ? encoding.format : 'ymd';
      const times = utcTicks(new Date(axis.min), new Date(axis.max), most).map((date) => date.getTime());
      return times.map((time) => ({ share: shareOf(axis, time), label: shortDate(writeDate(time, format), times) }));
    }
  }
}

/** Ticks at round numbers from `min` to `max`. */
export function numberTicks(min: number, max: number, most: number): AxisTick[] {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return ticks(min, max, most).map((value) => ({ share: (value - min) / (max - min), label: formatTick(value, largest) }));
}

/** Just the year where all ticks are at starts of years, just the month where they are at starts of months. */
function shortDate(text: string, times: readonly number[]): string {
  const dates = times.map((time) => new Date(time).toISOString());
  if (dates.every((date) => date.slice(5, 19) === '01-01T00:00:00')) return text.slice(0, 4);
  return dates.every((date) => date.slice(8, 19) === '01T00:00:00') ? text.slice(0, 7) : text;
}
