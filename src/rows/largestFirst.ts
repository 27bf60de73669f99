/**
 * Yields the indexes of numbers from the largest to the smallest, equal ones in their original order; what is negative or NaN counts as 0. A
 * heap, since few are asked for: sorting the sizes of 100 000 columns takes ten times as long as the first hundred.
 */
export function* largestFirst(numbers: Float64Array): Generator<number, void> {
  const sizes = numbers.map((value) => (value > 0 ? value : 0));
  const heap = Uint32Array.from(sizes.keys());
  for (let place = (heap.length >> 1) - 1; place >= 0; place--) sink(heap, sizes, place, heap.length);
  for (let length = heap.length; length > 0;) {
    const largest = heap[0];
    heap[0] = heap[--length];
    sink(heap, sizes, 0, length);
    yield largest;
  }
}

/** Moves the index at a place of the heap down, below all that come before it. */
function sink(heap: Uint32Array, sizes: Float64Array, from: number, length: number): void {
  const sinking = heap[from];
  for (let place = from; ;) {
    let child = 2 * place + 1;
    if (child + 1 < length && isBefore(sizes, heap[child + 1], heap[child])) child++;
    if (child >= length || !isBefore(sizes, heap[child], sinking)) {
      heap[place] = sinking;
      return;
    }
    heap[place] = heap[child];
    place = child;
  }
}

function isBefore(sizes: Float64Array, one: number, other: number): boolean {
  return sizes[one] === sizes[other] ? one < other : sizes[one] > sizes[other];
}
