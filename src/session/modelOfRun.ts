import type { Model } from '../model/model.ts';
import type { RowLedger } from '../model/rowLedger.ts';
import { errorBoundOf } from '../run/errorBoundOf.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';

/** What answers by a run that has come to its end. */
export function modelOfRun(plan: RunPlan, outcome: RunOutcome, ledger: RowLedger): Model {
  const { table, recipe, encoder, architecture } = plan;
  const errorBound = errorBoundOf(plan, outcome);
  return {
    ...{ table, recipe, encoder, architecture, weights: outcome.weights, ledger },
    ...(errorBound === undefined ? {} : { errorBound }),
  };
}
