import { cellKind } from './cellKind.ts';

/**
 * About which number a cell is, whatever its notation ("1.234,5", "1 250", "$ 40"), to compare the cells of a column with each other; NaN where
 * it is none. A mark in front of three digits counts as one of thousands only where it stands twice or beside another.
 */
export function roughNumber(cell: string): number {
  const text = cell.trim();
  if (cellKind(text) !== 'number') return Number.NaN;
  const digits = text.replace(/[^\d.,e+-]/gi, '').replace(/[.,]+$/, '');
  const decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const mark = digits.charAt(decimal);
  const isThousands = decimal >= 0 && digits.indexOf(mark) < decimal;
  const whole = digits.slice(0, isThousands || decimal < 0 ? undefined : decimal).replace(/[.,]/g, '');
  return Number(isThousands || decimal < 0 ? whole : `${whole}.${digits.slice(decimal + 1)}`);
}
