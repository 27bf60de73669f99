import { expect, test } from 'vitest';
import { categoryValues, decodeValue, encodeValue } from '../../../../src/dataset/encoding/apply/encodeValue.ts';
import { encodeRow } from '../../../../src/dataset/encoding/apply/encodeRow.ts';
import { inputsByColumn } from '../../../../src/dataset/encoding/inputsByColumn.ts';
import { writeValue } from '../../../../src/model/decision/writeValue.ts';
import { modelOf } from '../modelOf.ts';

const model = modelOf('binary', 'sigmoid', [], [0.5]);
const columns = inputsByColumn(model.encoder.columns, model.encoder.inputs);

test('a value has the inputs that its cell has, and is told from them, in each kind of column', () => {
  const seen = new Set<string>();
  for (let row = 0; row < 80; row++) {
    const { inputs } = encodeRow(model.encoder, model.cells(row));
    for (const column of columns) {
      const value = decodeValue(column, inputs, column.first);
      const cell = model.cells(row).get(column.encoding.column) ?? '';
      if (cell === '') {
        expect(value).toBeNaN();
        continue;
      }
      seen.add(column.encoding.type);
      // What is written equals what was read, except that 32-bit floats cannot hold a date to the millisecond.
      if (column.encoding.type === 'number') expect(writeValue(column.encoding, value, 4)).toBe(String(Number(Number(cell).toFixed(4))));
      if (column.encoding.type === 'category')
        expect(categoryValues(column.encoding)[value] ?? 'another').toBe(/Lima|Bonn/.test(cell) ? 'another' : cell);
      const exact = column.encoding.type === 'date' ? Date.parse(cell) : value;
      const own = inputs.subarray(column.first, column.first + column.inputs.length);
      const again = encodeValue(column, exact);
      for (const [place, input] of own.entries()) expect(again[place]).toBeCloseTo(input, 5);
    }
  }
  expect([...seen].sort()).toEqual(['category', 'date', 'number']);
});

test('a number is written with the decimal mark of its column, so that it is read back', () => {
  const encoding = { type: 'number', column: 'a', format: { decimal: ',', pointsGroup: true } } as const;
  expect(writeValue(encoding, 1.234, 3)).toBe('1,234');
  expect(writeValue(encoding, -0.04, 1)).toBe('0');
  expect(writeValue({ ...encoding, format: { decimal: '.' } }, 61.5, 2)).toBe('61.5');
  expect(writeValue({ ...encoding, format: { decimal: '.' } }, 1200, 0)).toBe('1200');
});
