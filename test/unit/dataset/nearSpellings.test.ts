import { expect, test } from 'vitest';
import { nearKey } from '../../../src/dataset/cells/nearKey.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, scatter, tableOf } from './buildFrom.ts';

const remarksOf = (values: readonly string[]) => {
  const [column] = describeColumns(readCsv(tableOf({ c: repeat(values, 24), x: scatter(24) })));
  return { classes: column.classes, remarks: said(column.remarks) };
};

test.each([
  [['yes', 'yes.', 'no', 'no.']],
  [['New York', 'New-York', 'Rome', 'new_york']],
  [['café', 'cafe', 'tea']],
  [['groß', 'gross', 'klein']],
  [['USA', 'U.S.A.', 'UK']],
  [['good', "'good'", 'bad']],
  [['Müller', 'Mueller', 'Muller', 'Schmidt']],
  [['Århus', 'Aarhus', 'Odense']],
  [['Comedy', 'C\u043emedy', 'Drama']],
])('%j are several values, and it is said that they may be fewer', (values) => {
  const { classes, remarks } = remarksOf(values);
  expect(classes).toHaveLength(values.length);
  expect(remarks).toEqual([
    expect.stringMatching(/may be the same in several spellings: they count as different values; write them the same way/),
  ]);
});

test.each([
  [['C', 'C++', 'C#']],
  [['A+', 'A-', 'A']],
  [['1-2', '12', 'x']],
  [['が', 'か', 'き']],
  [['Ann', 'Anna', 'Bob']],
  [['Joe', 'Jo', 'Blue', 'Blu']],
])('%j are several values, and nothing is said', (values) => {
  expect(remarksOf(values).remarks).toEqual([]);
});

test('what letter case alone tells apart is said once', () => {
  expect(remarksOf(['red', 'Red', 'blue']).remarks).toHaveLength(1);
  expect(nearKey('Zürich, ZH')).toBe('zurichzh');
});
