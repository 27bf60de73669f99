import type { ChanceSummary } from '../../src/evaluation/chance.ts';
import { message, type Message } from '../../src/message.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeTestScore } from './scoreWords.ts';

/** p-value up to which the result is not taken for luck. */
const SMALL = 0.05;

/** Whether a network trained on shuffled answers does as well. */
export function chanceSentence(plan: RunPlan, { trainings, best, asGood, p }: ChanceSummary): Message {
  const isError = plan.encoder.target.type === 'regression';
  const figure = writeTestScore(plan, best);
  if (asGood === 0) {
    // With only a few trainings, even none as good may be luck.
    if (p > SMALL) return message('None of {count} trained on shuffled answers did as well, but so few say little.', { count: trainings });
    return isError
      ? message('No: the best of {count} trained on shuffled answers was off by {figure}.', { count: trainings, figure })
      : message('No: the best of {count} trained on shuffled answers got {figure}.', { count: trainings, figure });
  }
  const said = { asGood, count: trainings };
  if (p <= SMALL) return message('Hardly: {asGood} of {count} trained on shuffled answers did as well.', said);
  return message('Yes: {asGood} of {count} trained on shuffled answers did as well. There may be nothing to learn.', said);
}
