import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { WeightScores } from './tableQuestions.ts';

/** A moved decision threshold, and the scores of the answering run with it. */
export interface DecisionEvent {
  readonly type: 'decisionMoved';
  readonly runId: string;
  /** The second class is answered above this probability. */
  readonly threshold: number;
  /** Of all rows, with the weights that answer. */
  readonly scores: WeightScores;
}

/** Anything with a decision threshold. */
interface Decided {
  readonly plan?: RunPlan;
  readonly outcome?: RunOutcome;
}

/** The run with its threshold moved. Weights and probabilities stay; answers and counts change. */
export function reduceDecision<Run extends Decided>(run: Run, { threshold, scores }: DecisionEvent): Run {
  const { plan, outcome } = run;
  const target = plan?.encoder.target;
  if (!plan || !outcome || target?.type !== 'binary') return run;
  const { train, test, validation } = scores;
  const judged = test ?? train;
  const { sampled: _, ...rest } = outcome;
  return {
    ...run,
    plan: { ...plan, encoder: { ...plan.encoder, target: { ...target, threshold } } },
    outcome: {
      ...rest,
      train: train.scores,
      ...(test ? { test: test.scores } : {}),
      ...(validation ? { validation: { rows: validation.rowCount, scores: validation.scores } } : {}),
      of: judged.rowCount,
      ...(judged.right === undefined ? {} : { right: judged.right }),
      ...(judged.confusion ? { confusion: judged.confusion } : {}),
    },
  };
}
