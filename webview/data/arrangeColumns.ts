import type { ColumnRole, ColumnRow } from './columnRow.ts';

/** In which order the columns stand: as in the file, those that go furthest with the target first, those with the most gaps first, or by name. */
export type ColumnOrder = 'file' | 'association' | 'missing' | 'name';

/** Which columns are listed. */
export interface ColumnFilter {
  /** A part of the name, in whatever case. */
  readonly text: string;
  /** All where it is absent. The target is always listed with the inputs. */
  readonly role?: Exclude<ColumnRole, 'target'>;
}

/** The columns that are wanted, in the order that is wanted; among equals that of the file. */
export function arrangeColumns(rows: readonly ColumnRow[], { text, role }: ColumnFilter, order: ColumnOrder): ColumnRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows
    .filter((row) => role === undefined || (row.role === 'left out') === (role === 'left out'))
    .filter(({ column }) => wanted === '' || column.name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => compare(a, b, order) || a.column.index - b.column.index);
}

function compare(a: ColumnRow, b: ColumnRow, order: ColumnOrder): number {
  switch (order) {
    case 'file':
      return 0;
    case 'association':
      return strengthOf(b) - strengthOf(a);
    case 'missing':
      return b.column.missing - a.column.missing;
    case 'name':
      return a.column.name.localeCompare(b.column.name, undefined, { numeric: true });
  }
}

/** How far it goes with the target, in either direction; less than nothing where that is not known. */
function strengthOf({ association }: ColumnRow): number {
  return association ? Math.abs(association.strength) : -1;
}
