import type { CellColumn } from '../csvTable.ts';

/** Bits of numbers with one and with two digits after the point. */
const oneOrTwoDigits = 0b110;
const mostForms = 200;
/** Parts counted up to 10 are followed by 11 and 12 rather than by 25 or 50. */
const nextParts = 3;
const firstOfTwoDigits = 10;

/** `versions`: 1.9, 1.10 and 1.11 follow one another; `maybe`: 1.1 and 1.10 both occur, which may be two names or one number. */
export type CountedParts = { readonly type: 'versions' } | { readonly type: 'maybe'; readonly same: readonly [string, string] };

/**
 * Whether numbers with one and with two digits after the point are rather versions or chapters, whose parts are counted: no part begins
 * with 0, and those of two digits are close to 10. Undefined for other numbers, such as prices.
 */
export function findCountedParts(column: CellColumn, digitsOf: (row: number) => number): CountedParts | undefined {
  const { numbers, fractionDigits } = column;
  if (fractionDigits !== oneOrTwoDigits) return undefined;
  const forms = new Set<string>();
  for (let row = 0; row < numbers.length; row++) {
    const digits = digitsOf(row);
    if (digits > 0 && !Number.isNaN(numbers[row])) forms.add(numbers[row].toFixed(digits));
    if (forms.size > mostForms) return undefined;
  }
  const partsOf = new Map<string, string[]>();
  for (const form of forms) {
    const [whole, part] = form.split('.');
    if (part.length > 1 && part.startsWith('0')) return undefined;
    partsOf.set(whole, [...(partsOf.get(whole) ?? []), part]);
  }
  const areClose = [...partsOf.values()].every((parts) => {
    const long = parts.filter((part) => part.length > 1).map(Number);
    return long.every((part) => part <= firstOfTwoDigits + long.length * nextParts);
  });
  if (!areClose) return undefined;
  if ([...partsOf.values()].some((parts) => ['9', '10', '11'].every((part) => parts.includes(part)))) return { type: 'versions' };
  const same = [...forms].find((form) => forms.has(`${form}0`));
  return same === undefined ? undefined : { type: 'maybe', same: [same, `${same}0`] };
}
