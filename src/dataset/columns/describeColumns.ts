import { type CsvTable } from '../../csv/csvTable.ts';
import type { Column, ColumnKind } from './column.ts';
import { describeNumbers } from './describeNumbers.ts';
import { describeTexts } from './describeTexts.ts';
import { findReading } from './findReading.ts';
import type { KindChoice } from './recipe.ts';
import { takeCensus } from './textCensus.ts';

/** What each column of the table holds, in the order of the file: found from every cell, or as the user has it by `kinds`. */
export function describeColumns(table: CsvTable, kinds: readonly KindChoice[] = []): Column[] {
  const chosen = new Map(kinds.map(({ column, kind }) => [column, kind]));
  return table.names.map((name, index) => describeColumn(table, name, index, chosen.get(name)));
}

function describeColumn(table: CsvTable, name: string, index: number, chosen: ColumnKind | undefined): Column {
  const cells = table.columns[index];
  const census = takeCensus(cells);
  const reading = findReading(cells, census, table.delimiter, chosen);
  const isRead = reading.format !== undefined || reading.dateFormat !== undefined;
  const column = (isRead ? describeNumbers : describeTexts)({ table, name, index, cells, census, reading, chosen });
  if (chosen === undefined || chosen === column.kind) return column;
  switch (chosen) {
    case 'identifier':
    case 'text':
    case 'constant':
    case 'empty':
      return { ...column, kind: chosen, tasks: [], leftOut: `it was set to ${chosen === 'empty' ? 'be left out' : chosen}` };
    case 'number':
    case 'boolean':
    case 'category':
    case 'date':
      return { ...column, remarks: [...column.remarks, `it cannot be read as ${chosen}`] };
  }
}
