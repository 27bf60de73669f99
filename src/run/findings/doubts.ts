import type { DataCheck } from '../../dataset/checks/dataCheck.ts';
import { describeFinding, summarizeFinding } from './findingWords.ts';
import { findingRemedies } from './remedies.ts';
import type { RunOutcome, RunPlan } from '../runPlan.ts';

/** Everything that makes a result doubtful: first what the run has shown, then what the table shows. */
export function doubtsOf(plan: RunPlan, outcome: RunOutcome | undefined): readonly DataCheck[] {
  const shown = (outcome?.findings ?? []).map((finding) => ({
    ...{ said: describeFinding(finding), brief: summarizeFinding(finding) },
    remedies: findingRemedies(finding, plan),
  }));
  return [...shown, ...plan.dataChecks];
}
