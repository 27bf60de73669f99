import type { ShuffleScore } from '../evaluation/chance.ts';
import type { Failure } from '../run/findings/failure.ts';

/** A run's training repeated on shuffled targets. It ends when all repetitions are scored, or with a failure. */
export interface ChanceTest {
  readonly trainings: number;
  /** In the order of arrival. */
  readonly scored: readonly ShuffleScore[];
  readonly failure?: Failure;
}

/** What happens to the chance test of the run that answers. */
export type ChanceTestEvent =
  | { readonly type: 'shufflesStarted'; readonly runId: string; readonly trainings: number }
  | { readonly type: 'shuffleScored'; readonly runId: string; readonly score: ShuffleScore }
  /** Without a failure it was cancelled, and its scores are dropped. */
  | { readonly type: 'shufflesEnded'; readonly runId: string; readonly failure?: Failure };

/** Anything with a chance test. */
interface Tested {
  readonly chanceTest?: ChanceTest;
}

/** True while shuffled trainings remain to be scored. */
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
