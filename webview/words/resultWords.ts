import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { recallsOf } from '../../src/evaluation/balancedAccuracy.ts';
import { countsClassesAlike } from '../../src/dataset/columns/recipe/recipe.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { listOf, message, plural, sentences, verbatim, type Message, type MessageList } from '../../src/message.ts';
import { shorten } from './shorten.ts';
import { describeSample } from '../../src/run/sampledRows.ts';
import { writeShare } from '../../src/writeNumber.ts';
import { chanceShare, comparisonWords } from './comparisonWords.ts';
import { formatLoss, formatPercent } from './numbers.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** A run's result in words, in reading order. */
export interface ResultWords {
  /** "88.3 %" or "± 2.64 €", and its name. */
  readonly figure: string;
  readonly figureName: Message;
  readonly sentence: Message;
  readonly comparison?: Message;
  /** In reading order. */
  readonly losses: readonly Message[];
  /** Why the run ended early, if it did. */
  readonly ending?: Message;
}

/** Says how good the answer is, even when it is no better than a guess. */
export function resultWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { target } = plan.encoder;
  const endings = [endingWords(plan, outcome), describeSample(outcome, plan)].filter((said) => said !== undefined);
  return {
    ...(target.type === 'regression' ? numberWords(plan, target, outcome) : classWords(plan, outcome)),
    ...(endings.length === 0 ? {} : { ending: sentences(...endings) }),
  };
}

/** Scores of the test rows or, without a test, of the training rows. */
export function judgedScores({ test, train }: RunOutcome): Scores {
  return test ?? train;
}

/** Accuracy on the judged rows. */
function judgedAccuracy(outcome: RunOutcome): number {
  const { right = 0, of } = outcome;
  return judgedScores(outcome).accuracy ?? (of > 0 ? right / of : 0);
}

/**
 * The share that a classification is judged by, with its interval and the baseline's share. With balanced classes it is the mean over classes.
 */
export function judgedShare(plan: RunPlan, outcome: RunOutcome): JudgedShare {
  const { recipe, baseline } = plan;
  const { balancedAccuracy: share, balancedAccuracy95: interval } = judgedScores(outcome);
  const isBalanced = countsClassesAlike(recipe) && share !== undefined;
  if (isBalanced) return { share, interval, isBalanced, baseline: chanceShare(plan, outcome) };
  const { accuracy95, gain95 } = outcome.test ?? {};
  return { share: judgedAccuracy(outcome), interval: accuracy95, gain: gain95, isBalanced, baseline: baseline.scores.accuracy };
}

export interface JudgedShare {
  readonly share: number;
  /** Absent without a test. */
  readonly interval: readonly [number, number] | undefined;
  /** The gain over the baseline, where it has an interval of its own. */
  readonly gain?: readonly [number, number];
  readonly baseline: number | undefined;
  readonly isBalanced: boolean;
}

/** "83.3 % of yes and 91.0 % of no", the lowest recall first. */
function recallWords({ encoder: { target } }: RunPlan, { confusion = [] }: RunOutcome): MessageList {
  const classes = targetClasses(target);
  const recalls = recallsOf(confusion).flatMap((recall, index) => (recall === undefined ? [] : [{ recall, name: classes[index] }]));
  const items = recalls
    .sort((a, b) => a.recall - b.recall)
    .map(({ recall, name }) => message('{percent} of {name}', { percent: formatPercent(recall), name: shorten(name, 24) }));
  return listOf(items, 'and', 4);
}

function classWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { share, isBalanced } = judgedShare(plan, outcome);
  const { test, bestTrainLoss } = outcome;
  return {
    figure: formatPercent(share),
    figureName: accuracyName(outcome, isBalanced),
    sentence: isBalanced ? balancedSentence(plan, outcome) : rightSentence(outcome),
    ...comparisonOf(plan, outcome),
    losses: [
      ...lossWords(outcome),
      ...(bestTrainLoss === undefined ? [] : [message('the best a single neuron can do is {loss}', { loss: formatLoss(bestTrainLoss) })]),
      ...(test?.auc === undefined ? [] : [message('test AUC {auc}', { auc: writeShare(test.auc, 3) })]),
    ],
  };
}

