import type { Steps } from '../../steps.ts';
import { ROWS_PER_STEP } from './clusteredMean.ts';
import { sortSteps } from '../sortSteps.ts';

/** The share of new rows whose error is within the bound: 9 in 10, as whole numbers so that rounding has no effect. */
const [PART, OF] = [9, 10] as const;
/** With fewer rows or groups no such bound exists: the next error may exceed all of them in more than one case of ten. */
export const FEWEST_FOR_BOUND = PART;

/**
 * The bound on the error for 9 in 10 new rows, from the errors of rows not used for training: the ⌈(n + 1) · 0.9⌉-th smallest, for any
 * error distribution (split conformal prediction, Vovk et al. 2005). If rows belong together, each group counts as one, and the bound is
 * for a row of a new group (Lee, Barber & Willett 2023). Undefined if there are too few rows or an error is NaN. Sorts `errors` in place.
 */
export function* errorBoundSteps(errors: Float64Array<ArrayBuffer>, clusters?: Uint32Array): Steps<number | undefined> {
  // Before sorting moves the errors.
  const weights = clusters && (yield* weightsOf(clusters));
  const own = weights ? errors.slice() : errors;
  const sorted = yield* sortSteps(errors);
  if (sorted.length === 0 || !Number.isFinite(sorted[sorted.length - 1])) return undefined;
  if (!weights) return sorted[Math.ceil((PART * (sorted.length + 1)) / OF) - 1];
  return yield* weightedBound(sorted, own, weights);
}

interface Weights {
  readonly clusterCount: number;
  /** For each row: 1 / number of rows in its cluster. */
  readonly ofRow: Float64Array;
}

function* weightsOf(clusters: Uint32Array): Steps<Weights> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < clusters.length; i++) {
    sizes.set(clusters[i], (sizes.get(clusters[i]) ?? 0) + 1);
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  const ofRow = Float64Array.from(clusters, (cluster) => 1 / (sizes.get(cluster) ?? 1));
  return { clusterCount: sizes.size, ofRow };
}

/** The smallest sorted error up to which the rows have enough weight. */
function* weightedBound(sorted: Float64Array, errors: Float64Array, { clusterCount, ofRow }: Weights): Steps<number | undefined> {
  // Minus a tolerance for rounding in sums of fractions.
  const wanted = (PART * (clusterCount + 1)) / OF - 1e-6;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    let weight = 0;
    for (let i = 0; i < errors.length; i++) if (errors[i] <= sorted[middle]) weight += ofRow[i];
    if (weight >= wanted) high = middle;
    else low = middle + 1;
    yield;
  }
  return sorted.at(low);
}
