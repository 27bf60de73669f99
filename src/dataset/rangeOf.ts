/** Minimum and maximum of the numbers, ignoring NaN; ∞ and −∞ if there are none. */
export function rangeOf(values: Float64Array): readonly [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
