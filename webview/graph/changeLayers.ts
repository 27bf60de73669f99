import { optionTable } from '../../src/options/optionTable.ts';

/** Units of a first hidden layer. */
const firstUnits = 4;
const { maxLayers, maxUnits } = optionTable.hidden;

/** The hidden layers with more or fewer units in one; without its last unit a layer is gone. Undefined where there can be no more. */
export function withUnits(hidden: readonly number[], index: number, by: 1 | -1): readonly number[] | undefined {
  const units = hidden[index] + by;
  return units > maxUnits ? undefined : hidden.map((before, i) => (i === index ? units : before)).filter((count) => count > 0);
}

/** The hidden layers with another one in front of the one at `index`, as wide as the layer before it. Undefined where there can be no more. */
export function withLayer(hidden: readonly number[], index: number): readonly number[] | undefined {
  if (hidden.length >= maxLayers) return undefined;
  return [...hidden.slice(0, index), hidden[index - 1] ?? hidden[0] ?? firstUnits, ...hidden.slice(index)];
}

/** The hidden layers without one. */
export function withoutLayer(hidden: readonly number[], index: number): readonly number[] {
  return hidden.filter((_, i) => i !== index);
}
