import type { Message } from '../../src/message.ts';
import { writeCount } from '../../src/writeNumber.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { formatDuration, formatLoss, formatPercent } from './numbers.ts';
import { accuracyName, judgedScores, judgedShare } from './resultWords.ts';
import { rowsInParts } from './rowWords.ts';
import { shorten } from './shorten.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** One line of the sidebar's list. */
export interface RunFact {
  readonly name: string;
  readonly value: string;
}

/** The facts of a run, most asked for first. */
export function runFacts(plan: RunPlan, outcome: RunOutcome | undefined, say: (message: Message) => string): RunFact[] {
  const { recipe, rows, hyperparameters } = plan;
  const answer = outcome
    ? [
        ...scoreFacts(plan, outcome),
        ...(outcome.test ? [{ name: 'Test loss', value: formatLoss(outcome.test.loss) }] : []),
        { name: 'Train loss', value: formatLoss(outcome.train.loss) },
        { name: 'Trained in', value: formatDuration(outcome.elapsedMs) },
      ]
    : [];
  return [
    { name: 'Target', value: shorten(recipe.target, 60) },
    { name: 'Features', value: shorten(recipe.features.map((name) => shorten(name, 30)).join(', '), 120) },
    {
      name: 'Rows',
      value: rowsInParts(rows)
        .map((part) => say(part))
        .join(', '),
    },
    { name: 'Epochs', value: writeCount(outcome?.epochs ?? hyperparameters.epochs) },
    ...answer,
  ];
}

function scoreFacts(plan: RunPlan, outcome: RunOutcome): RunFact[] {
  const { target } = plan.encoder;
  const ofTest = outcome.test ? 'test' : 'training';
  if (target.type !== 'regression') {
    const { share, isBalanced } = judgedShare(plan, outcome);
    return [{ name: accuracyName(outcome, isBalanced), value: formatPercent(share) }];
  }
  const { r2, mae } = judgedScores(outcome);
  return [
    ...(r2 === undefined ? [] : [{ name: `On the ${ofTest} rows`, value: formatR2(r2) }]),
    ...(mae === undefined ? [] : [{ name: 'Off on average', value: formatTarget(mae, target) }]),
  ];
}
