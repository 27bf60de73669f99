import type { CellColumn } from '../../../csv/csvTable.ts';

/**
 * Writes the numeric values of a column's cells to `into`: one for each of the records, or for all. Many at a time, because reading cells
 * one by one takes several times as long.
 */
export type CellReader = (into: CellNumbers, records?: Uint32Array) => void;

export type CellNumbers = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Reads each text cell as `ofText` at the text's code, and each number cell by `ofNumber`, or unchanged without it. */
export function cellReader({ numbers, codes }: CellColumn, ofText: Float64Array, ofNumber?: (value: number) => number): CellReader {
  return (into, records) => {
    if (!codes) readNumbers(numbers, into, records);
    else readCoded(numbers, codes, ofText, into, records);
    if (!ofNumber || numbers.length === 0) return;
    for (let i = 0; i < into.length; i++) {
      const record = records ? records[i] : i;
      if (!codes || codes[record] < 0) into[i] = ofNumber(numbers[record]);
    }
  };
}

function readNumbers(numbers: Float64Array, into: CellNumbers, records: Uint32Array | undefined): void {
  if (!records) into.set(numbers);
  else for (let i = 0; i < into.length; i++) into[i] = numbers[records[i]];
}

function readCoded(
  numbers: Float64Array,
  codes: NonNullable<CellColumn['codes']>,
  ofText: Float64Array,
  into: CellNumbers,
  records: Uint32Array | undefined,
): void {
  // A separate loop for each case, so that the case need not be checked for every cell.
  if (numbers.length === 0) {
    if (records) for (let i = 0; i < into.length; i++) into[i] = ofText[codes[records[i]]];
    else for (let i = 0; i < into.length; i++) into[i] = ofText[codes[i]];
    return;
  }
  for (let i = 0; i < into.length; i++) {
    const record = records ? records[i] : i;
    const code = codes[record];
    into[i] = code >= 0 ? ofText[code] : numbers[record];
  }
}
