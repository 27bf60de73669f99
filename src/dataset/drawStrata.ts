import { createRandom } from '../random.ts';

/**
 * Draws up to `count` rows, stratified: each stratum (`strata` has the stratum of each row) gets its share, and at least one row if there
 * is room for all strata; otherwise larger strata come first. Ascending; all rows if there are no more than `count`.
 */
export function drawStrata(strata: Uint32Array, count: number, seed: number): Uint32Array<ArrayBuffer> {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < strata.length; row++) {
    const rows = rowsOf.get(strata[row]);
    if (rows) rows.push(row);
    else rowsOf.set(strata[row], [row]);
  }
  const groups = [...rowsOf].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  const shares = shareOut(
    groups.map(({ length }) => length),
    Math.min(count, strata.length),
  );
  const random = createRandom(seed);
  const drawn = groups.flatMap((rows, group) => {
    // The first steps of a Fisher–Yates shuffle.
    for (let i = 0; i < shares[group]; i++) {
      const chosen = i + random.below(rows.length - i);
      [rows[i], rows[chosen]] = [rows[chosen], rows[i]];
    }
    return rows.slice(0, shares[group]);
  });
  return Uint32Array.from(drawn).sort();
}

/** How many rows of each stratum make up the count, in proportion to the sizes. */
function shareOut(sizes: readonly number[], count: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const quotas = sizes.map((size) => (count * size) / total);
  const shares = quotas.map((quota) => Math.max(1, Math.floor(quota)));
  let given = shares.reduce((sum, share) => sum + share, 0);
  // The stratum furthest above its quota gives a row to the one furthest below. On a tie the smaller one gives and the larger one receives.
  const lack = (group: number) => quotas[group] - shares[group];
  const groups = sizes.map((_, group) => group).sort((a, b) => sizes[a] - sizes[b]);
  // If there is room for one row of each stratum, none gives up its last.
  const least = count >= sizes.length ? 1 : 0;
  for (; given > count; given--) {
    const giving = groups.filter((group) => shares[group] > least);
    shares[giving.reduce((best, group) => (lack(group) < lack(best) ? group : best))]--;
  }
  for (; given < count; given++) shares[groups.reduceRight((best, group) => (lack(group) > lack(best) ? group : best))]++;
  return shares;
}
