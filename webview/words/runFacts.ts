import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { formatCount, formatDuration, formatLoss, formatPercent } from './numbers.ts';
import { testAccuracy } from './resultWords.ts';
import { shorten } from './shorten.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** One line of the sidebar's list. */
export interface RunFact {
  readonly name: string;
  readonly value: string;
}

/** The facts of a run, most asked for first. */
export function runFacts(plan: RunPlan, outcome: RunOutcome | undefined): RunFact[] {
  const { recipe, rows, hyperparameters } = plan;
  const answer = outcome
    ? [
        ...scoreFacts(plan, outcome),
        { name: 'Test loss', value: formatLoss(outcome.test.loss) },
        { name: 'Train loss', value: formatLoss(outcome.train.loss) },
        { name: 'Trained in', value: formatDuration(outcome.elapsedMs) },
      ]
    : [];
  return [
    { name: 'Target', value: shorten(recipe.target, 60) },
    { name: 'Features', value: shorten(recipe.features.map((name) => shorten(name, 30)).join(', '), 120) },
    { name: 'Rows', value: `${formatCount(rows.train)} to learn, ${formatCount(rows.test)} to test` },
    { name: 'Epochs', value: formatCount(outcome?.epochs ?? hyperparameters.epochs) },
    ...answer,
  ];
}

function scoreFacts({ encoder: { target } }: RunPlan, outcome: RunOutcome): RunFact[] {
  if (target.type !== 'regression') return [{ name: 'Test accuracy', value: formatPercent(testAccuracy(outcome)) }];
  const { r2, mae } = outcome.test;
  return [
    ...(r2 === undefined ? [] : [{ name: 'On the test rows', value: formatR2(r2) }]),
    ...(mae === undefined ? [] : [{ name: 'Off on average', value: formatTarget(mae, target) }]),
  ];
}
