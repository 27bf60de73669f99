import { layerSlices, type Architecture } from '../../src/network/architecture.ts';

/** A hidden unit; layer 1 is the first hidden one. */
export interface HiddenUnit {
  readonly layer: number;
  readonly unit: number;
}

/** The places in the flat weights of what a hidden unit gives on to the next layer: they stand together. */
export function outgoingPlaces(architecture: Architecture, { layer, unit }: HiddenUnit): readonly number[] {
  const { kernelStart, units } = layerSlices(architecture)[layer];
  return Array.from({ length: units }, (_, to) => kernelStart + unit * units + to);
}

/** Whether nothing of a unit goes on because that was changed by hand. */
export function isSwitchedOff(
  architecture: Architecture,
  edit: { readonly weights: Float32Array; readonly changed: ReadonlySet<number> } | undefined,
  unit: HiddenUnit,
): boolean {
  if (!edit || edit.changed.size === 0) return false;
  const places = outgoingPlaces(architecture, unit);
  return places.every((place) => edit.weights[place] === 0) && places.some((place) => edit.changed.has(place));
}
