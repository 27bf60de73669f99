/** Pearson's correlation of two lists, −1…1. Rows with a NaN are ignored. 0 if either list is constant. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const [means, reach] = centre(a, b);
  if (!(reach[0] > 0 && reach[1] > 0)) return 0;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    // Divided by the largest distance, so that squares neither overflow nor underflow.
    const [x, y] = [(a[i] - means[0]) / reach[0], (b[i] - means[1]) / reach[1]];
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const correlation = products / Math.sqrt(squaresA * squaresB);
  return Math.min(Math.max(correlation, -1), 1);
}

/**
 * Square root of the share of variance that the groups explain, 0…1, bias-corrected (ε, Kelley 1935): about 0 for unrelated groups, however
 * many there are. Negative groups and NaN values are ignored.
 */
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
  let [between, present] = [0, 0];
  for (let group = 0; group < groupCount; group++) {
    if (counts[group] === 0) continue;
    between += (sums[group] * sums[group]) / counts[group];
    present++;
  }
  if (!(all > 0) || count <= present) return 0;
  const left = (Math.max(all - between, 0) / (count - present)) * ((count - 1) / all);
  return Math.sqrt(Math.max(1 - left, 0));
}

/**
 * Cramér's V of two groupings, 0…1, bias-corrected: about 0 for unrelated groupings, however many groups there are (Bergsma 2013). Negative
 * groups are ignored.
 */
export function cramersV(a: ArrayLike<number>, countA: number, b: ArrayLike<number>, countB: number): number {
  const { total, inA, inB, squares } = crossTable(a, countA, b, countB);
  if (total < 2 || inA < 2 || inB < 2) return 0;
  const byChance = ((inA - 1) * (inB - 1)) / (total - 1);
  const smaller = Math.min(inA - (inA - 1) ** 2 / (total - 1), inB - (inB - 1) ** 2 / (total - 1)) - 1;
  return smaller > 0 ? Math.min(Math.sqrt(Math.max(squares - byChance, 0) / smaller), 1) : 0;
}

/**
 * How well the groups of `a` determine those of `b`, 0…1: 1 if each group of `a` has rows of only one group of `b`, and 0 if `b` has only
 * one group (square root of Goodman & Kruskal's τ, 1954). Negative groups are ignored.
 */
export function tellsGroups(a: ArrayLike<number>, countA: number, b: ArrayLike<number>, countB: number): number {
  const { total, columns, rows, cells } = crossTable(a, countA, b, countB);
  let [together, alone] = [0, 0];
  for (let j = 0; j < countB; j++) alone += (columns[j] / total) ** 2;
  for (let i = 0; i < countA; i++) {
    for (let j = 0; j < countB && rows[i] > 0; j++) together += ((cells[i * countB + j] / rows[i]) * cells[i * countB + j]) / total;
  }
  return alone < 1 ? Math.sqrt(Math.max(together - alone, 0) / (1 - alone)) : 0;
}

/** A contingency table of two groupings. */
interface CrossTable {
  readonly total: number;
  /** Counts by group of `a` (outer) and of `b` (inner). */
  readonly cells: Float64Array;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** Number of nonempty groups. */
  readonly inA: number;
  readonly inB: number;
  /** χ² divided by the number of rows. */
  readonly squares: number;
}

function crossTable(a: ArrayLike<number>, countA: number, b: ArrayLike<number>, countB: number): CrossTable {
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
  let squares = -1;
  for (let i = 0; i < countA; i++) {
    for (let j = 0; j < countB; j++)
      if (cells[i * countB + j] > 0) squares += (cells[i * countB + j] / rows[i]) * (cells[i * countB + j] / columns[j]);
  }
  const present = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return { total, cells, rows, columns, inA: present(rows), inB: present(columns), squares };
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
