import { expect, test } from 'vitest';
import { exportModel } from '../../../src/exports/exportModel.ts';
import { said } from '../said.ts';
import { digitDateCase } from './digitDateCases.ts';

const limit =
  /^Dates in digits alone are not read here: give those of "yyyymmdd", "ddmmyyyy", .* as dates, such as 2024-05-31, else they count as missing\.$/;

test('each format of digits alone is what its column is called', () => {
  for (const column of digitDateCase().plan.encoder.columns) expect(column).toMatchObject({ type: 'date', format: column.column });
});

test.each(['c', 'micropython', 'onnx', 'keras', 'sql', 'workbook'] as const)('%s says that it cannot read them', async (format) => {
  const { limits } = await exportModel(digitDateCase().exported, format, 'case');
  expect(said(limits).filter((line) => limit.test(line))).toHaveLength(1);
  expect(said(limits).join(' ')).toContain('give those of "hhmm" and "hhmmss" with a date, such as 2024-05-31 09:30');
});

test.each(['python', 'javascript', 'neuron', 'page', 'notebook'] as const)('%s reads them', async (format) => {
  const { limits } = await exportModel(digitDateCase().exported, format, 'case');
  expect(said(limits).join(' ')).not.toMatch(/in digits alone/);
});
