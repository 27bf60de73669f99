/**
 * The share of the pairs of a positive and a negative row in which the positive one has the higher score, ties counting half (the statistic
 * of Mann & Whitney 1947); undefined when there is no pair. `targets` are 0 or 1.
 */
export function areaUnderRoc(scores: ArrayLike<number>, targets: ArrayLike<number>): number | undefined {
  const positives = sortedOf(scores, targets, true);
  const negatives = sortedOf(scores, targets, false);
  if (positives.length === 0 || negatives.length === 0) return undefined;
  let below = 0;
  let notAbove = 0;
  let ordered = 0;
  for (const score of positives) {
    while (below < negatives.length && negatives[below] < score) below++;
    while (notAbove < negatives.length && negatives[notAbove] <= score) notAbove++;
    ordered += (below + notAbove) / 2;
  }
  return ordered / (positives.length * negatives.length);
}

function sortedOf(scores: ArrayLike<number>, targets: ArrayLike<number>, isPositive: boolean): Float64Array {
  const chosen = new Float64Array(scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i++) if (targets[i] > 0.5 === isPositive) chosen[count++] = scores[i];
  return chosen.subarray(0, count).sort();
}
