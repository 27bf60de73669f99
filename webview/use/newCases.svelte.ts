import { noCells, pastedRows, withCells, type CaseCells } from './pastedRows.ts';

/** The new cases that the user has typed, kept while the panel is open. */
export class NewCases {
  rows = $state.raw<readonly CaseCells[]>([]);

  /** True once there has been a row: a list that the user has emptied stays empty. */
  isBegun = false;

  /** Starts the list with one case. */
  begin(cells: CaseCells): void {
    this.isBegun = true;
    this.add(cells);
  }

  /** Adds a case with these cells. */
  add(cells: CaseCells): void {
    this.rows = [...this.rows, cells];
  }

  set(index: number, column: string, text: string): void {
    this.rows = this.rows.map((cells, i) => (i === index ? withCells(cells, [[column, text]]) : cells));
  }

  remove(index: number): void {
    this.rows = this.rows.filter((_, i) => i !== index);
  }

  /** Pastes a copied table into the grid from one cell on, as a spreadsheet does. False for a text that is a single cell. */
  paste(text: string, columns: readonly string[], index: number, column: number): boolean {
    const pasted = pastedRows(text, columns, column);
    if (!pasted) return false;
    const rows = [...this.rows];
    pasted.forEach((cells, i) => {
      rows[index + i] = withCells(rows[index + i] ?? noCells, cells);
    });
    this.rows = rows;
    return true;
  }
}
