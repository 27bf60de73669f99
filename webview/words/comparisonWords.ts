import { message, sentences, type Message } from '../../src/message.ts';
import { assertNever } from '../../src/assertNever.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { countsClassesAlike } from '../../src/dataset/columns/recipe/recipe.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { balancedChance, balancedGain } from '../../src/evaluation/balancedAccuracy.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import { formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';
import { formatTarget, formatTargetValue } from './targetNumbers.ts';

/** How an answer compares with the baseline; `luck`: better, but not significantly with so few rows. */
type Verdict = 'better' | 'luck' | 'same' | 'worse';

/** The baseline's answer, short enough for the sentence "Always answering 1 …"; for a number "the median". */
export function baselineAnswer({ encoder, baseline }: RunPlan): string | Message {
  return encoder.target.type === 'regression' ? message('the median') : shorten(baseline.answer, 24);
}

/** The baseline's score, and whether the network is better; undefined where there is no baseline. */
export function comparisonWords(plan: RunPlan, outcome: RunOutcome): Message | undefined {
  const { target } = plan.encoder;
  const { accuracy, mae } = plan.baseline.scores;
  const judged = outcome.test ?? outcome.train;
  if (target.type === 'regression') {
    if (mae === undefined || judged.mae === undefined) return undefined;
    const median = formatTargetValue(plan.baseline.median ?? target.mean, target);
    // Differences below a hundredth of the error are not noticeable.
    const bounds = outcome.test?.gain95?.map((bound) => `${bound < 0 ? '' : '+'}${formatTarget(bound, target)}`);
    const verdict = verdictOf(mae - judged.mae, mae / 100, outcome);
    return withBounds(medianSentence(verdict, { median, error: formatTarget(mae, target) }), verdict, bounds);
  }
  if (countsClassesAlike(plan.recipe) && judged.balancedAccuracy !== undefined) return balancedWords(plan, outcome, judged);
  if (accuracy === undefined || judged.accuracy === undefined) return undefined;
  // Accuracies are shares of the same rows, so less than half a row counts as equal.
  const verdict = verdictOf(judged.accuracy - accuracy, 0.5 / Math.max(1, outcome.of), outcome);
  const said = classSentence(verdict, { answer: baselineAnswer(plan), share: formatPercent(accuracy) });
  return withBounds(said, verdict, outcome.test?.gain95?.map(pointsOf));
}

/** A gain in percentage points: "+10.0 points". */
export function pointsOf(gain: number): Message {
  return message('{points}\u00a0points', { points: `${gain < 0 ? '\u2212' : '+'}${Math.abs(gain * 100).toFixed(1)}` });
}

/** With balanced classes, the baseline finds all rows of one class and none of the others. */
function balancedWords(plan: RunPlan, outcome: RunOutcome, { balancedAccuracy = 0 }: Scores): Message {
  const chance = chanceShare(plan, outcome);
  const { confusion, clusters, of } = outcome;
  const gain95 = confusion && balancedGain(confusion, (clusters ?? of) / Math.max(1, of));
  const verdict = verdictOf(balancedAccuracy - chance, 0.5 / Math.max(1, outcome.of), outcome, gain95);
  const args = { answer: baselineAnswer(plan), share: formatPercent(chance) };
  if (verdict === 'better') {
    return message('Always answering {answer} would get {share} of that, since each class counts the same.', args);
  }
  if (verdict !== 'luck') return classSentence(verdict, args);
  return withBounds(
    message(
      'Always answering {answer} would get {share} of that, since each class counts the same; with so few test rows the difference may be luck.',
      args,
    ),
    verdict,
    gain95?.map(pointsOf),
  );
}

/** The balanced accuracy of one answer for all rows. */
export function chanceShare({ encoder: { target } }: RunPlan, { confusion }: RunOutcome): number {
  return confusion ? balancedChance(confusion) : 1 / Math.max(1, targetClasses(target).length);
}

function verdictOf(gain: number, leastGain: number, { test }: RunOutcome, interval = test?.gain95): Verdict {
  if (gain > leastGain) return !test || (interval && interval[0] > 0) ? 'better' : 'luck';
  return gain < -leastGain && (!test || (interval && interval[1] < 0)) ? 'worse' : 'same';
}

/** The sentence; where the difference may be luck with its interval, which is not that of the share, since both were judged on the same rows. */
function withBounds(said: Message, verdict: Verdict, bounds: readonly (string | Message)[] = []): Message {
  const [low, high] = bounds;
  if (verdict !== 'luck' || low === undefined || high === undefined) return said;
  return sentences(said, message('The difference lies between {low} and {high} (95\u00a0% sure).', { low, high }));
}

function classSentence(verdict: Verdict, args: { readonly answer: string | Message; readonly share: string }): Message {
  switch (verdict) {
    case 'better':
      return message('Always answering {answer} would get {share}.', args);
    case 'luck':
      return message('Always answering {answer} would get {share}; with so few test rows the difference may be luck.', args);
    case 'same':
      return message('No better than always answering {answer}.', { answer: args.answer });
    case 'worse':
      return message('Worse than always answering {answer}, which gets {share}.', args);
    default:
      return assertNever(verdict);
  }
}

function medianSentence(verdict: Verdict, args: { readonly median: string; readonly error: string }): Message {
  switch (verdict) {
    case 'better':
      return message('Always answering the median, {median}, would be off by {error}.', args);
    case 'luck':
      return message(
        'Always answering the median, {median}, would be off by {error}; with so few test rows the difference may be luck.',
        args,
      );
    case 'same':
      return message('No better than always answering the median, {median}, which would be off by {error}.', args);
    case 'worse':
      return message('Worse than always answering the median, {median}, which would be off by {error}.', args);
    default:
      return assertNever(verdict);
  }
}
