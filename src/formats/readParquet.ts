import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import { csvLine } from './csvLine.ts';
import type { FileBytes } from './tableFormat.ts';

/** Rows read at a time if the file's own groups are larger. */
const ROWS_AT_A_TIME = 50_000;
const MOST_COLUMNS = 100_000;
/** A group is decompressed in one go. */
const LARGEST_GROUP_BYTES = 2 ** 30;

/** A Parquet file as CSV, some rows at a time. Throws a UserError if it is not a Parquet file or is damaged. */
export async function* readParquet(file: FileBytes): AsyncGenerator<string> {
  const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const read = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw new UserError(
        message('The file cannot be read as Parquet: {reason}', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  };
  const metadata = await read(() => parquetMetadataAsync(file));
  const names = metadata.schema.length > 1 ? topNames(metadata.schema) : [];
  const largest = Math.max(0, ...metadata.row_groups.map((group) => Number(group.total_byte_size)));
  const rowCount = Number(metadata.num_rows);
  if (
    names.length === 0 ||
    names.length > MOST_COLUMNS ||
    !(largest <= LARGEST_GROUP_BYTES) ||
    !Number.isSafeInteger(rowCount) ||
    rowCount < 0
  )
    throw new UserError(
      message('The file is too large to be read as Parquet: {columns} columns, groups of rows of up to {size} MB.', {
        columns: names.length,
        size: Math.round(largest / 1e6),
      }),
    );
  yield csvLine(names);
  for (let start = 0; start < rowCount; start += ROWS_AT_A_TIME) {
    const rowEnd = Math.min(start + ROWS_AT_A_TIME, rowCount);
    const rows: readonly Readonly<Record<string, unknown>>[] = await read(() =>
      parquetReadObjects({ file, metadata, rowStart: start, rowEnd, compressors }),
    );
    if (rows.length !== rowEnd - start)
      throw new UserError(message('The file cannot be read as Parquet: {reason}', { reason: message('it has fewer rows than it says.') }));
    yield rows.map((row) => csvLine(names.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)))).join('');
  }
}

/** The top-level columns of a schema, which is listed depth first after its root. */
function topNames(schema: readonly { readonly name: string; readonly num_children?: number }[]): string[] {
  const names: string[] = [];
  let at = 1;
  while (at < schema.length) {
    names.push(schema[at].name);
    for (let open = 1; open > 0 && at < schema.length; at++) open += (schema[at].num_children ?? 0) - 1;
  }
  return names;
}
