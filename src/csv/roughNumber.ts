import { cellKind } from './cellKind.ts';

/**
 * The approximate value of a cell in any notation ("1.234,5", "1 250", "$ 40"), for comparing cells of a column; NaN if it is not a number.
 * A separator before three digits counts as a thousands separator only if it occurs twice or beside another.
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