function comparisonOf(plan: RunPlan, outcome: RunOutcome): Pick<ResultWords, 'comparison'> {
  const comparison = comparisonWords(plan, outcome);
  return comparison ? { comparison } : {};
}

function rightSentence({ right = 0, of, test }: RunOutcome): Message {
  return test
    ? plural(of, 'Right on **{right} of {count}** row it had never seen.', 'Right on **{right} of {count}** rows it had never seen.', {
        right,
      })
    : plural(
        of,
        'Right on **{right} of {count}** row that it learned from.',
        'Right on **{right} of {count}** rows that it learned from.',
        {
          right,
        },
      );
}

function balancedSentence(plan: RunPlan, outcome: RunOutcome): Message {
  const args = { recalls: recallWords(plan, outcome), rows: outcome.of };
  return outcome.test
    ? message('Right on **{recalls}** among the {rows} rows it had never seen; their mean is the balanced accuracy.', args)
    : message('Right on **{recalls}** among the {rows} rows that it learned from; their mean is the balanced accuracy.', args);
}

/** The name of the share. */
export function accuracyName({ test }: RunOutcome, isBalanced: boolean): Message {
  if (isBalanced) return test ? message('Balanced test accuracy') : message('Balanced training accuracy');
  return test ? message('Test accuracy') : message('Training accuracy');
}

function lossWords({ test, train }: RunOutcome): Message[] {
  const trained = message('train loss {loss}', { loss: formatLoss(train.loss) });
  return test ? [message('test loss {loss}', { loss: formatLoss(test.loss) }), trained] : [trained];
}

function numberWords(plan: RunPlan, target: RegressionTarget, outcome: RunOutcome): ResultWords {
  const { mae = Number.NaN, r2, rmse } = judgedScores(outcome);
  return {
    figure: `±\u00a0${formatTarget(mae, target)}`,
    figureName: outcome.test ? message('Mean test error') : message('Mean training error'),
    sentence: errorSentence(outcome, formatTarget(mae, target)),
    ...comparisonOf(plan, outcome),
    losses: [
      ...(r2 === undefined ? [] : [verbatim(formatR2(r2))]),
      ...(rmse === undefined ? [] : [message('RMSE {error}', { error: formatTarget(rmse, target) })]),
      ...lossWords(outcome),
    ],
  };
}

function errorSentence({ test, of }: RunOutcome, error: string): Message {
  return test
    ? plural(
        of,
        'On {count} row it had never seen, its answer was off by **{error}** (MAE).',
        'On {count} rows it had never seen, its answers were off by **{error}** on average (MAE).',
        { error },
      )
    : plural(
        of,
        'On {count} row that it learned from, its answer was off by **{error}** (MAE).',
        'On {count} rows that it learned from, its answers were off by **{error}** on average (MAE).',
        { error },
      );
}

function endingWords({ hyperparameters }: RunPlan, outcome: RunOutcome): Message | undefined {
  const { epochs, bestEpoch, isStopped, divergence } = outcome;
  if (divergence !== undefined) return divergence;
  const args = { epochs, all: hyperparameters.epochs };
  const kept = bestEpoch < epochs ? { ...args, best: bestEpoch } : undefined;
  if (isStopped) {
    return kept
      ? message(
          'Stopped after {epochs} of {all} epochs; the weights of epoch {best} are kept, which did best on the validation rows.',
          kept,
        )
      : message('Stopped after {epochs} of {all} epochs; what was learned is kept.', args);
  }
  if (epochs < hyperparameters.epochs) {
    return kept
      ? message(
          'Ended early, after {epochs} of {all} epochs: the weights of epoch {best} are kept, which did best on the validation rows.',
          kept,
        )
      : message('Ended early, after {epochs} of {all} epochs: it had stopped improving.', args);
  }
  return kept && message('The weights of epoch {best} are kept, which did best on the validation rows.', { best: bestEpoch });
}
