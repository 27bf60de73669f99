import { stepOf, type ColumnChange } from './flipSearch.ts';
import { writeValue } from './writeValue.ts';

/** The cell that a change puts into the place of the one that was there, with the decimals of that and of the step. */
export function changedCell({ column, to }: ColumnChange, before: string): string {
  return writeValue(column.encoding, to, Math.max(decimalsOf(before), decimalsOf(String(Number(stepOf(column).toPrecision(6))))));
}

/** Decimals of a written number; those of one with an exponent are not counted. */
export function decimalsOf(text: string): number {
  const exponent = /e-(\d+)$/.exec(text);
  if (exponent) return Number(exponent[1]);
  return /[.,](\d+)$/.exec(text.trim())?.[1].length ?? 0;
}
