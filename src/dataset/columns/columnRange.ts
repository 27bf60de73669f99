import { writeRange } from '../../numberPlaces.ts';
import { writeDate } from '../cells/dates/writeDate.ts';
import type { Column } from './column.ts';

/** "30 … 100" or "2015-03-01 … 2023-11-30": the range of a column of numbers or dates; undefined for others. */
export function writeColumnRange({ kind, range, dateFormat }: Pick<Column, 'kind' | 'range' | 'dateFormat'>): string | undefined {
  if (!range) return undefined;
  if (dateFormat && kind === 'date') return [range.min, range.max].map((time) => writeDate(time, dateFormat)).join(' … ');
  return kind === 'number' ? writeRange(range) : undefined;
}
