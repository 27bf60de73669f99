import type { ChanceTests } from '../session/chanceTests.ts';
import type { CrossValidations } from '../session/crossValidations.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Sweeps } from '../session/sweeps.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import type { SessionFiles } from './sessionFiles.ts';

/** What keeps the sessions of all tables, runs their trainings and saves them. */
export interface SessionServices {
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly validations: CrossValidations;
  readonly chances: ChanceTests;
  readonly sweeps: Sweeps;
  readonly files: SessionFiles;
}
