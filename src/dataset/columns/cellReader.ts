import type { CellColumn } from '../../csv/csvTable.ts';

/**
 * Puts what a column's cells say, as numbers, into `into`: one for each of the records, or for all that there are. Many at a time, since
 * asking for one cell after another takes several times as long.
 */
export type CellReader = (into: CellNumbers, records?: Uint32Array) => void;

export type CellNumbers = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/**
 * Reads each cell that holds a text as `ofText` has it, by the text's code, and each that holds a number by `ofNumber`, or as the number
 * that it is.
 */
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
  // A loop for each case: which one it is would be asked for every cell.
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
