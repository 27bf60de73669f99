import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { createRandom } from '../../src/random.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { withFit } from '../../src/scale/fittedPlan.ts';
import { readScaledModel } from '../../src/scale/scaledModel.ts';
import { TrainingCallbacks } from '../../src/training/callbacks/trainingCallbacks.ts';
import { DenseTrainer } from '../../src/training/loop/denseTrainer.ts';
import { planTable } from '../../src/training/plan/planRun.ts';
import { evaluateRun } from '../../src/training/worker/evaluateRun.ts';
import { findTorchPython, historyOf, isStart, writeTraining, type WrittenTraining } from '../unit/scale/writtenTraining.ts';

const python = findTorchPython();
/** As the first lines of train.py say; the command is the same module. */
const torchrun = ['-m', 'torch.distributed.run', '--standalone', '--nproc_per_node'];
const minutes = 60_000;
const folders: string[] = [];
const running: ChildProcess[] = [];

afterEach(() => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Simulates in Python a machine with this many GPUs, and reports which one each process uses and which backend connects them. */
const graphics = `
import importlib, json, os, sys, torch
from pathlib import Path
sys.path.insert(0, os.getcwd())
class Joined(BaseException):
    pass
def join(backend, **_):
    told[-1].append(backend)
    raise Joined()
told = []
torch.cuda.is_available = lambda: True
torch.cuda.set_device = lambda device: told[-1].append(str(device))
torch.distributed.init_process_group = join
for count, rank, local in json.loads(sys.argv[1]):
    torch.cuda.device_count = lambda: count
    os.environ.update(RANK=str(rank), WORLD_SIZE="2", LOCAL_RANK=str(rank), LOCAL_WORLD_SIZE=str(local))
    for name in ("encoder", "train"):
        importlib.reload(sys.modules[name]) if name in sys.modules else importlib.import_module(name)
    told.append([])
    try:
        sys.modules["train"].train(Path("."), Path("."), 1.0)
    except Joined:
        pass
print(json.dumps(told))
`;

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

async function write(text: string, options: TrainOptions): Promise<WrittenTraining> {
  const written = await writeTraining(text, options);
  folders.push(written.folder);
  return written;
}

function start(folder: string, environment: Record<string, string> = {}, ...args: readonly string[]): ChildProcess {
  const one = spawn(python ?? '', ['train.py', ...args], {
    cwd: folder,
    env: { ...process.env, OMP_NUM_THREADS: '1', ...environment },
    stdio: 'ignore',
  });
  running.push(one);
  return one;
}

/** Starts a process for each rank with the variables that torchrun sets. */
async function startRanks(folder: string, count: number): Promise<ChildProcess[]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  server.close();
  const common = { WORLD_SIZE: String(count), MASTER_ADDR: '127.0.0.1', MASTER_PORT: port };
  return Array.from({ length: count }, (_, rank) => start(folder, { ...common, RANK: String(rank) }));
}

async function exitCode(one: ChildProcess): Promise<number | null> {
  if (one.exitCode !== null) return one.exitCode;
  const [code] = (await once(one, 'exit')) as [number | null];
  return code;
}

/** Resolves when the history has a line of this kind. */
function untilLine(folder: string, event: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!existsSync(path.join(folder, 'history.jsonl')) || !historyOf(folder).some((line) => line.event === event)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(folder, look);
    look();
  });
}

const random = createRandom(5);
const draw = (of: number) => Math.floor(random.nextFloat() * of);
const rows = Array.from({ length: 2400 }, (_, row) => {
  const [size, city, day, member] = [draw(100), draw(4), draw(900), draw(2)];
  const score = size / 20 + city + (member === 1 ? 2 : 0) + random.nextFloat() * 2;
  const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
  return {
    size: row % 19 === 0 ? '' : `${size},${draw(10)} kg`,
    far: row % 300 === 0 ? 5000 : draw(50),
    city: row % 23 === 0 ? 'NA' : ['Oslo', ' oslo', 'Rome', 'Kyiv "x"'][city],
    since: row % 31 === 0 ? '' : date,
    member: ['no', 'yes'][member],
    good: score > 5.5 ? 'good' : 'bad',
    price: (Math.exp(score / 3) * 10).toFixed(2).replace('.', ','),
    grade: score < 4 ? 'C' : score < 7 ? 'B' : 'A',
  };
});
const names = ['size', 'far', 'city', 'since', 'member', 'good', 'price', 'grade'] as const;
const text = [
  names.join(';'),
  ...rows.map((row) => names.map((name) => `"${String(row[name]).replaceAll('"', '""')}"`).join(';')),
  '',
].join('\n');
const features = ['size', 'far', 'city', 'since', 'member'];

