import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissing, marksOf } from '../../dataset/cells/isMissing.ts';
import { numberReader } from '../../dataset/columns/columnValues.ts';
import type { ColumnEncoding, Encoder } from '../../dataset/encoding/encoder.ts';
import type { ColumnFit } from '../../protocol/answeredTable.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { openSource } from './openSource.ts';
import { readParts } from './readParts.ts';

/** How the columns of a table, as its first rows show them, fit a model. */
export async function fitColumns(source: TableSource, { columns, target }: Encoder, port: WorkerPort): Promise<ColumnFit> {
  const opened = await openSource(source, port);
  try {
    for await (const { part } of readParts(opened)) {
      const { names } = part.table;
      const known = new Set([target.column, ...columns.map(({ column }) => column)]);
      const cellsOf = (name: string) => part.table.columns.at(names.indexOf(name));
      return {
        missing: columns.map(({ column }) => column).filter((name) => !names.includes(name)),
        extra: names.filter((name) => !known.has(name)),
        unreadable: columns
          .filter((encoding) => names.includes(encoding.column) && isUnreadable(encoding, cellsOf(encoding.column)))
          .map(({ column }) => column),
      };
    }
  } finally {
    await opened.close();
  }
  throw new Error('A table has a part, or is refused');
}

/** True where a number or a date is asked for and most cells that hold something hold none. */
function isUnreadable(encoding: ColumnEncoding, cells: CellColumn | undefined): boolean {
  if (!cells || encoding.type === 'category') return false;
  const values = new Float64Array(cells.length);
  const { marks } = marksOf(encoding);
  numberReader(cells, encoding.type === 'date' ? { dateFormat: encoding.format, ...marksOf(encoding) } : encoding)(values);
  const isBlank = cells.texts.map((text) => isMissing(text, marks));
  let [held, unread] = [0, 0];
  for (const [row, value] of values.entries()) {
    const code = cells.codes ? cells.codes[row] : -1;
    if (code >= 0 && isBlank[code]) continue;
    held++;
    if (Number.isNaN(value)) unread++;
  }
  return 2 * unread > held;
}
