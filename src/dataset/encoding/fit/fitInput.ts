import type { EncodedInput } from '../encoder.ts';
import type { Scaling } from '../../columns/recipe/recipe.ts';
import { rangeOf } from '../../rangeOf.ts';

/**
 * Fits the scaling of one input on its training rows. `standard`: mean and population standard deviation in two passes (like scikit-learn's
 * StandardScaler); `minmax`: minimum and maximum; `none`: no scaling. A constant input is only shifted.
 */
export function fitInput(name: string, column: string, values: Float64Array, scaling: Scaling): EncodedInput {
  const [min, max] = rangeOf(values);
  // Kept within the range, so that a constant equals its mean exactly.
  const mean = Math.min(Math.max(meanOf(values), min), max);
  const statistics = { name, column, mean, min, max };
  switch (scaling) {
    case 'none':
      return { ...statistics, offset: 0, scale: 1 };
    case 'minmax':
      return { ...statistics, offset: min, scale: max > min && Number.isFinite(max - min) ? max - min : 1 };
    case 'standard':
      return { ...statistics, offset: mean, scale: deviation(values, mean, max - min) };
  }
}

/** If the sum would overflow, sums each value's share instead. */
function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index];
  if (Number.isFinite(sum)) return sum / values.length;
  return values.reduce((mean, value) => mean + value / values.length, 0);
}

/**
 * Population standard deviation; 1 if all values are equal. Differences are divided by the range, so that squares neither overflow nor
 * underflow.
 */
function deviation(values: Float64Array, mean: number, range: number): number {
  if (!(range > 0) || !Number.isFinite(range)) return 1;
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const distance = (values[index] - mean) / range;
    sum += distance * distance;
  }
  const result = range * Math.sqrt(sum / values.length);
  return result > 0 ? result : 1;
}
