/**
 * The indexes of non-negative numbers from the largest to the smallest, equal ones in their original order; NaN counts as 0. Only the
 * numbers are sorted, and each index is then looked up: sorting 100 000 indexes with a comparator takes ten times as long.
 */
export function largestFirst(numbers: Float64Array): Uint32Array {
  const ascending = numbers.map((value) => (value > 0 ? value : 0)).sort();
  const count = numbers.length;
  const order = new Uint32Array(count);
  /** Indexed by the position of the first of several equal numbers: how many of them have been placed. */
  const placed = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const first = count - placeBehind(ascending, numbers[index] > 0 ? numbers[index] : 0);
    order[first + placed[first]++] = index;
  }
  return order;
}

/** How many of the ascending numbers are at most `value`. */
function placeBehind(ascending: Float64Array, value: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle] <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
