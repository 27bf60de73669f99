import type { CsvTable } from '../csv/csvTable.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import { rowsByPart, testPart, trainPart, validationPart, type Split } from '../dataset/split/splitRows.ts';
import { marksOfRecords, testMark, trainMark, validationMark, type RowLedger } from '../model/rowLedger.ts';

/** The part that each mark of a ledger stands for; rows unknown to the ledger have none. */
export const partOfMark: ReadonlyMap<number, number> = new Map([
  [trainMark, trainPart],
  [testMark, testPart],
  [validationMark, validationPart],
]);

/** The parts of a run's rows if the table still has all of them; undefined otherwise. */
export function splitByLedger(table: CsvTable, recipe: Recipe, records: Uint32Array, ledger: RowLedger): Split | undefined {
  const marks = marksOfRecords(ledger, table, recipe, records);
  return marks && rowsByPart(marks.map((mark) => partOfMark.get(mark) ?? trainPart));
}
