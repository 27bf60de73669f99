import { plainFormat } from '../../src/dataset/cells/cellValue.ts';
import { parseNumber } from '../../src/dataset/cells/numbers/parseNumber.ts';
import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import { placesOf, writeTrimmed } from '../../src/numberPlaces.ts';

/**
 * The number that the user wants as the answer, written as the page does, as the file does, or with the other decimal mark: "1 234.5", "1.234,5",
 * "1234,5", each with or without the unit. NaN for anything else.
 */
export function readGoal(text: string, { format }: RegressionTarget): number {
  const written = text
    .trim()
    .replace('\u2212', '-')
    .replace(/[\s\u00a0\u2009\u202f]+(?=\d)/g, '');
  const other = { ...format, decimal: format.decimal === ',' ? '.' : ',' } as const;
  // Points group digits only in whole thousands: "1.5" is not 15, however the file is written.
  const isGrouped = format.decimal === ',' && /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)/.test(written);
  const ways = isGrouped ? [{ ...format, pointsGroup: true } as const, plainFormat, other] : [plainFormat, format, other];
  return ways.map((way) => parseNumber(written, way)).find((value) => !Number.isNaN(value)) ?? Number.NaN;
}

/** The middle of the training rows as a goal, with the decimal mark of the file. */
export function writeGoal(target: RegressionTarget): string {
  const text = writeTrimmed(target.mean, placesOf(target));
  return target.format.decimal === ',' ? text.replace('.', ',') : text;
}
