import { assertNever } from '../../src/assertNever.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import { formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';
import { formatTarget, formatTargetValue } from './targetNumbers.ts';

/** How an answer stands to the baseline; `luck`: better, but so few rows do not show that it always is. */
type Verdict = 'better' | 'luck' | 'same' | 'worse';

/** "1" in the sentence "Always answering 1 …": short enough to stand in it; of a number "the median". */
export function baselineAnswer({ encoder, baseline }: RunPlan): string {
  return encoder.target.type === 'regression' ? 'the median' : shorten(baseline.answer, 24);
}

/** What always giving one answer would come to, and whether the network is better than that. */
export function comparisonWords(plan: RunPlan, outcome: RunOutcome): string {
  const { target } = plan.encoder;
  const { accuracy, mae } = plan.baseline.scores;
  const judged = outcome.test ?? outcome.train;
  if (target.type === 'regression') {
    if (mae === undefined || judged.mae === undefined) return '';
    const always = `always answering the median, ${formatTargetValue(plan.baseline.median ?? target.mean, target)},`;
    const comesTo = `would be off by ${formatTarget(mae, target)}`;
    // A hundredth of the error is nothing that anybody would notice.
    const bounds = outcome.test?.gain95?.map((bound) => `${bound < 0 ? '' : '+'}${formatTarget(bound, target)}`);
    return sentence(verdictOf(mae - judged.mae, mae / 100, outcome), always, comesTo, ` which ${comesTo}`, bounds);
  }
  if (plan.recipe.classWeight === 'balanced' && judged.balancedAccuracy !== undefined) return balancedWords(plan, outcome, judged);
  if (accuracy === undefined || judged.accuracy === undefined) return '';
  // Accuracies are shares of the same rows; less than half a row apart is the same.
  const verdict = verdictOf(judged.accuracy - accuracy, 0.5 / Math.max(1, outcome.of), outcome);
  const comesTo = formatPercent(accuracy);
  return sentence(
    verdict,
    `always answering ${baselineAnswer(plan)}`,
    `would get ${comesTo}`,
    verdict === 'same' ? '' : `, which gets ${comesTo}`,
    outcome.test?.gain95?.map(pointsOf),
  );
}

/** "+10.0 points": what is added to a share, in percent. */
export function pointsOf(gain: number): string {
  return `${gain < 0 ? '\u2212' : '+'}${Math.abs(gain * 100).toFixed(1)}\u00a0points`;
}

/** Where each class counts the same, always giving one answer finds one class of all. */
function balancedWords(plan: RunPlan, outcome: RunOutcome, { balancedAccuracy = 0, balancedAccuracy95 }: Scores): string {
  const chance = 1 / Math.max(1, targetClasses(plan.encoder.target).length);
  const gain95 = balancedAccuracy95 && ([balancedAccuracy95[0] - chance, balancedAccuracy95[1] - chance] as const);
  const comesTo = formatPercent(chance);
  const verdict = verdictOf(balancedAccuracy - chance, 0.5 / Math.max(1, outcome.of), outcome, gain95);
  return sentence(
    verdict,
    `always answering ${baselineAnswer(plan)}`,
    `would get ${comesTo} of that, since each class counts the same`,
    verdict === 'same' ? '' : `, which gets ${comesTo}`,
    gain95?.map(pointsOf),
  );
}

function verdictOf(gain: number, leastGain: number, { test }: RunOutcome, interval = test?.gain95): Verdict {
  if (gain > leastGain) return !test || (interval && interval[0] > 0) ? 'better' : 'luck';
  return gain < -leastGain && (!test || (interval && interval[1] < 0)) ? 'worse' : 'same';
}

/** `bounds` are those of how much better it is than that. */
function sentence(verdict: Verdict, always: string, comesTo: string, whichDoes: string, bounds: readonly string[] = []): string {
  switch (verdict) {
    case 'better':
      return `${capitalized(always)} ${comesTo}.`;
    case 'luck':
      return `${capitalized(always)} ${comesTo}; with so few test rows the difference may be luck${betweenWords(bounds)}.`;
    case 'same':
      return `No better than ${always}${whichDoes}.`;
    case 'worse':
      return `Worse than ${always}${whichDoes}.`;
    default:
      return assertNever(verdict);
  }
}

/** The interval of the difference, which is another than that of the share: both were right or wrong on the same rows. */
function betweenWords([low, high]: readonly string[]): string {
  return low === undefined || high === undefined ? '' : `: it lies between ${low} and ${high} (95\u00a0% sure)`;
}

/** With a capital letter at its beginning. */
export function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
