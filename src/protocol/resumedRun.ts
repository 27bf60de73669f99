import type { RowLedger } from '../model/rowLedger.ts';
import type { FrozenUnit } from '../network/frozenUnits.ts';
import type { EndedTraining } from '../run/resumePoint.ts';
import type { RunPlan } from '../run/runPlan.ts';

/** A run that has ended and that another one goes on with, on the same table or another. */
export interface ResumedRun extends EndedTraining {
  readonly plan: RunPlan;
  /** Which rows it has seen; absent where only a file of the model is there. */
  readonly ledger?: RowLedger;
}

/** What a training goes on with, for how many further epochs, and which units do not learn then: the same as before where that is absent. */
export interface ContinuedTraining {
  readonly run: ResumedRun;
  readonly epochs: number;
  readonly frozen?: readonly FrozenUnit[];
}
