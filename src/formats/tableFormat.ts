/** The format of a file that is not delimited text. `sheet` is the name of a workbook's sheet, by default the first. */
export type TableFormat = { readonly type: 'xlsx'; readonly sheet?: string } | { readonly type: 'parquet' } | { readonly type: 'jsonl' };

/** A file with random access. */
export interface FileBytes {
  readonly byteLength: number;
  /** The bytes from `start` up to, but not including, `end`. */
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

/** The format for a file name; undefined for delimited text and everything else. A workbook's sheet is given by the fragment of its URI. */
export function formatOfPath(path: string, fragment = ''): TableFormat | undefined {
  switch (/\.([a-z]+)$/i.exec(path)?.[1].toLowerCase()) {
    case 'xlsx':
      return { type: 'xlsx', ...(fragment === '' ? {} : { sheet: fragment }) };
    case 'parquet':
      return { type: 'parquet' };
    case 'jsonl':
    case 'ndjson':
      return { type: 'jsonl' };
    default:
      return undefined;
  }
}
