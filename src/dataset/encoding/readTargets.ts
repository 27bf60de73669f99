import type { CellColumn } from '../../csv/csvTable.ts';
import { classReader, numberReader } from '../columns/columnValues.ts';
import type { TargetEncoding } from './encoder.ts';
import { log } from '../../network/elementary.ts';
import { scaleInput } from './scaleInput.ts';
import { outputUnits } from './targetOutput.ts';

/** Reads a model's target in each record of any table: the class index, or the number; NaN for a cell without a usable value. */
export function readTargets(cells: CellColumn, target: TargetEncoding): Float64Array<ArrayBuffer> {
  const values = new Float64Array(cells.length);
  if (target.type === 'regression') numberReader(cells, target)(values);
  else {
    classReader(cells, target.classes, target)(values);
    for (let record = 0; record < values.length; record++) if (values[record] < 0) values[record] = Number.NaN;
  }
  return values;
}

/** Targets as used in training: 0 or 1; the class index; or the standardized number. */
export function encodeTargets(
  target: TargetEncoding,
  values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  if (target.type !== 'regression') return values instanceof Float32Array ? values : new Float32Array(values);
  const encoded = new Float32Array(values.length);
  const { shift: offset, scale } = outputUnits(target);
  const numbers = target.logarithm ? values.map(log) : values;
  for (let row = 0; row < values.length; row++) encoded[row] = scaleInput(numbers[row], { offset, scale });
  return encoded;
}

/** The target in one cell as used in training; NaN if it has no usable value. */
export function encodeTargetCell(target: TargetEncoding, cell: string): number {
  const cells = { length: 1, numbers: Float64Array.of(Number.NaN), codes: Int32Array.of(0), texts: [cell.trim()] };
  return encodeTargets(target, readTargets(cells, target))[0];
}
