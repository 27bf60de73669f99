import type { RowLedger } from '../model/rowLedger.ts';
import type { FrozenUnit } from '../network/frozenUnits.ts';
import type { EndedTraining } from '../run/history/continuationPoint.ts';
import type { RunPlan } from '../run/runPlan.ts';

/** A run that has ended and is continued by another one, on the same or another table. */
export interface ContinuedRun extends EndedTraining {
  readonly plan: RunPlan;
  /** Which rows it has seen; absent if only the model's file is there. */
  readonly ledger?: RowLedger;
}

/** What a training continues from, for how many more epochs, and which units are frozen; if absent, the same as before. */
export interface ContinuedTraining {
  readonly run: ContinuedRun;
  readonly epochs: number;
  readonly frozen?: readonly FrozenUnit[];
}
