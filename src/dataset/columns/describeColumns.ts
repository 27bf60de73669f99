import { type CsvTable } from '../../csv/csvTable.ts';
import type { Column } from './column.ts';
import { describeNumbers } from './describeNumbers.ts';
import { describeTexts, type ColumnFacts } from './describeTexts.ts';
import type { WrittenTable } from './findNumberFormat.ts';
import { findReading } from './findReading.ts';
import { findTableNotation, weighNotation } from './notation.ts';
import type { KindChoice } from './recipe.ts';
import { takeCensus } from './textCensus.ts';

/** What each column of the table holds, in the order of the file: found from every cell, or as the user has it by `kinds`. */
export function describeColumns(table: CsvTable, kinds: readonly KindChoice[] = []): Column[] {
  const chosen = new Map(kinds.map(({ column, kind }) => [column, kind]));
  const censuses = table.columns.map(takeCensus);
  const evidence = table.columns.map((cells, index) => weighNotation(cells, censuses[index]));
  const notation = findTableNotation(table, evidence);
  return table.names.map((name, index) => {
    const written = { delimiter: table.delimiter, notation, evidence: evidence[index] };
    return describeColumn({ table, name, index, cells: table.columns[index], census: censuses[index], chosen: chosen.get(name) }, written);
  });
}

function describeColumn(facts: Omit<ColumnFacts, 'reading'>, written: WrittenTable): Column {
  const { cells, census, chosen } = facts;
  const reading = findReading(cells, census, written, chosen, facts.name);
  const isRead = reading.format !== undefined || reading.dateFormat !== undefined;
  const column = (isRead ? describeNumbers : describeTexts)({ ...facts, reading });
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
