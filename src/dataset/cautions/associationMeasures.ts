/** Pearson's correlation of two lists, −1…1; rows where either is NaN do not count. 0 where one of them does not vary. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const [means, reach] = centre(a, b);
  if (!(reach[0] > 0 && reach[1] > 0)) return 0;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    // By the largest distance, so that squares neither overflow nor vanish.
    const [x, y] = [(a[i] - means[0]) / reach[0], (b[i] - means[1]) / reach[1]];
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const correlation = products / Math.sqrt(squaresA * squaresB);
  return Math.min(Math.max(correlation, -1), 1);
}

/** η, the root of the share of the numbers' variance that their groups explain, 0…1. Groups below 0 and NaN do not count. */
export function eta(values: Float64Array, groups: ArrayLike<number>, groupCount: number): number {
  const counts = new Float64Array(groupCount);
  const sums = new Float64Array(groupCount);
  let [count, mean, reach] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) if (groups[i] >= 0 && values[i] === values[i]) mean += (values[i] - mean) / ++count;
  for (let i = 0; i < values.length; i++) {
    if (groups[i] >= 0 && values[i] === values[i]) reach = Math.max(reach, Math.abs(values[i] - mean));
  }
  if (!(reach > 0) || !Number.isFinite(reach)) return 0;
  let all = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(groups[i] >= 0) || values[i] !== values[i]) continue;
    const distance = (values[i] - mean) / reach;
    all += distance * distance;
    sums[groups[i]] += distance;
    counts[groups[i]]++;
  }
  let between = 0;
  for (let group = 0; group < groupCount; group++) if (counts[group] > 0) between += (sums[group] * sums[group]) / counts[group];
  return all > 0 ? Math.min(Math.sqrt(between / all), 1) : 0;
}

/** Cramér's V of two divisions into groups, 0…1 (Cramér 1946, without correction for bias). Groups below 0 do not count. */
export function cramersV(a: ArrayLike<number>, countA: number, b: ArrayLike<number>, countB: number): number {
  const cells = new Float64Array(countA * countB);
  const [rows, columns] = [new Float64Array(countA), new Float64Array(countB)];
  let total = 0;
  for (let i = 0; i < a.length; i++) {
    if (!(a[i] >= 0) || !(b[i] >= 0)) continue;
    cells[a[i] * countB + b[i]]++;
    rows[a[i]]++;
    columns[b[i]]++;
    total++;
  }
  let squares = 0;
  for (let i = 0; i < countA; i++) {
    for (let j = 0; j < countB; j++)
      if (cells[i * countB + j] > 0) squares += (cells[i * countB + j] / rows[i]) * (cells[i * countB + j] / columns[j]);
  }
  const present = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const smaller = Math.min(present(rows), present(columns)) - 1;
  return total === 0 || smaller < 1 ? 0 : Math.min(Math.sqrt(Math.max(squares - 1, 0) / smaller), 1);
}

/** Means and largest distances from them, over the rows where both are numbers. */
function centre(a: Float64Array, b: Float64Array): [[number, number], [number, number]] {
  let [count, meanA, meanB, reachA, reachB] = [0, 0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    count++;
    meanA += (a[i] - meanA) / count;
    meanB += (b[i] - meanB) / count;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    reachA = Math.max(reachA, Math.abs(a[i] - meanA));
    reachB = Math.max(reachB, Math.abs(b[i] - meanB));
  }
  return [
    [meanA, meanB],
    [Number.isFinite(reachA) ? reachA : 0, Number.isFinite(reachB) ? reachB : 0],
  ];
}
