import type { CsvTable } from '../csv/csvTable.ts';
import type { Recipe } from '../dataset/columns/recipe.ts';
import { partsOf, testPart, trainPart, validationPart, type Split } from '../dataset/split/splitRows.ts';
import { marksOfRecords, testMark, trainMark, validationMark, type RowLedger } from '../model/rowLedger.ts';

/** The part that a ledger's mark stands for; none for a row that it does not know. */
export const partOfMark: ReadonlyMap<number, number> = new Map([
  [trainMark, trainPart],
  [testMark, testPart],
  [validationMark, validationPart],
]);

/** The parts of the rows of a run, where the table still has its rows; undefined otherwise. */
export function splitByLedger(table: CsvTable, recipe: Recipe, records: Uint32Array, ledger: RowLedger): Split | undefined {
  const marks = marksOfRecords(ledger, table, recipe, records);
  return marks && partsOf(marks.map((mark) => partOfMark.get(mark) ?? trainPart));
}
