import { setTimeout as pause } from 'node:timers/promises';
import type { AbsentContender, Contender } from './contender.ts';
import { median } from './median.ts';
import type { PeakMeter } from './peak.ts';
import { countRounds, type Rounds } from './rounds.ts';
import { operationsOf, type TrainingJob } from './trainingJob.ts';
import { compareTrajectories, type Agreement } from './trajectoryCheck.ts';

/** A round of a fast contender consists of several trainings, so that the clock's resolution and short disturbances matter less. */
const ROUND_MS = 25;
/** Threads of the previous contender may still be spinning. */
const PAUSE_MS = 30;

/** The time of one contender for the whole job. */
export interface Timing {
  readonly name: string;
  readonly share: number;
  /** Milliseconds of each round, scaled to the whole job. */
  readonly values: readonly number[];
  /** How many times as long as ours it took, round by round. */
  readonly ratios: readonly number[];
  /** Of the operations that it does compute. */
  readonly gigaflops: number;
  /** The share of the job's operations that it skips. */
  readonly leftOut: number;
  /** The peak of the machine with the contender's instructions, and how much of it was used in each round. */
  readonly peak?: { readonly name: string; readonly gigaflops: number; readonly used: number };
}

/** The results of all contenders for one job. The first one is ours. */
export interface Race {
  readonly job: string;
  readonly title: string;
  readonly rounds: number;
  readonly timings: readonly Timing[];
  readonly absent: readonly AbsentContender[];
  readonly agreements: readonly Agreement[];
  /** Milliseconds of our very first training of the job. */
  readonly coldMs: number;
}

interface Round {
  readonly ms: number;
  readonly peak?: { readonly name: string; readonly gigaflops: number };
}

/** The contenders train the job in turns, one after another in each round, after a warm-up each. */
export async function race(
  job: TrainingJob,
  entrants: readonly (Contender | AbsentContender)[],
  meter: PeakMeter,
  rounds: Rounds,
): Promise<Race> {
  const contenders = entrants.filter((entrant) => 'train' in entrant);
  const coldMs = await contenders[0].train();
  const agreements = await compareTrajectories(contenders);
  for (const contender of contenders) await contender.train();
  const results = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
  for (const round of countRounds(rounds)) {
    await pause(PAUSE_MS);
    // Another contender goes first in each round.
    for (const contender of rotate(contenders, round)) {
      await pause(PAUSE_MS);
      const ms = (await trainForRound(contender)) / contender.share;
      await pause(PAUSE_MS);
      results.get(contender)?.push({ ms, peak: await contender.peak(meter) });
    }
  }
  for (const contender of contenders) contender.dispose();
  const ours = results.get(contenders[0]) ?? [];
  const operations = operationsOf(job.start);
  return {
    job: job.name,
    title: job.title,
    rounds: ours.length,
    timings: [...results].map(([contender, own]) => sumUp(contender, own, ours, operations)),
    absent: entrants.filter((entrant) => 'reason' in entrant),
    agreements,
    coldMs,
  };
}

/** The mean of as many trainings as fit into a round. */
async function trainForRound(contender: Contender): Promise<number> {
  let sum = 0;
  let count = 0;
  while (sum < ROUND_MS) {
    sum += await contender.train();
    count++;
  }
  return sum / count;
}

function sumUp({ name, share, leftOut = 0 }: Contender, own: readonly Round[], ours: readonly Round[], all: number): Timing {
  const operations = all - leftOut;
  const values = own.map(({ ms }) => ms);
  const peaks = own.flatMap(({ peak }) => (peak ? [peak] : []));
  return {
    name,
    share,
    values,
    ratios: values.map((value, round) => value / ours[round].ms),
    gigaflops: operations / median(values) / 1e6,
    leftOut: leftOut / all,
    ...(peaks.length === own.length
      ? {
          peak: {
            name: peaks[0].name,
            gigaflops: median(peaks.map(({ gigaflops }) => gigaflops)),
            used: median(peaks.map(({ gigaflops }, round) => operations / values[round] / 1e6 / gigaflops)),
          },
        }
      : {}),
  };
}

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
