/** How a file that is not delimited text holds its table; `sheet` is the name of one of a workbook, by default its first. */
export type TableFormat = { readonly type: 'xlsx'; readonly sheet?: string } | { readonly type: 'parquet' } | { readonly type: 'jsonl' };

/** A file that can be read at any place. */
export interface FileBytes {
  readonly byteLength: number;
  /** The bytes from `start` up to `end`. */
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

/** The format that a file's name stands for; undefined for delimited text and all else. A workbook's sheet is named by the fragment of its URI. */
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
