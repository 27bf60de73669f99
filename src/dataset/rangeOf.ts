/** The smallest and the largest of the numbers, NaN aside; of none, ∞ and −∞. */
export function rangeOf(values: Float64Array): readonly [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