const whole = { features, batchSize: 4000, epochs: 20, seed: 3 };
const hidden = { hidden: [6], learningRate: 0.02 };
const cases: readonly (readonly [string, number, TrainOptions])[] = [
  ['two classes', 1, { ...whole, target: 'good', clipOutliers: true, optimizer: 'rmsprop' }],
  [
    'two classes with hidden neurons, by two processes',
    2,
    { ...whole, ...hidden, target: 'good', clipOutliers: true, l1: 0.001, learningRateSchedule: 'cosine' },
  ],
  [
    'numbers by their logarithm, by two processes',
    2,
    { ...whole, ...hidden, target: 'price', targetScale: 'log', optimizer: 'adamw', l2: 0.01, clipNorm: 0.5, scaling: 'minmax' },
  ],
  [
    'several classes that count the same',
    1,
    { ...whole, ...hidden, target: 'grade', classWeight: 'balanced', optimizer: 'nesterov', patience: 5 },
  ],
];

// Debian: python3-torch and python3-numpy.
describe.skipIf(python === undefined)('train.py (needs a Python with torch and numpy: python3, or NEURON_TORCH_PYTHON)', () => {
  test.each(cases)(
    '%s: the statistics are those of the whole, the steps are those of Neuron, the model answers',
    async (_, processes, options) => {
      const { folder, plan, files } = await write(text, options);
      expect(files).toBe(3);
      const started = processes === 1 ? [start(folder)] : await startRanks(folder, processes);
      expect(await Promise.all(started.map(exitCode))).toEqual(started.map(() => 0));
      const lines = historyOf(folder);
      const first = lines.find(isStart);
      if (!first) throw new Error('There is no first line');
      expect(first.processes).toBe(processes);
      const { encoder } = withFit(plan, first);
      expectNear(encoder, plan.encoder);
      expect(first.rows).toEqual({ train: plan.rows.train, test: plan.rows.test, validation: plan.rows.validation });
      const file = readScaledModel(readFileSync(path.join(folder, 'model.safetensors')));
      expect(file.history.length).toBe(file.outcome.epochs);
      const { dataset, initial } = planTable(readCsv(text), options, 'wasm');
      const { weights, epochs, bestEpoch } = file.outcome;
      const answered = evaluateRun({ plan, dataset, weights, epochs, bestEpoch, isStopped: false, elapsedMs: 1 });
      // The same weights on the same rows, because cells are read and encoded alike.
      for (const part of ['train', 'test'] as const) {
        expectClose(file.outcome[part]?.loss, answered[part]?.loss, 1e-5);
        expectClose(file.outcome[part]?.mae, answered[part]?.mae, 1e-5);
        expect(file.outcome[part]?.accuracy).toBe(answered[part]?.accuracy);
      }
      // With full batches the order does not matter, so the steps equal those of Neuron's own loop, epoch by epoch.
      const epochLosses = lossesOfOwnLoop(plan, dataset, initial);
      expect(epochLosses.length).toBe(epochs);
      epochLosses.forEach((loss, epoch) => expectClose(file.history.trainLoss[epoch], loss, 1e-4));
    },
    4 * minutes,
  );

  test(
    'torchrun starts its processes',
    async ({ skip }) => {
      skip(
        !runs(python ?? '', [...torchrun, '1', '--no_python', 'true']),
        'torchrun itself does not run: that of torch 1.13 breaks under Python 3.11',
      );
      const { folder } = await write(text, { target: 'good', features, epochs: 3 });
      const run = spawn(python ?? '', [...torchrun, '2', 'train.py'], { cwd: folder, stdio: 'ignore' });
      running.push(run);
      expect(await exitCode(run)).toBe(0);
      expect(historyOf(folder).map(({ event }) => event)).toEqual(['start', 'epoch', 'epoch', 'epoch', 'end']);
      expect(historyOf(folder)[0].processes).toBe(2);
      expect(readScaledModel(readFileSync(path.join(folder, 'model.safetensors'))).outcome.epochs).toBe(3);
    },
    4 * minutes,
  );

  test('each process takes a graphics processor of its own; where there are too few, the CPU works', async () => {
    const { folder } = await write(text, { target: 'good', features, epochs: 1 });
    // The number of GPUs, the process, and the number of processes on the machine.
    const machines = [
      [2, 0, 2],
      [2, 1, 2],
      [1, 0, 2],
      [1, 1, 2],
    ];
    const told = execFileSync(python ?? '', ['-c', graphics, JSON.stringify(machines)], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual([['cuda:0', 'nccl'], ['cuda:1', 'nccl'], ['gloo'], ['gloo']]);
  });

  test(
    'a process that is killed ends the others in words',
    async () => {
      const { folder } = await write(text, { target: 'good', features, epochs: 100_000 });
      const [survivor, victim] = await startRanks(folder, 2);
      await untilLine(folder, 'epoch');
      victim.kill('SIGKILL');
      expect(await exitCode(survivor)).toBe(1);
      expect(historyOf(folder).at(-1)).toMatchObject({ event: 'failed', reason: 'lostProcess', rank: 0 });
    },
    4 * minutes,
  );

  test(
    'a stop keeps what was learned, and rows of further files are dealt to all parts',
    async () => {
      const { folder, plan } = await write(text, { target: 'good', features, epochs: 100_000 });
      const more = Array.from({ length: 900 }, (_, row) => `,good,${row % 97},${row % 51},Rome,2021-03-04,yes`);
      writeFileSync(path.join(folder, 'rows', 'more.csv'), `part,good,size,far,city,since,member\n${more.join('\n')}\n`);
      const one = start(folder, {}, '--processes', '1');
      await untilLine(folder, 'epoch');
      appendFileSync(path.join(folder, 'stop'), '');
      expect(await exitCode(one)).toBe(0);
      const [first, last] = [historyOf(folder)[0], historyOf(folder).at(-1)];
      if (!isStart(first)) throw new Error('The first line is none');
      expect(last).toMatchObject({ event: 'end', isStopped: true });
      expect(first.rows.train + first.rows.test).toBe(plan.rows.train + plan.rows.test + 900);
      expect((first.rows.test - plan.rows.test) / 900).toBeCloseTo(0.3, 1);
    },
    4 * minutes,
  );
});

/** The training loss of each epoch from the plain loop with all its callbacks. */
function lossesOfOwnLoop({ architecture, hyperparameters }: RunPlan, dataset: Dataset, initial: Float32Array<ArrayBuffer>): number[] {
  const callbacks = new TrainingCallbacks(hyperparameters, initial.length);
  const losses: number[] = [];
  const trainer: DenseTrainer = new DenseTrainer({
    ...{ architecture, hyperparameters, dataset, initial },
    onEpoch: (metrics) => {
      losses.push(metrics.trainLoss);
      return callbacks.onEpochEnd(metrics, trainer);
    },
  });
  callbacks.onTrainBegin(trainer);
  while (!trainer.advance(() => false));
  return losses;
}

/** Equal except for the rounding of sums. */
function expectNear(actual: unknown, expected: unknown, where = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Math.abs(actual - expected) > 1e-9 * Math.max(1, Math.abs(expected))) throw new Error(`${where} is ${actual} and not ${expected}`);
  } else if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
    expect(Object.keys(actual).sort(), where).toEqual(Object.keys(expected).sort());
    const found = new Map<string, unknown>(Object.entries(actual));
    for (const [name, value] of Object.entries(expected)) expectNear(found.get(name), value, `${where}/${name}`);
  } else expect(actual, where).toEqual(expected);
}

function expectClose(actual: number | undefined, expected: number | undefined, share: number): void {
  if (actual === undefined || expected === undefined) return expect(actual).toBe(expected);
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(share);
}
