import { inEnglish } from '../../src/inWords.ts';
import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { recallsOf } from '../../src/evaluation/balancedAccuracy.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { listOf, message } from '../../src/message.ts';
import { shorten } from './shorten.ts';
import { describeSample } from '../../src/run/sampledRows.ts';
import { writeCount, writeShare } from '../../src/writeNumber.ts';
import { capitalized, comparisonWords } from './comparisonWords.ts';
import { countOf, formatLoss, formatPercent } from './numbers.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** A run's answer in words, in the order in which it is read. */
export interface ResultWords {
  /** "88.3 %" or "R² 0.87", and what it is. */
  readonly figure: string;
  readonly figureName: string;
  /** The sentence, its middle set in strong type: "Right on", "53 of 60", "rows it had never seen." */
  readonly sentence: readonly [before: string, strong: string, after: string];
  readonly comparison: string;
  readonly losses: string;
  /** What cut the run short, if anything did. */
  readonly ending?: string;
}

/** Says how good the answer is, also when it is no better than a guess. */
export function resultWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { target } = plan.encoder;
  const sample = describeSample(outcome, plan);
  const endings = [endingWords(plan, outcome), sample && inEnglish(sample)].filter((words) => words !== undefined);
  return {
    ...(target.type === 'regression' ? numberWords(plan, target, outcome) : classWords(plan, outcome)),
    ...(endings.length === 0 ? {} : { ending: endings.join(' ') }),
  };
}

/** Scores of the test rows; where there are none, of the rows that were learned from. */
export function judgedScores({ test, train }: RunOutcome): Scores {
  return test ?? train;
}

/** Share of the judged rows that were answered right. */
export function judgedAccuracy(outcome: RunOutcome): number {
  const { right = 0, of } = outcome;
  return judgedScores(outcome).accuracy ?? (of > 0 ? right / of : 0);
}

/** What a result of classes is told by: a share of rows with its interval, and that of the baseline. Where each class counts the same, it is the mean over classes. */
export function judgedShare({ recipe, encoder, baseline }: RunPlan, outcome: RunOutcome): JudgedShare {
  const { balancedAccuracy: share, balancedAccuracy95: interval } = judgedScores(outcome);
  const isBalanced = recipe.classWeight === 'balanced' && share !== undefined;
  if (isBalanced) return { share, interval, isBalanced, baseline: 1 / Math.max(1, targetClasses(encoder.target).length) };
  const { accuracy95, gain95 } = outcome.test ?? {};
  return { share: judgedAccuracy(outcome), interval: accuracy95, gain: gain95, isBalanced, baseline: baseline.scores.accuracy };
}

export interface JudgedShare {
  readonly share: number;
  /** None without a test. */
  readonly interval: readonly [number, number] | undefined;
  /** How much more often it is right than the baseline, where that has an interval of its own. */
  readonly gain?: readonly [number, number];
  readonly baseline: number | undefined;
  readonly isBalanced: boolean;
}

/** "83.3 % of yes and 91.0 % of no", the classes that are found least first. */
function recallWords({ encoder: { target } }: RunPlan, { confusion = [] }: RunOutcome): string {
  const classes = targetClasses(target);
  const recalls = recallsOf(confusion).flatMap((recall, index) => (recall === undefined ? [] : [{ recall, name: classes[index] }]));
  const items = recalls
    .sort((a, b) => a.recall - b.recall)
    .map(({ recall, name }) => message('{percent} of {name}', { percent: formatPercent(recall), name: shorten(name, 24) }));
  return inEnglish(message('{recalls}', { recalls: listOf(items, 'and', 4) }));
}

function classWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { share, isBalanced } = judgedShare(plan, outcome);
  const { right = 0, of, test, bestTrainLoss } = outcome;
  const best = bestTrainLoss === undefined ? '' : `, the best a single neuron can do is ${formatLoss(bestTrainLoss)}`;
  const auc = test?.auc === undefined ? '' : ` · test AUC ${writeShare(test.auc, 3)}`;
  return {
    figure: formatPercent(share),
    figureName: accuracyName(outcome, isBalanced),
    sentence: isBalanced
      ? [
          'Right on',
          recallWords(plan, outcome),
          `among the ${countOf(of, 'row')} ${seenWords(outcome)}; their mean is the balanced accuracy.`,
        ]
      : ['Right on', `${writeCount(right)} of ${writeCount(of)}`, `${of === 1 ? 'row' : 'rows'} ${seenWords(outcome)}.`],
    comparison: comparisonWords(plan, outcome),
    losses: `${lossWords(outcome)}${best}${auc}`,
  };
}

/** What the share is called. */
export function accuracyName({ test }: RunOutcome, isBalanced: boolean): string {
  if (isBalanced) return test ? 'Balanced test accuracy' : 'Balanced training accuracy';
  return test ? 'Test accuracy' : 'Training accuracy';
}

function seenWords({ test }: RunOutcome): string {
  return test ? 'it had never seen' : 'that it learned from';
}

function lossWords({ test, train }: RunOutcome): string {
  const trained = `train loss ${formatLoss(train.loss)}`;
  return test ? `test loss ${formatLoss(test.loss)} · ${trained}` : trained;
}

function numberWords(plan: RunPlan, target: RegressionTarget, outcome: RunOutcome): ResultWords {
  const { test, of } = outcome;
  const { mae = Number.NaN, r2, rmse } = judgedScores(outcome);
  const ofTest = test ? 'test' : 'training';
  return {
    figure: r2 === undefined ? `±\u00a0${formatTarget(mae, target)}` : formatR2(r2),
    figureName: r2 === undefined ? `Mean ${ofTest} error` : `On the ${ofTest} rows`,
    sentence: [
      `On ${countOf(of, 'row')} ${seenWords(outcome)}, its ${of === 1 ? 'answer was' : 'answers were'} off by`,
      formatTarget(mae, target),
      `${of === 1 ? '' : 'on average '}(MAE).`,
    ],
    comparison: comparisonWords(plan, outcome),
    losses: `${rmse === undefined ? '' : `RMSE ${formatTarget(rmse, target)} · `}${lossWords(outcome)}`,
  };
}

function endingWords({ hyperparameters }: RunPlan, outcome: RunOutcome): string | undefined {
  const { epochs, bestEpoch, isStopped, divergence } = outcome;
  const of = `${writeCount(epochs)} of ${countOf(hyperparameters.epochs, 'epoch')}`;
  if (divergence !== undefined) return inEnglish(divergence);
  const kept = bestEpoch < epochs ? `the weights of epoch ${writeCount(bestEpoch)} are kept, which did best on the validation rows` : '';
  if (isStopped) return `Stopped after ${of}; ${kept || 'what was learned is kept'}.`;
  if (epochs < hyperparameters.epochs) return `Ended early, after ${of}: ${kept || 'nothing got better any more'}.`;
  return kept === '' ? undefined : `${capitalized(kept)}.`;
}
