import type { FrozenUnit } from '../../../src/network/frozenUnits.ts';
import type { ViewStore } from '../../host/viewStore.svelte.ts';
import type { Architecture } from '../../../src/network/architecture.ts';

/** The units of the shown run that the user has chosen to freeze when its training is continued; undefined where nothing was chosen. */
export function chosenFrozen({ graph, picture }: ViewStore): readonly FrozenUnit[] | undefined {
  return graph.frozen && graph.frozen.runId === picture?.runId ? graph.frozen.units : undefined;
}

/** The frozen units: the chosen ones, or those of the shown run where nothing was chosen. */
export function frozenUnits(store: ViewStore): readonly FrozenUnit[] {
  return chosenFrozen(store) ?? store.picture?.plan?.continued?.frozen ?? [];
}

/** Whether a unit is among the frozen ones. */
export function isFrozen(frozen: readonly FrozenUnit[], { layer, unit }: FrozenUnit): boolean {
  return frozen.some((other) => other.layer === layer && other.unit === unit);
}

/** The units with one added, or removed if it was there. */
export function toggleFrozen(frozen: readonly FrozenUnit[], { layer, unit }: FrozenUnit): readonly FrozenUnit[] {
  const others = frozen.filter((other) => other.layer !== layer || other.unit !== unit);
  return others.length < frozen.length ? others : [...frozen, { layer, unit }];
}

/** Whether one more unit may be frozen: at least one has to keep learning. */
export function mayFreeze({ layers }: Architecture, frozen: readonly FrozenUnit[]): boolean {
  return frozen.length + 1 < layers.reduce((sum, { units }) => sum + units, 0);
}
