import type { RunPlan } from '../../src/run/runPlan.ts';
import { isMissing } from '../../src/dataset/cells/isMissing.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import type { RowChoice } from '../../src/protocol/viewMessages.ts';
import type { RowSplit } from '../../src/model/rowLedger.ts';
import { requests } from '../host.ts';
import { askedCells, cellsOf, noCells, withCell, type Cells } from './cells.ts';
import { typicalCells } from './typicalCells.ts';

/** A row of the table that is looked at. */
export interface ChosenRow {
  /** 0-based line of the document on which it begins. */
  readonly line: number;
  /** By column, as they stand in the file now. */
  readonly cells: Cells;
  /** The target's cell; absent where it says nothing. */
  readonly actual?: string;
  /** How the model that answers has used it; absent where a column of its training is not there any more. */
  readonly split?: RowSplit;
  /** True for one that was chosen by a click: it stays until it is let go. */
  readonly isPinned: boolean;
}

/** Which row is looked at, and which values are asked about: those of the row, or of a middle one, with what has been changed by hand. */
export class RowCursor {
  row = $state.raw<ChosenRow | undefined>();
  /** True from when other values are wanted for it until their fields have the focus. */
  isWhatIfWanted = $state(false);
  readonly #plan: () => RunPlan | undefined;
  readonly #sampled: () => readonly SampledColumn[] | undefined;
  #changed = $state.raw<Cells>(noCells);
  #asked = 0;

  readonly #typical = $derived.by(() => {
    const plan = this.#plan();
    return plan ? typicalCells(plan, this.#sampled()) : noCells;
  });
  /** The values that graph, map and what-if show, by the columns that are learned from. */
  readonly whatIf: Cells = $derived.by(() => askedCells(this.#typical, this.row?.cells ?? noCells, this.#changed));
  /** True where some of them are not those of the row any more. */
  readonly isChanged = $derived.by(() => this.#changed.size > 0);

  /** `sampled`: what rows of the run say of its columns, once they are known. */
  constructor(plan: () => RunPlan | undefined, sampled: () => readonly SampledColumn[] | undefined) {
    this.#plan = plan;
    this.#sampled = sampled;
  }

  /**
   * Asks the host for the row that spans a line and shows it; a line without a row lets go. What merely passes by (`pin` false) changes nothing
   * while a row is pinned. A pinned one is shown in the file too.
   */
  async choose(line: number, { pin }: { readonly pin: boolean }): Promise<void> {
    // Told again, the file has another text there.
    if (!pin && this.row?.isPinned) return line === this.row.line ? this.refresh() : undefined;
    const row = await this.#read(line, pin);
    if (row === 'superseded') return;
    if (row === 'none') return this.release();
    if (row.line !== this.row?.line) this.#changed = noCells;
    this.row = row;
    if (pin) requests.tell('revealRow', { line: row.line });
  }

  /** Follows what is pointed at, chosen or left in the file. */
  point({ line, chosenFor }: { readonly line?: number; readonly chosenFor?: RowChoice }): void {
    this.isWhatIfWanted = chosenFor === 'whatIf';
    if (line !== undefined) void this.choose(line, { pin: chosenFor !== undefined });
    else if (!this.row?.isPinned) this.release();
  }

  /** Reads the row again: the file or what answers has changed. */
  async refresh(): Promise<void> {
    if (!this.row) return;
    const row = await this.#read(this.row.line, this.row.isPinned);
    if (row === 'none') this.release();
    else if (row !== 'superseded') this.row = row;
  }

  /** What the host says of a line; `superseded` where another has been asked for meanwhile. */
  async #read(line: number, isPinned: boolean): Promise<ChosenRow | 'none' | 'superseded'> {
    const asked = ++this.#asked;
    const outcome = await requests.ask('readRow', { line });
    if (asked !== this.#asked || outcome.type === 'cancelled') return 'superseded';
    if (outcome.type === 'failed' || !outcome.value) return 'none';
    const cells = cellsOf(outcome.value.cells);
    const { line: firstLine, split } = outcome.value;
    const actual = this.#actualOf(cells);
    return {
      ...{ line: firstLine, cells, isPinned },
      ...(actual === undefined ? {} : { actual }),
      ...(split === undefined ? {} : { split }),
    };
  }

  /** Lets the row go; what has been changed by hand goes with it. */
  release(): void {
    this.#asked++;
    this.row = undefined;
    this.#changed = noCells;
  }

  /** Asks about another value of a column. The row stays. */
  setWhatIf(column: string, text: string): void {
    this.#changed = withCell(this.#changed, column, text);
  }

  #actualOf(cells: Cells): string | undefined {
    const target = this.#plan()?.encoder.target;
    const cell = target && cells.get(target.column);
    return cell === undefined || isMissing(cell, target?.marks) ? undefined : cell;
  }
}
