import type { RunOutcome, RunPlan } from '../../src/protocol/runPlan.ts';
import { countOf, formatCount, formatLoss, formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';

/** A run's answer in words, in the order in which it is read. */
export interface ResultWords {
  readonly figure: string;
  /** "53 of 60", set in strong type inside the sentence "Right on … rows it had never seen." */
  readonly right: string;
  readonly rows: string;
  readonly comparison: string;
  readonly losses: string;
  /** Set when the run was stopped. */
  readonly stopped?: string;
}

/** Says how good the answer is, also when it is no better than a guess. */
export function resultWords(plan: RunPlan, outcome: RunOutcome): ResultWords {
  const { right = 0, of } = outcome;
  const stopped = `Stopped after ${formatCount(outcome.epochs)} of ${countOf(plan.hyperparameters.epochs, 'epoch')}; what was learned is kept.`;
  return {
    figure: formatPercent(testAccuracy(outcome)),
    right: `${formatCount(right)} of ${formatCount(of)}`,
    rows: of === 1 ? 'row' : 'rows',
    comparison: comparisonWords(plan, outcome),
    losses: lossWords(outcome),
    ...(outcome.isStopped ? { stopped } : {}),
  };
}

/** Share of the test rows that were answered right. */
export function testAccuracy({ test, right = 0, of }: RunOutcome): number {
  return test.accuracy ?? (of > 0 ? right / of : 0);
}

/** "1" in the sentence "Always answering 1 …": short enough to stand in it. */
export function baselineAnswer(plan: RunPlan): string {
  return shorten(plan.baseline.answer, 24);
}

function comparisonWords(plan: RunPlan, outcome: RunOutcome): string {
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

function lossWords({ test, train, bestTrainLoss }: RunOutcome): string {
  const parts = `test loss ${formatLoss(test.loss)} · train loss ${formatLoss(train.loss)}`;
  return bestTrainLoss === undefined ? parts : `${parts}, the best a single neuron can do is ${formatLoss(bestTrainLoss)}`;
}
