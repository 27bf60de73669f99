import { contenderNames, torchName } from './contenderNames.ts';
import type { FeltTraining } from './feltTraining.ts';
import { timesGoal, type Goal } from './goal.ts';
import type { IndependentRuns } from './independentRuns.ts';
import { median } from './median.ts';
import type { Race, Timing } from './raceTrainers.ts';
import type { SharedRun } from './sharedRun.ts';
import type { StopTimes } from './stopTimes.ts';

const { kernel, twoCores, fitCpu } = contenderNames;

/** The goals of each job, in the order of `trainingJobs`; how many times as fast as a contender. */
const wanted: readonly { readonly fit?: number; readonly torch: number }[] = [
  { fit: 1000, torch: 400 },
  { fit: 300, torch: 80 },
  { fit: 120, torch: 12 },
  { torch: 1.3 },
  { torch: 7 },
];
/** The job of the multi-core goals: [64, 64] at batch 1024. */
const LARGE_BATCH_JOB = 3;

/** The goals of the trainings, next to what was measured. */
export function trainingGoals(
  races: readonly Race[],
  felt: FeltTraining,
  runs: IndependentRuns,
  shared: SharedRun,
  stops: readonly StopTimes[],
): Goal[] {
  const areSameBytes = runs.areSameBytes && shared.areSameBytes;
  return [
    ...races.flatMap((race, index) => jobGoals(race, wanted[index])),
    ...largeBatchGoals(races[LARGE_BATCH_JOB]),
    timesGoal('Two independent runs on two workers against one', 1.8, medianRatio(runs.oneWorker, runs.twoWorkers)),
    {
      what: 'The same bytes on one and on two workers or threads',
      wanted: 'yes',
      measured: areSameBytes ? 'yes' : 'no',
      isReached: areSameBytes,
    },
    timesGoal('neuron.train on the lesson, as a user feels it, against LayersModel.fit', 100, medianRatio(felt.fit, felt.neuron)),
    {
      what: 'neuron.train on the lesson, warm',
      wanted: '< 30 ms',
      measured: `${median(felt.neuron).toFixed(1)} ms`,
      isReached: median(felt.neuron) < 30,
    },
    ...stops.map(({ title, stopped: values }) => ({
      what: `${title}: the longest that a stop takes to end the training`,
      wanted: '< 50 ms',
      measured: `${Math.max(...values).toFixed(1)} ms`,
      isReached: Math.max(...values) < 50,
    })),
    {
      what: 'All contenders compute the same',
      wanted: 'yes',
      measured: races.every(({ agreements }) => agreements.every(({ isWithin }) => isWithin)) ? 'yes' : 'no',
      isReached: races.every(({ agreements }) => agreements.every(({ isWithin }) => isWithin)),
    },
  ];
}

function jobGoals(race: Race, { fit, torch }: { readonly fit?: number; readonly torch: number }): Goal[] {
  return [
    ...(fit === undefined ? [] : [timesGoal(`${race.job}: against ${fitCpu}`, fit, ratioOf(race, fitCpu, kernel))]),
    timesGoal(`${race.job}: against ${torchName(1)}`, torch, ratioOf(race, torchName(1), kernel)),
  ];
}

function largeBatchGoals(race: Race): Goal[] {
  const torch = race.timings.filter(({ name }) => name.startsWith('PyTorch'));
  const [best] = [...torch].sort((a, b) => median(a.values) - median(b.values)) as (Timing | undefined)[];
  return [
    timesGoal(`${race.job}: one run on two cores against one`, 1.7, ratioOf(race, kernel, twoCores)),
    timesGoal(
      `${race.job}: two cores against ${best?.name ?? 'PyTorch'} (its best number of threads)`,
      2,
      best && ratioOf(race, best.name, twoCores),
    ),
  ];
}

/** How many times as long the slow one took: the median over the rounds. */
function ratioOf(race: Race, slow: string, fast: string): number | undefined {
  const slower = find(race, slow);
  const faster = find(race, fast);
  return slower && faster && medianRatio(slower.values, faster.values);
}

function find({ timings }: Race, wantedName: string): Timing | undefined {
  return timings.find(({ name }) => name === wantedName);
}

/** The median of the ratios of each round. */
export function medianRatio(slow: readonly number[], fast: readonly number[]): number {
  return median(slow.map((value, round) => value / fast[round]));
}
