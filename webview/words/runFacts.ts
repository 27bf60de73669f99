import { message, plural, type Message } from '../../src/message.ts';
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

type Say = (said: Message) => string;

/** The facts of a run, the most wanted first. */
export function runFacts(plan: RunPlan, outcome: RunOutcome | undefined, say: Say): RunFact[] {
  const { recipe, rows, hyperparameters, continued } = plan;
  const answer = outcome
    ? [
        ...scoreFacts(plan, outcome, say),
        ...(outcome.test ? [{ name: say(message('Test loss')), value: formatLoss(outcome.test.loss) }] : []),
        { name: say(message('Train loss')), value: formatLoss(outcome.train.loss) },
        { name: say(message('Trained in')), value: formatDuration(outcome.elapsedMs) },
      ]
    : [];
  return [
    { name: say(message('Target')), value: shorten(recipe.target, 60) },
    { name: say(message('Features')), value: shorten(recipe.features.map((name) => shorten(name, 30)).join(', '), 120) },
    {
      name: say(message('Rows')),
      value: rowsInParts(rows)
        .map((part) => say(part))
        .join(', '),
    },
    { name: say(message('Epochs')), value: writeCount(outcome?.epochs ?? hyperparameters.epochs) },
    ...(continued?.frozen
      ? [{ name: say(message('Frozen')), value: say(plural(continued.frozen.length, '{count} unit', '{count} units')) }]
      : []),
    ...answer,
  ];
}

function scoreFacts(plan: RunPlan, outcome: RunOutcome, say: Say): RunFact[] {
  const { target } = plan.encoder;
  if (target.type !== 'regression') {
    const { share, isBalanced } = judgedShare(plan, outcome);
    return [{ name: say(accuracyName(outcome, isBalanced)), value: formatPercent(share) }];
  }
  const { r2, mae } = judgedScores(outcome);
  return [
    ...(r2 === undefined
      ? []
      : [{ name: say(outcome.test ? message('On the test rows') : message('On the training rows')), value: formatR2(r2) }]),
    ...(mae === undefined ? [] : [{ name: say(message('Off on average')), value: formatTarget(mae, target) }]),
  ];
}
