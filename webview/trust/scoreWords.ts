import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { countsClassesAlike } from '../../src/dataset/columns/recipe/recipe.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import type { CrossValidationScores } from '../../src/evaluation/crossValidation.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import { message, type Message } from '../../src/message.ts';
import { writeNumber, writePercent } from '../../src/writeNumber.ts';
import { baselineAnswer } from '../words/comparisonWords.ts';
import { formatPercent } from '../words/numbers.ts';
import { formatTarget, formatTick } from '../words/targetNumbers.ts';

/** True where the score of a run is an error in the units of the file, so that smaller is better. */
export function isErrorScore({ encoder: { target } }: RunPlan): boolean {
  return target.type === 'regression';
}

/** The score by which runs are compared: accuracy or mean absolute error on the test rows. Undefined without a test. */
export function testScore({ test }: RunOutcome): number | undefined {
  return test?.accuracy ?? test?.mae;
}

/** The score of a fold: as `testScore`, but with balanced classes the mean over classes. */
export function foldScore(plan: RunPlan, scores: Scores): number | undefined {
  return (countsClassesAlike(plan.recipe) ? scores.balancedAccuracy : undefined) ?? scores.accuracy ?? scores.mae;
}

/** The same for the baseline, which always gives one answer. */
export function foldBaseline(plan: RunPlan, { baseline, balancedAccuracy }: CrossValidationScores): number | undefined {
  if (countsClassesAlike(plan.recipe) && balancedAccuracy) return 1 / Math.max(1, targetClasses(plan.encoder.target).length);
  return baseline.accuracy ?? baseline.mae;
}

/** A score as text: "88.3 %", "26 100 €". */
export function writeTestScore({ encoder: { target } }: RunPlan, score: number): string {
  return target.type === 'regression' ? formatTarget(score, target) : formatPercent(score);
}

/** A score as the label of a tick. */
export function writeTestScoreTick({ encoder: { target } }: RunPlan, score: number, largest: number): string {
  return target.type === 'regression' ? formatTick(score, largest) : writePercent(score, 0);
}

/** The name of the baseline: "always 1". */
export function alwaysWords(plan: RunPlan): Message {
  return plan.encoder.target.type === 'regression'
    ? message('always the median')
    : message('always {answer}', { answer: baselineAnswer(plan) });
}

/** A rough estimate of the time that more trainings take, one after another. */
export function roughTime({ elapsedMs }: RunOutcome, trainings: number): string {
  // Reading the table and scoring its rows takes a few milliseconds more.
  const seconds = (trainings * (elapsedMs + 4)) / 1000;
  if (seconds < 90) return `${writeNumber(Math.max(0.1, seconds), seconds < 10 ? 1 : 2)}\u00a0s`;
  return `${Math.round(seconds / 60)}\u00a0min`;
}
