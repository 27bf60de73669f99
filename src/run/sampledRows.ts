import { message, type Message } from '../message.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** Tells the user that the figures are from a sample; undefined if all rows were scored. */
export function describeSample({ sampled }: RunOutcome, { rows }: RunPlan): Message | undefined {
  if (!sampled) return undefined;
  const ofTraining = { train: sampled.train, allTrain: rows.train };
  return rows.test > 0
    ? message(
        'Stopped before all rows were scored: the figures are of {test} of {allTest} test rows and {train} of {allTrain} training rows, evenly spread.',
        { ...ofTraining, test: sampled.test, allTest: rows.test },
      )
    : message('Stopped before all rows were scored: the figures are of {train} of {allTrain} training rows, evenly spread.', ofTraining);
}
