import { inEnglish } from '../../src/inWords.ts';
import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { describeSample } from '../../src/run/sampledRows.ts';
import { writeCount, writePercentNumber, writeShare } from '../../src/writeNumber.ts';
import { countOf, formatLoss, formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';
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
  const endings = [endingWords(plan, outcome), describeSample(outcome, plan)].filter((words) => words !== undefined);
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

/** "1" in the sentence "Always answering 1 …": short enough to stand in it; of a number "the mean". */
export function baselineAnswer({ encoder, baseline }: RunPlan): string {
  return encoder.target.type === 'regression' ? 'the mean' : shorten(baseline.answer, 24);
}

/** What the figures mean for other rows, in plain words; undefined where that cannot be said. */
export function meaningSentence(plan: RunPlan, outcome: RunOutcome): string | undefined {
  if (!outcome.test) return 'There is no test: the table lists every case, so nothing is left that it has not learned.';
  return plan.encoder.target.type === 'regression' ? r2Sentence(plan, outcome.test) : intervalSentence(outcome);
}

function intervalSentence(outcome: RunOutcome): string | undefined {
  const { interval, of } = outcome;
  if (!interval) return undefined;
  const [low, high] = interval.map((share) => writePercentNumber(share, 0));
  return `${formatPercent(judgedAccuracy(outcome))} on ${countOf(of, 'row')} means ${low}–${high}\u00a0% on many more rows like these (95\u00a0% sure).`;
}

function classWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { right = 0, of, test, bestTrainLoss } = outcome;
  const best = bestTrainLoss === undefined ? '' : `, the best a single neuron can do is ${formatLoss(bestTrainLoss)}`;
  const auc = test?.auc === undefined ? '' : ` · test AUC ${writeShare(test.auc, 3)}`;
  return {
    figure: formatPercent(judgedAccuracy(outcome)),
    figureName: test ? 'Test accuracy' : 'Training accuracy',
    sentence: ['Right on', `${writeCount(right)} of ${writeCount(of)}`, `${of === 1 ? 'row' : 'rows'} ${seenWords(outcome)}.`],
    comparison: accuracyComparison(plan, outcome),
    losses: `${lossWords(outcome)}${best}${auc}`,
  };
}

function seenWords({ test }: RunOutcome): string {
  return test ? 'it had never seen' : 'that it learned from';
}

function lossWords({ test, train }: RunOutcome): string {
  const trained = `train loss ${formatLoss(train.loss)}`;
  return test ? `test loss ${formatLoss(test.loss)} · ${trained}` : trained;
}

function accuracyComparison(plan: RunPlan, outcome: RunOutcome): string {
  const answer = baselineAnswer(plan);
  const baseline = plan.baseline.scores.accuracy;
  if (baseline === undefined) return '';
  const accuracy = judgedAccuracy(outcome);
  // Accuracies are shares of the same rows; less than half a row apart is the same.
  const isBetter = accuracy > baseline + 0.5 / Math.max(1, outcome.of);
  const isWorse = accuracy < baseline - 0.5 / Math.max(1, outcome.of);
  if (isWorse) return `Worse than always answering ${answer}, which gets ${formatPercent(baseline)}.`;
  if (!isBetter) return `No better than always answering ${answer}.`;
  const always = `Always answering ${answer} would get ${formatPercent(baseline)}`;
  return !outcome.test || (outcome.interval?.[0] ?? 0) > baseline
    ? `${always}.`
    : `${always}; with so few test rows the difference may be luck.`;
}

function numberWords(plan: RunPlan, target: RegressionTarget, outcome: RunOutcome): ResultWords {
  const { test, of } = outcome;
  const { mae = Number.NaN, r2, rmse } = judgedScores(outcome);
  const mean = formatTarget(target.mean, target, 4);
  const baseline = plan.baseline.scores.mae;
  // A hundredth of the error is nothing that anybody would notice.
  const isBetter = baseline !== undefined && mae < baseline * 0.99;
  const isWorse = baseline !== undefined && mae > baseline * 1.01;
  const always = `always answering the mean, ${mean},`;
  const comparison =
    baseline === undefined
      ? ''
      : isBetter
        ? `${capitalized(always)} would be off by ${formatTarget(baseline, target)}.`
        : isWorse
          ? `Worse than ${always} which would be off by ${formatTarget(baseline, target)}.`
          : `No better than ${always} which would be off by ${formatTarget(baseline, target)}.`;
  const ofTest = test ? 'test' : 'training';
  return {
    figure: r2 === undefined ? `±\u00a0${formatTarget(mae, target)}` : formatR2(r2),
    figureName: r2 === undefined ? `Mean ${ofTest} error` : `On the ${ofTest} rows`,
    sentence: [
      `On ${countOf(of, 'row')} ${seenWords(outcome)}, its ${of === 1 ? 'answer was' : 'answers were'} off by`,
      formatTarget(mae, target),
      `${of === 1 ? '' : 'on average '}(MAE).`,
    ],
    comparison,
    losses: `${rmse === undefined ? '' : `RMSE ${formatTarget(rmse, target)} · `}${lossWords(outcome)}`,
  };
}

/** How far R² takes the errors down; undefined where there is no R². */
function r2Sentence({ encoder, baseline }: RunPlan, test: Scores): string | undefined {
  if (test.r2 === undefined) return undefined;
  if (test.r2 <= 0)
    return `${formatR2(test.r2)}: its squared errors are as large as those of always answering the test rows’ mean, or larger.`;
  const below = baseline.scores.r2 !== undefined && test.r2 <= baseline.scores.r2 ? ', no more than always answering the mean does' : '';
  return `${formatR2(test.r2)}: it explains ${formatPercent(test.r2)} of the spread of ${shorten(encoder.target.column, 30)}${below}; 1 would be exact, 0 is the mean.`;
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

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
