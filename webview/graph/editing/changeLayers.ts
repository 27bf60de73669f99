import { optionTable } from '../../../src/options/optionTable.ts';

/** Units of a first hidden layer. */
const firstUnits = 4;
const { maxLayers, maxUnits } = optionTable.hidden;

/** The hidden layers with more or fewer units in one; a layer that loses its last unit is removed. Undefined where no more are allowed. */
export function withUnits(hidden: readonly number[], index: number, by: 1 | -1): readonly number[] | undefined {
  const units = hidden[index] + by;
  return units > maxUnits ? undefined : hidden.map((before, i) => (i === index ? units : before)).filter((count) => count > 0);
}

/** The hidden layers with a new one before `index`, as wide as its predecessor. Undefined where no more are allowed. */
export function withLayer(hidden: readonly number[], index: number): readonly number[] | undefined {
  if (hidden.length >= maxLayers) return undefined;
  return [...hidden.slice(0, index), hidden[index - 1] ?? hidden[0] ?? firstUnits, ...hidden.slice(index)];
}

/** The hidden layers without the one at `index`. */
export function withoutLayer(hidden: readonly number[], index: number): readonly number[] {
  return hidden.filter((_, i) => i !== index);
}
