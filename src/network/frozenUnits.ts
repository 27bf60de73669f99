import { layerSlices, type Architecture } from './architecture.ts';

/** A hidden unit or one of the output that does not learn. Both are counted from 0: layer 0 is the first one behind the inputs. */
export interface FrozenUnit {
  readonly layer: number;
  readonly unit: number;
}

/** The places in the flat weights of what stays as it is: the incoming weights and the bias of each unit, in ascending order. */
export function frozenPlaces(architecture: Architecture, frozen: readonly FrozenUnit[]): Uint32Array<ArrayBuffer> {
  const slices = layerSlices(architecture);
  const places = frozen.flatMap(({ layer, unit }) => {
    const { kernelStart, biasStart, inputs, units } = slices[layer];
    return [...Array.from({ length: inputs }, (_, input) => kernelStart + input * units + unit), biasStart + unit];
  });
  return Uint32Array.from(new Set(places)).sort();
}

/** Whether the network has such a unit. */
export function hasUnit({ layers }: Architecture, { layer, unit }: FrozenUnit): boolean {
  return Number.isInteger(unit) && unit >= 0 && layer in layers && unit < layers[layer].units;
}

/** The same units, each once and in the order of the network. */
export function sortedUnits(units: readonly FrozenUnit[]): readonly FrozenUnit[] {
  const sorted = [...units].sort((one, other) => one.layer - other.layer || one.unit - other.unit);
  return sorted.filter(({ layer, unit }, index) => index === 0 || sorted[index - 1].layer !== layer || sorted[index - 1].unit !== unit);
}
