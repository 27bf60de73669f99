import type { EncodedInput } from './encoder.ts';
import type { Scaling } from '../columns/recipe.ts';

/**
 * Fits the scaling of one input on its training rows. `standard`: mean and population deviation in two passes (as scikit-learn's
 * StandardScaler); `minmax`: smallest and largest; `none`: the number as it is. A constant input is only shifted.
 */
export function fitInput(name: string, column: string, values: Float64Array, scaling: Scaling): EncodedInput {
  let min = Infinity;
  let max = -Infinity;
  let mean = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value < min) min = value;
    if (value > max) max = value;
    // A running mean cannot overflow where a sum could.
    mean += (value - mean) / (index + 1);
  }
  // Numbers so far apart that their differences are too large.
  if (!Number.isFinite(mean)) mean = min / 2 + max / 2;
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

/** Population standard deviation; 1 for values that are all the same. Squares of differences by the range, so that they neither overflow nor vanish. */
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
