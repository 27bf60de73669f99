import type { TableSource } from '../../protocol/tableSource.ts';
import type { Recipe } from '../../dataset/columns/recipe/recipe.ts';
import { compareRows, missingColumns, tableKeys, type Drift, type RowLedger } from '../../model/rowLedger.ts';
import { UserError } from '../../userError.ts';
import { readSource } from '../worker/readSource.ts';
import type { WorkerPort } from '../worker/workerPort.ts';

/** How a table differs from the one used for training. A text that is no longer a table has none of its rows. */
export async function compareTable(source: TableSource, recipe: Recipe, ledger: RowLedger, port: WorkerPort): Promise<Drift> {
  try {
    const table = await readSource(source, port);
    const missing = missingColumns(table.names, recipe);
    const drift = compareRows(ledger, tableKeys(table, recipe));
    return missing.length === 0 ? drift : { ...drift, missingColumns: missing };
  } catch (error) {
    if (error instanceof UserError) return compareRows(ledger, new Uint32Array(0));
    throw error;
  }
}
