import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';

/** A hidden unit; layer 1 is the first hidden one. */
export interface HiddenUnit {
  readonly layer: number;
  readonly unit: number;
}

/** The places in the flat weights of a hidden unit's outgoing weights, which are contiguous. */
export function outgoingPlaces(architecture: Architecture, { layer, unit }: HiddenUnit): readonly number[] {
  const { kernelStart, units } = layerSlices(architecture)[layer];
  return Array.from({ length: units }, (_, to) => kernelStart + unit * units + to);
}

/** Whether all outgoing weights of a unit were set to 0 by hand. */
export function isSwitchedOff(
  architecture: Architecture,
  edit: { readonly weights: Float32Array; readonly changed: ReadonlySet<number> } | undefined,
  unit: HiddenUnit,
): boolean {
  if (!edit || edit.changed.size === 0) return false;
  const places = outgoingPlaces(architecture, unit);
  return places.every((place) => edit.weights[place] === 0) && places.some((place) => edit.changed.has(place));
}
