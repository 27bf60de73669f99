import { message } from '../../message.ts';
import type { ColumnRole, CsvTable } from '../../csv/csvTable.ts';
import { roleOfName } from '../../csv/header/orangeHeader.ts';
import type { Column } from './column.ts';
import { describeNumbers } from './describeNumbers.ts';
import { describeTexts, type ColumnFacts } from './describeTexts.ts';
import type { WrittenTable } from './reading/findNumberFormat.ts';
import { findValuesLikeMarks, marksAmongNumbers } from './reading/findMarks.ts';
import { findReading } from './reading/findReading.ts';
import { findTableNotation, weighNotation } from './reading/notation.ts';
import { kindWords } from './kindWords.ts';
import { markRemarks } from './markCounts.ts';
import { visibleText } from '../cells/visibleText.ts';
import type { ColumnChoices, MissingChoice } from './recipe/recipe.ts';
import { reviseCensus, takeCensus, type TextCensus } from './textCensus.ts';

/** Describes each column of the table, in the order of the file, from all cells and the user's choices. */
export function describeColumns(table: CsvTable, { kinds = [], mergeSpellings = [], missingValues = [] }: ColumnChoices = {}): Column[] {
  const merged = new Set(mergeSpellings);
  const chosen = new Map(kinds.map(({ column, kind }) => [column, kind]));
  const censuses = takeCensuses(table, missingValues);
  const evidence = table.columns.map((cells, index) => weighNotation(cells, censuses[index]));
  const notation = findTableNotation(table, evidence);
  return table.names.map((name, index) => {
    const written = { delimiter: table.delimiter, notation, evidence: evidence[index] };
    const role = table.roles?.[index] ?? roleOfName(name);
    const asNames = role === 'category' && censuses[index].numbers > 0 ? 'category' : undefined;
    const read = { cells: table.columns[index], census: censuses[index], chosen: chosen.get(name) ?? asNames, isMerged: merged.has(name) };
    return withRole(describeColumn({ table, name, index, ...read }, written), chosen.has(name) ? undefined : role);
  });
}

/** Applies the column's role in the table, unless the user chose otherwise. */
function withRole(column: Column, role: ColumnRole | undefined): Column {
  if (role === 'target') return { ...column, isTarget: true };
  return role === 'meta' && column.leftOut === undefined ? { ...column, leftOut: { type: 'marked' } } : column;
}

/** Takes the censuses of all columns. A mark that is certain in some columns may be a value in others. */
function takeCensuses({ columns, names }: CsvTable, choices: readonly MissingChoice[]): TextCensus[] {
  const chosen = new Map(choices.map(({ column, marks }) => [column, { only: marks.map(visibleText).filter((mark) => mark !== '') }]));
  const censuses = columns.map((cells, index) => takeCensus(cells, chosen.get(names[index])));
  const sure = new Set(columns.flatMap((cells, index) => marksAmongNumbers(cells, censuses[index])));
  return columns.map((cells, index) => {
    if (chosen.has(names[index])) return censuses[index];
    const marks = findValuesLikeMarks(cells, censuses[index], sure);
    return marks ? reviseCensus(cells, censuses[index], marks) : censuses[index];
  });
}

function describeColumn(facts: Omit<ColumnFacts, 'reading'>, written: WrittenTable): Column {
  const { cells, census, chosen } = facts;
  const reading = findReading(cells, census, written, chosen, facts.name);
  const isRead = reading.format !== undefined || reading.dateFormat !== undefined;
  const described = (isRead ? describeNumbers : describeTexts)({ ...facts, reading });
  const column = { ...described, remarks: [...described.remarks, ...markRemarks(described)] };
  if (chosen === undefined || chosen === column.kind) return column;
  switch (chosen) {
    case 'identifier':
    case 'text':
    case 'constant':
    case 'empty':
      return { ...column, kind: chosen, tasks: [], leftOut: { type: 'chosen', kind: chosen } };
    case 'number':
    case 'boolean':
    case 'category':
    case 'date':
      return { ...column, remarks: [...column.remarks, message('it cannot be read as {kind}', { kind: kindWords[chosen] })] };
  }
}
