import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/csv/store/cellStore.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';
import { expectEqual } from '../expectEqual.ts';
import { names, published, texts } from '../tableOfCases.ts';
import { cellsOf, tableRows } from './tableRows.ts';
import { said } from '../said.ts';

const cases = [...texts, ...published, ...names].map(([name, text, expected]) => ({ name, text, expected }));

test.each(cases)('$name', ({ text, expected }) => {
  if (expected.refused) {
    expect(() => readCsv(text)).toThrow(expected.refused);
    expect(() => readCsv(text)).toThrow(expect.objectContaining({ name: 'UserError' }));
    return;
  }
  const table = readCsv(text);
  expectEqual(readCsv(text, 'library'), table);
  if (expected.names) expect(table.names).toEqual(expected.names);
  if (expected.rows) expect(tableRows(table)).toEqual(expected.rows.map((cells) => cells.map(canonicalText)));
  if (expected.count !== undefined) expect(table.rowCount).toBe(expected.count);
  if (expected.lines) expect([...table.startLines]).toEqual(expected.lines);
  expect(said(table.warnings)).toEqual((expected.says ?? []).map((says) => expect.stringMatching(says) as unknown));
});

test.each(cases.filter(({ expected }) => !expected.refused))('$name: a hover reads the same rows', ({ text }) => {
  const table = readCsv(text);
  const lines = text.split(/\r\n|\r|\n/);
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line] };
  const shape = tableShape(table);
  const ofLine = new Map([...table.startLines].map((line, row) => [line, row]));
  const ignored = new Set(table.ragged.map(({ startLine }) => startLine));
  let row: number | undefined;
  for (let line = 0; line < lines.length; line++) {
    row = ofLine.get(line) ?? (shape.hasMultilineRecords && lines[line].trim() !== '' ? row : undefined);
    if (ignored.has(line) || /^(x,y,z|5,6,7)$/.test(lines[line])) {
      expect(() => readRecordAt(source, line, shape)).toThrow(`Line ${line + 1} has`);
      continue;
    }
    const found = readRecordAt(source, line, shape)?.cells;
    const cells = found && [...found].map(([name, cell]) => [name, canonicalText(cell)]);
    expectEqual(cells, row === undefined ? undefined : [...cellsOf(table, row)], `line ${line + 1}`);
  }
});
