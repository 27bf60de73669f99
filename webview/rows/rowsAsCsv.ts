import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { MOST_COLUMNS_OF_CELLS, MOST_ROWS_OF_CELLS } from '../../src/protocol/rowLists.ts';
import { decimalsOfShare } from '../../src/writeNumber.ts';
import { csvText } from '../csvText.ts';
import type { AnsweredRows } from './answeredRows.ts';

const CONFIDENCE_DECIMALS = 6;
const MOST_CONFIDENCE_DECIMALS = 12;

/** Fetches the cells of rows in some columns; undefined where they cannot be read. */
export type FetchColumns = (
  lines: readonly number[],
  columns: readonly string[],
) => Promise<readonly (readonly string[] | null)[] | undefined>;

/**
 * The listed rows as CSV: 1-based line, cells, actual value, answer and confidence. Undefined where the cells cannot be read; a row that no
 * longer exists is left out.
 */
export async function rowsAsCsv(
  rows: AnsweredRows,
  listed: ArrayLike<number>,
  target: TargetEncoding,
  columns: readonly string[],
  fetch: FetchColumns,
): Promise<string | undefined> {
  const classes = targetClasses(target);
  const write = (value: number) => {
    if (Number.isNaN(value)) return '';
    return target.type === 'regression' ? String(Number(value.toPrecision(9))) : classes[value];
  };
  const { confidence } = rows;
  const header = ['line', ...columns, target.column, `${target.column}_predicted`, ...(confidence ? ['confidence'] : [])];
  const lines: string[][] = [header];
  const chosen = Array.from(listed);
  for (let start = 0; start < chosen.length; start += MOST_ROWS_OF_CELLS) {
    const page = chosen.slice(start, start + MOST_ROWS_OF_CELLS);
    const cells = await cellsOf(
      page.map((row) => rows.lines[row]),
      columns,
      fetch,
    );
    if (!cells) return undefined;
    page.forEach((row, i) => {
      const own = cells[i];
      if (!own) return;
      const sure = confidence ? [writeShareOf(confidence[row])] : [];
      lines.push([String(rows.lines[row] + 1), ...own, write(rows.actual?.[row] ?? Number.NaN), write(rows.values[row]), ...sure]);
    });
  }
  return csvText(lines);
}

/** Six digits, or more where these would make 1 of it. */
function writeShareOf(share: number): string {
  return String(Number(share.toFixed(decimalsOfShare(share, CONFIDENCE_DECIMALS, MOST_CONFIDENCE_DECIMALS))));
}

/** The cells of each line in all columns, however many. */
async function cellsOf(
  lines: readonly number[],
  columns: readonly string[],
  fetch: FetchColumns,
): Promise<(string[] | null)[] | undefined> {
  let found: (string[] | null)[] = lines.map(() => []);
  for (let start = 0; start < columns.length; start += MOST_COLUMNS_OF_CELLS) {
    const part = await fetch(lines, columns.slice(start, start + MOST_COLUMNS_OF_CELLS));
    if (!part) return undefined;
    found = found.map((cells, i) => {
      const more = part[i];
      return cells && more ? [...cells, ...more] : null;
    });
  }
  return found;
}
