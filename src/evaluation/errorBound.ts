import type { Steps } from '../steps.ts';
import { ROWS_PER_STEP } from './clusteredMean.ts';
import { sortSteps } from './sortSteps.ts';

/** Of further rows, this share is off by no more than the bound: 9 in 10, in whole numbers so that no rounding decides. */
const [PART, OF] = [9, 10] as const;
/** Fewer rows, or groups of rows, leave no such bound: the next one may be off further than all of them in more than one case of ten. */
export const FEWEST_FOR_BOUND = PART;

/**
 * How far 9 in 10 answers of further rows are off at most, by the errors of rows that were not learned from: the ⌈(n + 1) · 0.9⌉-th smallest (split
 * conformal prediction, Vovk et al. 2005), whatever the errors are like. Where rows belong together, each group counts as one, and the bound is for
 * a row of another group (Lee, Barber & Willett 2023). Undefined for too few, and where an error is no number. `errors` is used up.
 */
export function* errorBoundSteps(errors: Float64Array<ArrayBuffer>, clusters?: Uint32Array): Steps<number | undefined> {
  // Before the errors change their places.
  const weights = clusters && (yield* weightsOf(clusters));
  const own = weights ? errors.slice() : errors;
  const sorted = yield* sortSteps(errors);
  if (sorted.length === 0 || !Number.isFinite(sorted[sorted.length - 1])) return undefined;
  if (!weights) return sorted[Math.ceil((PART * (sorted.length + 1)) / OF) - 1];
  return yield* weightedBound(sorted, own, weights);
}

interface Weights {
  readonly clusterCount: number;
  /** Of each row: one by the rows of its cluster. */
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

/** The smallest of the sorted errors up to which the rows weigh enough. */
function* weightedBound(sorted: Float64Array, errors: Float64Array, { clusterCount, ofRow }: Weights): Steps<number | undefined> {
  // Less by what sums of fractions are off.
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
