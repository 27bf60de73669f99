import { message } from '../../message.ts';
import type { Architecture } from '../../network/architecture.ts';
import { frozenPlaces, hasUnit, sortedUnits, type FrozenUnit } from '../../network/frozenUnits.ts';
import { UserError } from '../../userError.ts';
import type { RunPlan } from '../runPlan.ts';

/** Indexes in the flat weights of what a run does not train; undefined if everything is trained. */
export function frozenOf({ architecture, continued }: Pick<RunPlan, 'architecture' | 'continued'>): Uint32Array<ArrayBuffer> | undefined {
  return continued?.frozen && frozenPlaces(architecture, continued.frozen);
}

/** The units in the order of the network. Throws a UserError for a unit that does not exist, and if no unit is left to train. */
export function checkFrozen(architecture: Architecture, units: readonly FrozenUnit[]): readonly FrozenUnit[] {
  const missing = units.find((unit) => !hasUnit(architecture, unit));
  if (missing) {
    throw new UserError(
      message('There is no unit {unit} in layer {layer} to freeze: layers and units are counted from 0, and the network has {sizes}.', {
        unit: String(missing.unit),
        layer: String(missing.layer),
        sizes: architecture.layers.map(({ units: count }) => count).join(', '),
      }),
    );
  }
  const sorted = sortedUnits(units);
  if (sorted.length < architecture.layers.reduce((sum, layer) => sum + layer.units, 0)) return sorted;
  throw new UserError(message('With all units frozen nothing would be learned: leave at least one that learns.'));
}
