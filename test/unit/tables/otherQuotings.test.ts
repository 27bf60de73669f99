import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { addCells } from '../../../src/tables/addCells.ts';
import { findCellStyle, writeCell } from '../../../src/tables/cellStyle.ts';
import { fillCells } from '../../../src/tables/fillCells.ts';
import { tableRows } from '../csv/tableRows.ts';
import { behind, edited, partOf } from './editedText.ts';

// Answers are written into tables of rare notations as these tables are written.

test.each([
  ['escaped', 'id,text,n\n1,"Foo \\"Bar\\"",5\n2,"\\"q\\", x",6\n3,plain,\n4,"C:\\\\dir\\\\",7\n'],
  ['tailed', 'id,text,n;;\n1,a,5;;\n2,"b, c",6;;\n3,plain,;;\n4,d,7;;\n'],
])('%s', (quoting, text) => {
  const before = readCsv(text);
  expect(before.quoting).toBe(quoting);
  const { part, block, headerLine } = partOf(text);
  const style = findCellStyle(before, block.texts[0], block.texts.slice(1), '.');
  const answers = ['plain', 'quo"te', 'a, b', 'back\\slash "x"'];
  const edits = addCells(part, block, headerLine, {
    names: behind([writeCell('guess', 'name', style)], style),
    nothing: behind([''], style),
    ofRow: (row) => behind([writeCell(answers[row], 'text', style)], style),
  });
  const after = readCsv(edited(block, edits));
  expect(after.names).toEqual(['id', 'text', 'n', 'guess']);
  expect(tableRows(after)).toEqual(tableRows(before).map((row, index) => [...row, answers[index]]));

  const column = { column: 2, kind: 'number', rows: Uint32Array.of(2), ofRow: () => '9', isBlank: (cell: string) => cell === '' } as const;
  expect(tableRows(readCsv(edited(block, fillCells(part, block, column, style)))).map((row) => row[2])).toEqual(['5', '6', '9', '7']);
});
