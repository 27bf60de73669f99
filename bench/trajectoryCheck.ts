import { createBatchOrder } from '../src/training/batchOrder.ts';
import type { Contender, Trajectory } from './contender.ts';
import { firstRows, type JobStart } from './trainingJob.ts';

const STEPS = 20;
const BATCHES = 4;
/** float32 with sums in another order; Adam amplifies rounding errors where a gradient is almost 0. */
const LOSS_BOUND = 1e-4;

/** A short training that all contenders do with the same batches: 20 steps, in epochs of at most 4 batches. */
export interface CheckStart {
  readonly start: JobStart;
  /** epochs × rows: the rows of each epoch in the order of its batches. */
  readonly orders: readonly Uint32Array<ArrayBuffer>[];
}

/** How far a contender's losses and weights are from ours. */
export interface Agreement {
  readonly name: string;
  readonly loss: number;
  readonly weight: number;
  readonly bound: number;
  readonly isWithin: boolean;
}

/** The short training for a job. */
export function createCheck(start: JobStart): CheckStart {
  const { hyperparameters, dataset } = start;
  const rows = Math.min(dataset.rowCount, BATCHES * hyperparameters.batchSize);
  const epochs = STEPS / Math.ceil(rows / hyperparameters.batchSize);
  const short = { ...start, dataset: firstRows(dataset, rows), hyperparameters: { ...hyperparameters, epochs } };
  const order = createBatchOrder(short.dataset.train, hyperparameters.seed);
  const orders = Array.from({ length: epochs }, () => {
    order.nextEpoch();
    return Uint32Array.from(order.rows);
  });
  return { start: short, orders };
}

/** Compares each contender's result of the check with that of the first one. */
export async function compareTrajectories([first, ...others]: readonly Contender[]): Promise<Agreement[]> {
  const ours = await first.check();
  const agreements: Agreement[] = [];
  for (const contender of others) agreements.push(compare(contender, ours, await contender.check()));
  return agreements;
}

function compare({ name, lossBound }: Contender, ours: Trajectory, theirs: Trajectory): Agreement {
  const loss = largestDifference(ours.losses, theirs.losses);
  const bound = lossBound ?? LOSS_BOUND;
  return { name, loss, weight: largestDifference(ours.weights, theirs.weights), bound, isWithin: loss <= bound };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} numbers were expected, not ${b.length}`);
  let largest = 0;
  // Written so that NaN counts as the largest.
  for (let i = 0; i < a.length; i++) if (!(Math.abs(a[i] - b[i]) <= largest)) largest = Math.abs(a[i] - b[i]);
  return largest;
}
