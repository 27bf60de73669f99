import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { describeSample } from '../../src/run/sampledRows.ts';
import { writePercentNumber, writeShare } from '../../src/writeNumber.ts';
import { countOf, formatCount, formatLoss, formatPercent } from './numbers.ts';
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

/** Share of the test rows that were answered right. */
export function testAccuracy({ test, right = 0, of }: RunOutcome): number {
  return test.accuracy ?? (of > 0 ? right / of : 0);
}

/** "1" in the sentence "Always answering 1 …": short enough to stand in it; of a number "the mean". */
export function baselineAnswer({ encoder, baseline }: RunPlan): string {
  return encoder.target.type === 'regression' ? 'the mean' : shorten(baseline.answer, 24);
}

/** What the interval says, in plain words; undefined where there is none. */
export function intervalSentence(outcome: RunOutcome): string | undefined {
  const { interval, of } = outcome;
  if (!interval) return undefined;
  const [low, high] = interval.map((share) => writePercentNumber(share, 0));
  return `${formatPercent(testAccuracy(outcome))} on ${countOf(of, 'row')} means ${low}–${high}\u00a0% on many more rows like these (95\u00a0% sure).`;
}

function classWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { right = 0, of, test, train, bestTrainLoss } = outcome;
  const losses = `test loss ${formatLoss(test.loss)} · train loss ${formatLoss(train.loss)}`;
  const best = bestTrainLoss === undefined ? '' : `, the best a single neuron can do is ${formatLoss(bestTrainLoss)}`;
  const auc = test.auc === undefined ? '' : ` · test AUC ${writeShare(test.auc, 3)}`;
  return {
    figure: formatPercent(testAccuracy(outcome)),
    figureName: 'Test accuracy',
    sentence: ['Right on', `${formatCount(right)} of ${formatCount(of)}`, `${of === 1 ? 'row' : 'rows'} it had never seen.`],
    comparison: accuracyComparison(plan, outcome),
    losses: `${losses}${best}${auc}`,
  };
}

function accuracyComparison(plan: RunPlan, outcome: RunOutcome): string {
  const answer = baselineAnswer(plan);
  const baseline = plan.baseline.scores.accuracy;
  if (baseline === undefined) return '';
  const accuracy = testAccuracy(outcome);
  // Accuracies are shares of the same rows; less than half a row apart is the same.
  const isBetter = accuracy > baseline + 0.5 / Math.max(1, outcome.of);
  const isWorse = accuracy < baseline - 0.5 / Math.max(1, outcome.of);
  if (isWorse) return `Worse than always answering ${answer}, which gets ${formatPercent(baseline)}.`;
  if (!isBetter) return `No better than always answering ${answer}.`;
  const always = `Always answering ${answer} would get ${formatPercent(baseline)}`;
  return (outcome.interval?.[0] ?? 0) > baseline ? `${always}.` : `${always}; with so few test rows the difference may be luck.`;
}

function numberWords(plan: RunPlan, target: RegressionTarget, { test, train, of }: RunOutcome): ResultWords {
  const mae = test.mae ?? Number.NaN;
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
  const rmse = test.rmse === undefined ? [] : [`RMSE ${formatTarget(test.rmse, target)}`];
  return {
    figure: test.r2 === undefined ? `±\u00a0${formatTarget(mae, target)}` : formatR2(test.r2),
    figureName: test.r2 === undefined ? 'Mean test error' : 'On the test rows',
    sentence: [
      `On ${countOf(of, 'row')} it had never seen, its ${of === 1 ? 'answer was' : 'answers were'} off by`,
      formatTarget(mae, target),
      `${of === 1 ? '' : 'on average '}(MAE).`,
    ],
    comparison,
    losses: [...rmse, `test loss ${formatLoss(test.loss)}`, `train loss ${formatLoss(train.loss)}`].join(' · '),
  };
}

/** How far R² takes the errors down; undefined where there is no R². */
export function r2Sentence({ encoder, baseline }: RunPlan, { test }: RunOutcome): string | undefined {
  if (encoder.target.type !== 'regression' || test.r2 === undefined) return undefined;
  if (test.r2 <= 0)
    return `${formatR2(test.r2)}: its squared errors are as large as those of always answering the test rows’ mean, or larger.`;
  const below = baseline.scores.r2 !== undefined && test.r2 <= baseline.scores.r2 ? ', no more than always answering the mean does' : '';
  return `${formatR2(test.r2)}: it explains ${formatPercent(test.r2)} of the spread of ${shorten(encoder.target.column, 30)}${below}; 1 would be exact, 0 is the mean.`;
}

function endingWords({ hyperparameters }: RunPlan, outcome: RunOutcome): string | undefined {
  const { epochs, bestEpoch, isStopped, divergence } = outcome;
  const of = `${formatCount(epochs)} of ${countOf(hyperparameters.epochs, 'epoch')}`;
  if (divergence !== undefined) return divergence;
  const kept = bestEpoch < epochs ? `the weights of epoch ${formatCount(bestEpoch)} are kept, which did best on the validation rows` : '';
  if (isStopped) return `Stopped after ${of}; ${kept || 'what was learned is kept'}.`;
  if (epochs < hyperparameters.epochs) return `Ended early, after ${of}: ${kept || 'nothing got better any more'}.`;
  return kept === '' ? undefined : `${capitalized(kept)}.`;
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
