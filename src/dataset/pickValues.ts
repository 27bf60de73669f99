/** The values at these indexes. A plain loop, because `Float64Array.from` with a function takes ten times as long. */
export function pickValues(values: ArrayLike<number>, places: Uint32Array): Float64Array<ArrayBuffer> {
  const picked = new Float64Array(places.length);
  for (let i = 0; i < picked.length; i++) picked[i] = values[places[i]];
  return picked;
}

/** Like `pickValues`, for integers. */
export function pickPlaces(values: Uint32Array, places: Uint32Array): Uint32Array<ArrayBuffer> {
  const picked = new Uint32Array(places.length);
  for (let i = 0; i < picked.length; i++) picked[i] = values[places[i]];
  return picked;
}

/** 0, 1, 2 … */
export function countUp(count: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = i;
  return numbers;
}
