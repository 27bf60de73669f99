import type { RunPlan } from '../../src/run/runPlan.ts';
import { isMissing } from '../../src/dataset/cells/isMissing.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import type { RowChoice } from '../../src/protocol/viewMessages.ts';
import type { RowSplit } from '../../src/model/rowLedger.ts';
import { requests } from '../host/host.ts';
import { askedCells, cellsOf, noCells, withCells, type Cells } from './cells.ts';
import { typicalCells } from './typicalCells.ts';

/** The row of the table that is looked at. */
export interface ChosenRow {
  /** 0-based line of the document on which it begins. */
  readonly line: number;
  /** By column, as they are in the file now. */
  readonly cells: Cells;
  /** The target's cell; absent where it is missing. */
  readonly actual?: string;
  /** How the answering model used it; absent where a column that the model was trained on no longer exists. */
  readonly split?: RowSplit;
  /** True for a row chosen by a click: it stays until it is released. */
  readonly isPinned: boolean;
}

/** Which row is looked at, and which values are asked about: those of the row or of a typical one, with the changes made by hand. */
export class RowCursor {
  row = $state.raw<ChosenRow | undefined>();
  /** True from the moment the user wants to try other values until their fields have the focus. */
  isWhatIfWanted = $state(false);
  readonly #plan: () => RunPlan | undefined;
  readonly #sampled: () => readonly SampledColumn[] | undefined;
  #changed = $state.raw<Cells>(noCells);
  #asked = 0;

  readonly #typical = $derived.by(() => {
    const plan = this.#plan();
    return plan ? typicalCells(plan, this.#sampled()) : noCells;
  });
  /** The values that graph, map and what-if show, by feature. */
  readonly whatIf: Cells = $derived.by(() => askedCells(this.#typical, this.row?.cells ?? noCells, this.#changed));
  /** True once some of them differ from the row's. */
  readonly isChanged = $derived.by(() => this.#changed.size > 0);

  /** `sampled`: what the run's rows say of its columns, once they are known. */
  constructor(plan: () => RunPlan | undefined, sampled: () => readonly SampledColumn[] | undefined) {
    this.#plan = plan;
    this.#sampled = sampled;
  }

  /**
   * Asks the host for the row that spans a line and shows it; a line without a row releases the present one. Merely passing over a line (`pin`
   * false) changes nothing while a row is pinned. A pinned row is also shown in the file.
   */
  async choose(line: number, { pin }: { readonly pin: boolean }): Promise<void> {
    // The same line again: its text in the file may have changed.
    if (!pin && this.row?.isPinned) return line === this.row.line ? this.refresh() : undefined;
    const row = await this.#read(line, pin);
    if (row === 'superseded') return;
    if (row === 'none') return this.release();
    if (row.line !== this.row?.line) this.#changed = noCells;
    this.row = row;
    if (pin) requests.tell('revealRow', { line: row.line });
  }

  /** Follows the row that is pointed at, chosen or left in the editor. */
  point({ line, chosenFor }: { readonly line?: number; readonly chosenFor?: RowChoice }): void {
    this.isWhatIfWanted = chosenFor === 'whatIf';
    if (line !== undefined) void this.choose(line, { pin: chosenFor !== undefined });
    else if (!this.row?.isPinned) this.release();
  }

  /** Reads the row again, since the file or the answering model has changed. */
  async refresh(): Promise<void> {
    if (!this.row) return;
    const row = await this.#read(this.row.line, this.row.isPinned);
    if (row === 'none') this.release();
    else if (row !== 'superseded') this.row = row;
  }

  /** What the host says of a line; `superseded` where another one was asked for meanwhile. */
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

  /** Releases the row and drops the changes made by hand. */
  release(): void {
    this.#asked++;
    this.row = undefined;
    this.#changed = noCells;
  }

  /** Asks about another value of a column. The row stays. */
  setWhatIf(column: string, text: string): void {
    this.#changed = withCells(this.#changed, [[column, text]]);
  }

  #actualOf(cells: Cells): string | undefined {
    const target = this.#plan()?.encoder.target;
    const cell = target && cells.get(target.column);
    return cell === undefined || isMissing(cell, target?.marks) ? undefined : cell;
  }
}
