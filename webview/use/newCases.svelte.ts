import { noCells, withCells, type Cells } from '../cursors/cells.ts';
import { pastedRows } from './pastedRows.ts';

/** The new cases that the user has typed, kept while the panel is open. */
export class NewCases {
  rows = $state.raw<readonly Cells[]>([]);

  /** True once there has been a row: a list that the user has emptied stays empty. */
  isBegun = false;

  /** True while the list is one case that nobody has asked for. */
  #isOffer = false;

  /** Offers one case as long as the list has not been used; it follows what it is offered for. */
  offer(cells: Cells): void {
    if (this.isBegun && !this.#isOffer) return;
    this.isBegun = true;
    this.#isOffer = true;
    this.rows = [cells];
  }

  /** Starts the list with a case. */
  begin(cells: Cells): void {
    this.isBegun = true;
    this.add(cells);
  }

  /** Adds a case with these cells. */
  add(cells: Cells): void {
    this.#isOffer = false;
    this.rows = [...this.rows, cells];
  }

  set(index: number, column: string, text: string): void {
    this.#isOffer = false;
    this.rows = this.rows.map((cells, i) => (i === index ? withCells(cells, [[column, text]]) : cells));
  }

  remove(index: number): void {
    this.#isOffer = false;
    this.rows = this.rows.filter((_, i) => i !== index);
  }

  /** Pastes a copied table into the grid from one cell on, as a spreadsheet does. False for a text that is a single cell. */
  paste(text: string, columns: readonly string[], index: number, column: number): boolean {
    const pasted = pastedRows(text, columns, column);
    if (!pasted) return false;
    this.#isOffer = false;
    const rows = [...this.rows];
    pasted.forEach((cells, i) => {
      rows[index + i] = withCells(rows[index + i] ?? noCells, cells);
    });
    this.rows = rows;
    return true;
  }
}
