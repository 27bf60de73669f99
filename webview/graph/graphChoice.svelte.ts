import type { FrozenUnit } from '../../src/network/frozenUnits.ts';
import { toggled } from '../cursors/cells.ts';
import { nothingUnfolded, type Unfolded } from './columnList.ts';

/** In which units weights are told. */
export type WeightUnits = 'standardized' | 'file';
/** By what a list of columns is ordered. */
export type ColumnOrder = 'weight' | 'file';

/** What the user has chosen about the graph. It stays from run to run, but for the units. */
export class GraphChoice {
  units = $state.raw<WeightUnits>('standardized');
  order = $state.raw<ColumnOrder>('weight');
  unfolded = $state.raw<Unfolded>(nothingUnfolded);
  /** Place in the flat weights of what is being changed by hand. */
  edited = $state.raw<number | undefined>();
  /** Units that are not to learn when a run is gone on with. */
  frozen = $state.raw<{ readonly runId: string; readonly units: readonly FrozenUnit[] } | undefined>();
  /** Whether the chosen row's step is explained over the graph. */
  isStepOpen = $state.raw(false);
  /** What the pointer or the keyboard is on, in a sentence. */
  hint = $state.raw<string | undefined>();

  /** Opens a column, or closes it. */
  toggle(first: number): void {
    const { open, whole, extra } = this.unfolded;
    this.unfolded = { open: toggled(open, first, !open.has(first)), whole: toggled(whole, first, false), extra };
  }

  /** Shows all inputs of an open column. */
  showWhole(first: number): void {
    this.unfolded = { ...this.unfolded, whole: toggled(this.unfolded.whole, first, true) };
  }

  /** Shows so many columns more than there is room for; 0: none. */
  showExtra(extra: number): void {
    this.unfolded = { ...this.unfolded, extra };
  }
}
