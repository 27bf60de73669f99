import type { RunState } from '../protocol/sessionState.ts';
import { joinUpTo } from '../run/history/joinedRun.ts';
import type { ContinuableRun } from './continuableRun.ts';

/** Weights changed by hand: those of a recorded epoch of a run, with other values at some places of the flat weights. */
export interface HandWeights {
  readonly runId: string;
  readonly epoch: number;
  readonly changes: readonly (readonly [place: number, value: number])[];
}

/** The weights themselves; undefined where the run, the epoch or a place does not exist in this run. */
export function weightsByHand(run: RunState | undefined, { runId, epoch, changes }: HandWeights): Float32Array<ArrayBuffer> | undefined {
  if (run?.runId !== runId) return undefined;
  const { outcome, snapshots } = run;
  const kept = outcome?.bestEpoch === epoch ? outcome.weights : snapshots.find((snapshot) => snapshot.epoch === epoch)?.weights;
  if (!kept || changes.some(([place]) => place >= kept.length)) return undefined;
  const weights = Float32Array.from(kept);
  for (const [place, value] of changes) weights[place] = value;
  return weights;
}

/**
 * A run as if it had ended at the epoch whose weights were changed by hand, with these weights. It has no optimizer state and no scores, since
 * they belong to other weights. Undefined as `weightsByHand`.
 */
export function continuableByHand(
  { continued, ...asked }: ContinuableRun,
  run: RunState | undefined,
  hand: HandWeights,
): ContinuableRun | undefined {
  const weights = weightsByHand(run, hand);
  if (!run || !weights) return undefined;
  const { history, snapshots } = run;
  const { checkpoint: _, ...known } = continued;
  const { validation: __, ...outcome } = known.outcome;
  // Files of other formats have no curves: they are counted from where they begin.
  const epoch = history.length >= hand.epoch ? hand.epoch : 0;
  const before = snapshots.filter((snapshot) => snapshot.epoch < epoch);
  return {
    ...asked,
    continued: { ...known, outcome: { ...outcome, weights, epochs: epoch, bestEpoch: epoch } },
    joined: joinUpTo(epoch, history, [...before, { epoch, weights }]),
  };
}
