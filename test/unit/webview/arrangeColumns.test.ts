import { expect, test } from 'vitest';
import { verbatim } from '../../../src/message.ts';
import type { ColumnRow } from '../../../webview/data/columnRow.ts';
import { arrangeColumns } from '../../../webview/data/arrangeColumns.ts';

function row(index: number, name: string, role: ColumnRow['role'], missing: number, strength?: number): ColumnRow {
  const column = { index, name, kind: 'number', missing } as ColumnRow['column'];
  const association = strength === undefined ? {} : { association: { column: name, type: 'correlation', strength } as const };
  return { column, role, roles: [], values: verbatim(''), marks: [], areMarksChosen: false, actions: [], remarks: [], ...association };
}

const rows = [
  row(0, 'Age', 'input', 3, 0.2),
  row(1, 'deck', 'left out', 9),
  row(2, 'wage', 'input', 3, -0.7),
  row(3, 'alive', 'target', 0),
];
const names = (...[filter, order]: [Parameters<typeof arrangeColumns>[1], Parameters<typeof arrangeColumns>[2]]) =>
  arrangeColumns(rows, filter, order).map(({ column }) => column.name);

test('columns are found by a part of their name in whatever case, and by what they are used for', () => {
  expect(names({ text: ' AGE' }, 'file')).toEqual(['Age', 'wage']);
  expect(names({ text: '', role: 'left out' }, 'file')).toEqual(['deck']);
  expect(names({ text: '', role: 'input' }, 'file')).toEqual(['Age', 'wage', 'alive']);
});

test('columns are sorted by how far they go with the target, whatever its sign, by gaps and by name; equal ones stand as in the file', () => {
  expect(names({ text: '' }, 'association')).toEqual(['wage', 'Age', 'deck', 'alive']);
  expect(names({ text: '' }, 'missing')).toEqual(['deck', 'Age', 'wage', 'alive']);
  expect(names({ text: '' }, 'name')).toEqual(['Age', 'alive', 'deck', 'wage']);
});
