import { stepOf, type ColumnChange } from './flipSearch.ts';
import { writeValue } from './writeValue.ts';

/** The text of the changed cell, with as many decimals as the old text and the step need. */
export function changedCell({ column, to }: ColumnChange, before: string): string {
  return writeValue(column.encoding, to, Math.max(decimalsOf(before), decimalsOf(String(Number(stepOf(column).toPrecision(6))))));
}

/** Decimals of a number as written; with a negative exponent, its size. */
export function decimalsOf(text: string): number {
  const exponent = /e-(\d+)$/.exec(text);
  if (exponent) return Number(exponent[1]);
  return /[.,](\d+)$/.exec(text.trim())?.[1].length ?? 0;
}
