import { namePlaces } from '../../csv/namePlaces.ts';
import type { CsvTable } from '../../csv/csvTable.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import { isUnreadable } from '../../dataset/encoding/isUnreadable.ts';
import type { ColumnFit } from '../../protocol/answeredTable.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { openSource } from './openSource.ts';
import { hasOtherUnit, isReadOtherwise, isUnseen } from './readOtherwise.ts';
import { readParts } from './readParts.ts';

/** Compares the columns of a table, judged by its first rows, with those that a model needs. */
export async function fitColumns(source: TableSource, encoder: Encoder, port: Pick<WorkerPort, 'openFile'>): Promise<ColumnFit> {
  const opened = await openSource(source, port);
  try {
    for await (const { part } of readParts(opened, encoder)) return fitOf(part.table, encoder);
  } finally {
    await opened.close();
  }
  throw new Error('A table has a part, or is refused');
}

function fitOf(table: CsvTable, { columns, target }: Encoder): ColumnFit {
  const { names } = table;
  const known = new Set([target.column, ...columns.map(({ column }) => column)]);
  const places = namePlaces(names);
  const extra = names.filter((name) => !known.has(name));
  const missing = columns.map(({ column }) => column).filter((name) => !places.has(name));
  const there = columns.flatMap((encoding) => {
    const place = places.get(encoding.column);
    return place === undefined ? [] : [{ encoding, cells: table.columns[place], place }];
  });
  const unreadable = there.filter(({ encoding, cells }) => isUnreadable(encoding, cells));
  const readable = there.filter((column) => !unreadable.includes(column));
  const own = readable.length > 0 ? describeColumns(table) : [];
  const nameOf = ({ encoding }: (typeof there)[number]) => encoding.column;
  return {
    missing,
    near: extra.filter((name) => missing.some((wanted) => bareName(wanted) === bareName(name))),
    extra,
    unreadable: unreadable.map(nameOf),
    otherwise: readable.filter(({ encoding, cells, place }) => isReadOtherwise(encoding, cells, own[place])).map(nameOf),
    otherUnit: readable.filter(({ encoding, place }) => hasOtherUnit(encoding, own[place])).map(nameOf),
    unseen: readable.filter(({ encoding, cells }) => isUnseen(encoding, cells)).map(nameOf),
  };
}

/** The name without differences that are easily overlooked: letter case, spaces and punctuation. */
function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/gu, '');
}
