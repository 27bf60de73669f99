/**
 * The quantile of the numbers at `share` (0…1), between two of them in proportion as numpy has it; NaN of none. Reorders `values`
 * (quickselect: linear in their number).
 */
export function quantile(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const low = select(values, below);
  if (place === below) return low;
  let high = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i] < high) high = values[i];
  const part = place - below;
  // Not low + part · (high − low): the difference may be too large for a number.
  return low * (1 - part) + high * part;
}

/** The number that would stand at `place` if they were sorted; smaller ones are moved before it, larger ones behind. */
function select(values: Float64Array, place: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >>> 1];
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const kept = values[i];
      values[i++] = values[j];
      values[j--] = kept;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place];
}
