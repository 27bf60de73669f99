// Ratios and times on this machine: `npm run bench`, with `-- --quick` for a short run that writes nothing. Contenders take turns in one run,
// since a machine's speed changes from minute to minute. The editor comes last: it needs a browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';
import type { AbsentContender, Contender } from './contender.ts';
import { contenderNames, torchName } from './contenderNames.ts';
import { measureFeltTraining } from './feltTraining.ts';
import { measureIndependentRuns } from './independentRuns.ts';
import { machineFacts } from './machineFacts.ts';
import { createOwnContenders } from './ownContenders.ts';
import { PeakMeter } from './peak.ts';
import { createPythonContender, writeJob, type PythonTrainer } from './pythonContenders.ts';
import { PythonProcess } from './pythonProcess.ts';
import { race, type Race } from './raceTrainers.ts';
import { goalsSection, introduction, measurementSection, raceSection, ResultsPage, stopsSection, workersSection } from './resultsPage.ts';
import { type Rounds } from './rounds.ts';
import { measureSharedRun } from './sharedRun.ts';
import { measureStops } from './stopTimes.ts';
import { createTfjsContender } from './tfjsContender.ts';
import { trainingGoals } from './trainingGoals.ts';
import { trainingJobs, type TrainingJob } from './trainingJob.ts';
import { createCheck } from './trajectoryCheck.ts';
import { measureCurves, measureHost } from './workbenchTimes.ts';

const isQuick = process.argv.includes('--quick');
const rounds: Rounds = { most: isQuick ? 2 : 9, least: isQuick ? 2 : 3, budgetMs: 60_000 };
/** For jobs that take less than a second per round. */
const shortRounds: Rounds = { most: isQuick ? 2 : 15, least: isQuick ? 2 : 3, budgetMs: 20_000 };

const method = `
Every job is float32, Adam (learning rate 0.01, epsilon 1e-7), binary cross-entropy, rows shuffled anew each epoch, relu in hidden layers, no test rows; each contender reports the mean loss of each epoch, and the accuracy where it can (scikit-learn does not).
Times leave out handing over the table. Every contender trains once to warm up; then the contenders take turns, in each round another one first. A round of less than 25 ms is the mean of several trainings. The slower contenders do a part of the job, their times are scaled to the whole ("of the job").
"× Neuron" is how many times as long as Neuron a contender takes: the median of the rounds' ratios. Neuron without a further word is the default: deterministic, one core.
GFLOP/s count the multiplications and additions of the products only, and only those that are made: no gradients of the inputs, and, for Neuron, nothing that is left out because a factor is 0. The peaks are measured in each round right after the training that is held against them, since what else runs on the machine changes from second to second: those of WebAssembly by loops on one core whose sums stay in registers (SIMD: multiply, then add; scalar: 64-bit), those of the Python packages by a 1024³ product.
Before the rounds every contender trains the job's first rows for 20 steps from the same weights with the same batches. Mean losses of epochs may differ from Neuron's by 1e-4; by 1e-3 for scikit-learn, which adds epsilon at another place.
`;

interface PythonTrainers {
  readonly trainers: readonly PythonTrainer[];
  readonly absent: readonly AbsentContender[];
  readonly facts: readonly string[];
}

async function startPythonTrainers(): Promise<PythonTrainers> {
  const threads = [...new Set([1, 2, 4, availableParallelism()])].filter((count) => count <= availableParallelism());
  const torch = await Promise.all(threads.map(async (count) => ({ count, process: await PythonProcess.start('torch_trainer.py', count) })));
  const sklearn = await PythonProcess.start('sklearn_trainer.py', 1);
  const trainers: PythonTrainer[] = [];
  const absent: AbsentContender[] = [];
  for (const { count, process } of torch) {
    const name = torchName(count);
    if (process) trainers.push({ name, process, share: 'torch', peakName: 'its product' });
    else absent.push({ name, reason: 'PyTorch is not installed (Debian: python3-torch)' });
  }
  // It adds epsilon before bias correction, which changes the steps of very small gradients.
  const lossBound = 1e-3;
  if (sklearn) trainers.push({ name: contenderNames.sklearn, process: sklearn, share: 'sklearn', peakName: 'numpy’s product', lossBound });
  else absent.push({ name: contenderNames.sklearn, reason: 'scikit-learn is not installed (Debian: python3-sklearn)' });
  const describe = (name: string, { facts }: PythonProcess) => `${name} ${facts.version} (${facts.libraries.join(', ')})`;
  return {
    trainers,
    absent,
    facts: [
      ...torch.slice(0, 1).flatMap(({ process }) => (process ? [describe('PyTorch', process)] : [])),
      ...(sklearn ? [describe('scikit-learn', sklearn)] : []),
    ],
  };
}

async function runJob(job: TrainingJob, python: PythonTrainers, meter: PeakMeter, folder: string): Promise<Race> {
  const check = createCheck(job.start);
  const written = await writeJob(folder, job, check);
  const entrants: (Contender | AbsentContender)[] = [
    ...createOwnContenders(job, check),
    await createTfjsContender('cpu', job, check),
    await createTfjsContender('wasm', job, check),
  ];
  for (const trainer of python.trainers) entrants.push(await createPythonContender(trainer, job, check, written));
  return race(job, [...entrants, ...python.absent], meter, rounds);
}

buildIfOutdated();
const folder = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
const python = await startPythonTrainers();
try {
  const page = new ResultsPage('bench/RESULTS.md');
  const packages = ['@tensorflow/tfjs-layers', '@tensorflow/tfjs-backend-wasm', 'assemblyscript'];
  await page.add(introduction('How fast it trains', 'npm run bench', machineFacts(packages, python.facts), method));
  const meter = await PeakMeter.create();
  const races: Race[] = [];
  for (const createJob of trainingJobs) {
    const result = await runJob(createJob(), python, meter, folder);
    races.push(result);
    await page.add(raceSection(result));
  }
  const felt = await measureFeltTraining(shortRounds);
  const runs = await measureIndependentRuns(shortRounds);
  const shared = await measureSharedRun(shortRounds);
  await page.add(workersSection(felt, runs, shared));
  const stops = await measureStops(isQuick ? 2 : 10);
  await page.add(stopsSection(stops));
  const goals = trainingGoals(races, felt, runs, shared, stops);
  if (isQuick) {
    await page.add(goalsSection(goals));
  } else {
    // Written before, in case the editor does not start.
    await page.write(goalsSection(goals));
    for (const measure of [measureHost, measureCurves]) await page.add(measurementSection(await measure()));
    await page.add(goalsSection(goals));
    await page.write();
  }
  if (races.some(({ agreements }) => agreements.some(({ isWithin }) => !isWithin))) {
    console.error('Not all contenders compute the same: see the differences above.');
    process.exitCode = 1;
  }
} finally {
  for (const { process } of python.trainers) process.stop();
  await rm(folder, { recursive: true, force: true });
}
