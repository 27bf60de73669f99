import { FEWEST_FOR_BOUND } from '../evaluation/intervals/errorBound.ts';
import { message, plural, type Message } from '../message.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** What is known of a run that has ended. */
type Ended = readonly [
  plan: Pick<RunPlan, 'encoder' | 'rows' | 'continued'>,
  outcome: Pick<RunOutcome, 'errorBound' | 'test' | 'of' | 'clusters'>,
];

/** 9 in 10 answers for new rows are off by at most this, in the unit of Σ; undefined where `describeNoBound` says why. */
export function errorBoundOf(...[plan, outcome]: Ended): number | undefined {
  return mayHaveLearnedTest(plan) ? undefined : outcome.errorBound;
}

/** Why a run's answers have no interval; undefined if they have one. */
export function describeNoBound(...[plan, outcome]: Ended): Message | undefined {
  const { target } = plan.encoder;
  if (errorBoundOf(plan, outcome) !== undefined) return undefined;
  if (target.type !== 'regression')
    return message('Answers that are classes have no interval: how sure they are is in their probabilities.');
  if (!outcome.test) return message('There is no interval: no rows were kept to test how far answers are off.');
  if (mayHaveLearnedTest(plan)) return message('There is no interval: some of the test rows may have been learned from.');
  const args = { fewest: FEWEST_FOR_BOUND };
  if ((outcome.clusters ?? FEWEST_FOR_BOUND) < FEWEST_FOR_BOUND)
    return plural(
      outcome.clusters ?? 0,
      'There is no interval: the test rows are {count} group of rows that belong together, and it takes {fewest}.',
      'There is no interval: the test rows are {count} groups of rows that belong together, and it takes {fewest}.',
      args,
    );
  if (outcome.of < FEWEST_FOR_BOUND)
    return plural(
      outcome.of,
      'There is no interval: it takes {fewest} test rows, and there is {count}.',
      'There is no interval: it takes {fewest} test rows, and there are {count}.',
      args,
    );
  return message('There is no interval: how far the test answers are off was not kept with this model. Train again to get it.');
}

/** Whether the run continues another one that may have learned from rows now in the test. */
function mayHaveLearnedTest({ continued }: Ended[0]): boolean {
  return continued !== undefined && (continued.isUnknown === true || (continued.lost ?? 0) > 0);
}
