import type { FrozenUnit } from '../../src/network/frozenUnits.ts';
import type { ViewStore } from '../viewStore.svelte.ts';
import type { Architecture } from '../../src/network/architecture.ts';

/** Units of the run that is shown that are not to learn when it is gone on with, as chosen on the graph; undefined where that is as it was. */
export function chosenFrozen({ graph, picture }: ViewStore): readonly FrozenUnit[] | undefined {
  return graph.frozen && graph.frozen.runId === picture?.runId ? graph.frozen.units : undefined;
}

/** The same, and those that have not learned before where nothing was chosen. */
export function frozenUnits(store: ViewStore): readonly FrozenUnit[] {
  return chosenFrozen(store) ?? store.picture?.plan?.continued?.frozen ?? [];
}

/** Whether a unit is among those that do not learn. */
export function isFrozen(frozen: readonly FrozenUnit[], { layer, unit }: FrozenUnit): boolean {
  return frozen.some((other) => other.layer === layer && other.unit === unit);
}

/** The units with one more, or without it. */
export function toggleFrozen(frozen: readonly FrozenUnit[], { layer, unit }: FrozenUnit): readonly FrozenUnit[] {
  const others = frozen.filter((other) => other.layer !== layer || other.unit !== unit);
  return others.length < frozen.length ? others : [...frozen, { layer, unit }];
}

/** Whether a unit could be frozen as well: at least one has to be left that learns. */
export function mayFreeze({ layers }: Architecture, frozen: readonly FrozenUnit[]): boolean {
  return frozen.length + 1 < layers.reduce((sum, { units }) => sum + units, 0);
}
