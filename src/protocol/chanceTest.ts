import type { ShuffleScore } from '../evaluation/chance.ts';
import type { Failure } from '../run/failure.ts';

/** A run's training on shuffled answers, again and again. Over when every one is scored, or with a failure. */
export interface ChanceTest {
  readonly trainings: number;
  /** In the order in which they came. */
  readonly scored: readonly ShuffleScore[];
  readonly failure?: Failure;
}

/** What happens to the chance test of the answered run. */
export type ChanceTestEvent =
  | { readonly type: 'shufflesStarted'; readonly runId: string; readonly trainings: number }
  | { readonly type: 'shuffleScored'; readonly runId: string; readonly score: ShuffleScore }
  /** Without a failure: it was cancelled, and nothing of it is kept. */
  | { readonly type: 'shufflesEnded'; readonly runId: string; readonly failure?: Failure };

/** What has a chance test. */
interface Tested {
  readonly chanceTest?: ChanceTest;
}

/** True while shuffled trainings are still to be scored. */
export function isTestingChance({ chanceTest }: Tested): boolean {
  return chanceTest !== undefined && !chanceTest.failure && chanceTest.scored.length < chanceTest.trainings;
}

/** The run after an event of its chance test. */
export function reduceChanceTest<Run extends Tested>(run: Run, event: ChanceTestEvent): Run {
  const { chanceTest } = run;
  if (event.type === 'shufflesStarted') return { ...run, chanceTest: { trainings: event.trainings, scored: [] } };
  if (!chanceTest) return run;
  if (event.type === 'shuffleScored') return { ...run, chanceTest: { ...chanceTest, scored: [...chanceTest.scored, event.score] } };
  return { ...run, chanceTest: event.failure ? { ...chanceTest, failure: event.failure } : undefined };
}
