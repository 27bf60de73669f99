import { readCsv } from '../csv/readCsv.ts';
import type { Recipe } from '../dataset/recipe.ts';
import { compareRows, tableKeys, type Drift, type RowLedger } from '../model/rowLedger.ts';
import { UserError } from '../userError.ts';

/** How a table differs now from the one that was trained on. A text that is no table any more has none of its rows. */
export function compareTable(text: string, recipe: Recipe, ledger: RowLedger): Drift {
  try {
    return compareRows(ledger, tableKeys(readCsv(text), recipe));
  } catch (error) {
    if (error instanceof UserError) return compareRows(ledger, new Uint32Array(0));
    throw error;
  }
}
