import { createRandom } from '../random.ts';

/**
 * Draws up to `count` rows: of each stratum (`strata` holds the number of each row's) its share, and at least one where there is room for all
 * of them; the larger ones come first where there is not. Ascending; all rows when there are no more.
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
    // The first steps of a shuffle.
    for (let i = 0; i < shares[group]; i++) {
      const chosen = i + random.below(rows.length - i);
      [rows[i], rows[chosen]] = [rows[chosen], rows[i]];
    }
    return rows.slice(0, shares[group]);
  });
  return Uint32Array.from(drawn).sort();
}

/** How many of each size make up the count, in proportion. */
function shareOut(sizes: readonly number[], count: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const quotas = sizes.map((size) => (count * size) / total);
  const shares = quotas.map((quota) => Math.max(1, Math.floor(quota)));
  let given = shares.reduce((sum, share) => sum + share, 0);
  // The one that has most beyond its quota gives, the one that lacks most gets: of equals the smaller one gives, the larger one gets.
  const lack = (group: number) => quotas[group] - shares[group];
  const groups = sizes.map((_, group) => group).sort((a, b) => sizes[a] - sizes[b]);
  // Where there is room for one of each, nobody gives the last one.
  const least = count >= sizes.length ? 1 : 0;
  for (; given > count; given--) {
    const giving = groups.filter((group) => shares[group] > least);
    shares[giving.reduce((best, group) => (lack(group) < lack(best) ? group : best))]--;
  }
  for (; given < count; given++) shares[groups.reduceRight((best, group) => (lack(group) > lack(best) ? group : best))]++;
  return shares;
}
