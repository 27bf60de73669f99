import type { FrozenUnit } from '../../src/network/frozenUnits.ts';
import { toggled } from '../cursors/cells.ts';
import { nothingUnfolded, type Unfolded } from './layout/columnList.ts';

/** The units in which weights are shown. */
export type WeightUnits = 'standardized' | 'file';
/** How a list of columns is ordered. */
export type ListOrder = 'weight' | 'file';

/** What the user has chosen about the graph. Kept from run to run, except for the frozen units. */
export class GraphChoice {
  units = $state.raw<WeightUnits>('standardized');
  order = $state.raw<ListOrder>('weight');
  unfolded = $state.raw<Unfolded>(nothingUnfolded);
  /** Place in the flat weights of the one being edited by hand. */
  edited = $state.raw<number | undefined>();
  /** Units to freeze when a run is continued. */
  frozen = $state.raw<{ readonly runId: string; readonly units: readonly FrozenUnit[] } | undefined>();
  /** Whether the chosen row's gradient step is explained over the graph. */
  isStepOpen = $state.raw(false);
  /** The hovered or focused place, in a sentence. */
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

  /** Shows this many columns more than fit; 0: none. */
  showExtra(extra: number): void {
    this.unfolded = { ...this.unfolded, extra };
  }
}
