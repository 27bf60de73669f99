import type { ColumnUse, ColumnRow } from './columnRow.ts';

/** Order of the columns: as in the file, strongest association with the target first, most missing values first, or by name. */
export type DataOrder = 'file' | 'association' | 'missing' | 'name';

/** Which columns are listed. */
export interface ColumnFilter {
  /** Part of the name, ignoring case. */
  readonly text: string;
  /** Absent for all roles. The target is always listed with the inputs. */
  readonly role?: Exclude<ColumnUse, 'target'>;
}

/** The columns that pass the filter, in the given order; equal ones in the order of the file. */
export function arrangeColumns(rows: readonly ColumnRow[], { text, role }: ColumnFilter, order: DataOrder): ColumnRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows
    .filter((row) => role === undefined || (row.role === 'left out') === (role === 'left out'))
    .filter(({ column }) => wanted === '' || column.name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => compare(a, b, order) || a.column.index - b.column.index);
}

function compare(a: ColumnRow, b: ColumnRow, order: DataOrder): number {
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

/** Strength of the association with the target, whatever its sign; negative where it is unknown. */
function strengthOf({ association }: ColumnRow): number {
  return association ? Math.abs(association.strength) : -1;
}
