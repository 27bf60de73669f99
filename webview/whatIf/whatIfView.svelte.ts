import type { ColumnInputs } from '../../src/dataset/encoding/inputsByColumn.ts';
import { createAxis } from '../../src/model/decision/axis.ts';
import { nearestFlips, type Flips } from '../../src/model/decision/flip.ts';
import { writeValue } from '../../src/model/decision/writeValue.ts';
import type { ColumnChange } from '../../src/model/decision/flipSearch.ts';
import { cellAt } from '../map/cellAt.ts';
import type { MapView } from '../map/mapView.svelte.ts';
import { columnParts, columnsByName, inOrderOf } from './columnParts.ts';
import { changedCell } from '../../src/model/decision/changedCell.ts';

/** A column whose value can be changed. */
export interface WhatIfColumn extends ColumnInputs {
  readonly name: string;
  readonly cell: string;
}

/** Explaining a larger network takes longer than a frame, so it waits until the slider rests. */
const MOST_WEIGHTS = 5000;

/** The values that are asked about, the strongest columns first, and the answer for them. */
export class WhatIfView {
  readonly map: MapView;

  readonly columns = $derived.by((): readonly WhatIfColumn[] => {
    const { encoder } = this.map.network ?? {};
    if (!encoder) return [];
    const { whatIf } = this.map.source;
    return columnsByName(encoder, this.map.names).map((column) => {
      const name = column.encoding.column;
      return { ...column, name, cell: whatIf.get(name) ?? '' };
    });
  });
  /** Each column's contribution to the sum; undefined while computing it would take too long. */
  readonly parts = $derived.by((): ReadonlyMap<string, number> | undefined => {
    const { network, asked, isMoving } = this.map;
    if (!network || !asked || (isMoving && network.weights.length > MOST_WEIGHTS)) return undefined;
    return columnParts(network, asked);
  });
  /** The largest contribution, to which the bars are relative. */
  readonly largestPart = $derived.by(() => [...(this.parts?.values() ?? [])].reduce((most, part) => Math.max(most, Math.abs(part)), 0));
  /** Whether distances can be measured, for which sampled rows are needed. */
  readonly canFlip = $derived.by(() => this.map.columns !== undefined);

  constructor(map: MapView) {
    this.map = map;
  }

  set(column: string, cell: string): void {
    this.map.source.setWhatIf(column, cell);
  }

  /** Sets a column to a number or a time, written as its cells are. */
  setNumber({ name, ...inputs }: WhatIfColumn, value: number): void {
    const plan = this.map.source.picture?.plan;
    const sampled = this.map.columns?.find(({ encoding }) => encoding.column === name);
    if (plan) this.set(name, sampled?.isWhole ? writeValue(inputs.encoding, value, 0) : cellAt(createAxis(inputs, plan.columns), value));
  }

  /** The smallest changes that flip the answer, or move a number to the other side of a goal. Takes some tens of milliseconds. */
  findFlips(goal?: number): Flips {
    const { network, columns, names, source } = this.map;
    if (!network || !columns) return {};
    return nearestFlips(network, source.whatIf, inOrderOf(names, columns), goal);
  }

  /** Asks about the values with a change applied. */
  apply(changes: readonly ColumnChange[]): void {
    for (const change of changes) {
      const { column } = change.column.encoding;
      this.set(column, changedCell(change, this.map.source.whatIf.get(column) ?? ''));
    }
  }
}
