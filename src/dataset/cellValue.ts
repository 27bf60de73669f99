/** How the numbers of a column are written: the decimal mark and what stands beside the digits ("%", "$"), which is shown but not counted. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  readonly unit?: string;
}

/** In which order a date is written; `time` is a time of day without a date. */
export type DateFormat = 'ymd' | 'dmy' | 'mdy' | 'time';

export const plainFormat: NumberFormat = { decimal: '.' };

const missingWords = new Set(['', 'na', 'n/a', 'null', 'nan', '?', '-']);
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** The network computes with 32-bit floats. */
const largestFloat32 = 3.4028234663852886e38;

/** True for a cell that says that there is no value: empty, NA, N/A, null, NaN, ? or -. */
export function isMissing(cell: string): boolean {
  return missingWords.has(cell.trim().toLowerCase());
}

/** The number that a cell holds: decimal or scientific notation with a point, and within the range of 32-bit floats; NaN for anything else. */
export function parseNumber(cell: string): number {
  const text = cell.trim();
  if (!number.test(text)) return Number.NaN;
  const value = Number(text);
  return Math.abs(value) <= largestFloat32 ? value : Number.NaN;
}

/** What makes two cells of a target the same class: the number where it is one ("1" and "1.0"), the text in any letter case for true, no, pass …, else the text. */
export function classKey(cell: string): string {
  const text = cell.trim();
  const value = parseNumber(text);
  // -0 and 0 are one number.
  if (!Number.isNaN(value)) return String(value + 0);
  const lower = text.toLowerCase();
  return wordOrder.has(lower) ? lower : text;
}

/** Words that mean no and yes; the second of each pair is what a model is asked about. */
const wordPairs = [
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['off', 'on'],
  ['fail', 'pass'],
  ['failed', 'passed'],
  ['negative', 'positive'],
  ['benign', 'malignant'],
  ['dead', 'alive'],
  ['inactive', 'active'],
] as const;

const wordOrder = new Map<string, number>(wordPairs.flatMap(([no, yes]) => [[no, 0] as const, [yes, 1] as const]));

/** Orders two classes, given as they stand in the file: numbers ascending, "no" before "yes", else by the alphabet. */
export function compareClasses(a: string, b: string): number {
  const [numberA, numberB] = [parseNumber(a), parseNumber(b)];
  if (!Number.isNaN(numberA) && !Number.isNaN(numberB)) return numberA - numberB;
  const [keyA, keyB] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  if (wordPairs.some((pair) => pair.some((word) => word === keyA) && pair.some((word) => word === keyB))) {
    return (wordOrder.get(keyA) ?? 0) - (wordOrder.get(keyB) ?? 0);
  }
  return a < b ? -1 : 1;
}
