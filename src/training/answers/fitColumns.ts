import { namePlaces } from '../../csv/namePlaces.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import { isUnreadable } from '../../dataset/encoding/isUnreadable.ts';
import type { ColumnFit } from '../../protocol/answeredTable.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { openSource } from './openSource.ts';
import { readParts } from './readParts.ts';

/** Compares the columns of a table, judged by its first rows, with those that a model needs. */
export async function fitColumns(source: TableSource, { columns, target }: Encoder, port: WorkerPort): Promise<ColumnFit> {
  const opened = await openSource(source, port);
  try {
    for await (const { part } of readParts(opened)) {
      const { names } = part.table;
      const known = new Set([target.column, ...columns.map(({ column }) => column)]);
      const places = namePlaces(names);
      const cellsOf = (name: string) => part.table.columns.at(places.get(name) ?? -1);
      return {
        missing: columns.map(({ column }) => column).filter((name) => !places.has(name)),
        extra: names.filter((name) => !known.has(name)),
        unreadable: columns
          .filter((encoding) => places.has(encoding.column) && isUnreadable(encoding, cellsOf(encoding.column)))
          .map(({ column }) => column),
      };
    }
  } finally {
    await opened.close();
  }
  throw new Error('A table has a part, or is refused');
}
