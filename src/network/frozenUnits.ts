import { layerSlices, type Architecture } from './architecture.ts';

/** A hidden or output unit that is not trained. Both are counted from 0; layer 0 is the first one after the inputs. */
export interface FrozenUnit {
  readonly layer: number;
  readonly unit: number;
}

/** Indexes in the flat weights of what is frozen: incoming weights and bias of each unit, ascending. */
export function frozenPlaces(architecture: Architecture, frozen: readonly FrozenUnit[]): Uint32Array<ArrayBuffer> {
  const slices = layerSlices(architecture);
  const places = frozen.flatMap(({ layer, unit }) => {
    const { kernelStart, biasStart, inputs, units } = slices[layer];
    return [...Array.from({ length: inputs }, (_, input) => kernelStart + input * units + unit), biasStart + unit];
  });
  return Uint32Array.from(new Set(places)).sort();
}

/** Whether the network has this unit. */
export function hasUnit({ layers }: Architecture, { layer, unit }: FrozenUnit): boolean {
  return Number.isInteger(unit) && unit >= 0 && layer in layers && unit < layers[layer].units;
}

/** The units without duplicates, in the order of the network. */
export function sortedUnits(units: readonly FrozenUnit[]): readonly FrozenUnit[] {
  const sorted = [...units].sort((one, other) => one.layer - other.layer || one.unit - other.unit);
  return sorted.filter(({ layer, unit }, index) => index === 0 || sorted[index - 1].layer !== layer || sorted[index - 1].unit !== unit);
}
