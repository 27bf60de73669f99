import { inEnglish } from '../../../src/inWords.ts';
import { expect, test, vi } from 'vitest';
import { createForward } from '../../../src/network/forward.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import type { RunControlRequest, WorkerReport } from '../../../src/protocol/workerMessages.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { UserError } from '../../../src/userError.ts';
import { runFacts } from '../../../webview/words/runFacts.ts';
import { smallPrint } from '../../../webview/words/smallPrint.ts';
import { train } from './exampleTraining.ts';

type ReportOf<Type extends WorkerReport['type']> = Extract<WorkerReport, { type: Type }>;

const rows = Array.from({ length: 60 }, (_, i) => `${(i * 7) % 13},${(i * 5) % 11},${(i * 7) % 13 > (i * 3) % 9 ? 1 : 0}`);
const text = ['width,height,good', ...rows].join('\n');

/** A run with the plain loop. `onPause` and `onSlice` return the owner's requests when the run pauses and between its slices. */
async function run(options: TrainOptions, asked: { onPause?: () => Ask[]; onSlice?: () => Ask[] } = {}) {
  const control = new RunControl('a');
  const reports: WorkerReport[] = [];
  const ask = (requests: Ask[]) => requests.forEach((request) => control.take({ ...request, runId: 'a' }));
  await runTraining(
    { type: 'train', runId: 'a', source: textSource(text), options: { target: 'good', ...options }, engine: 'wasm' },
    {
      post: (report) => {
        reports.push(report);
        // The worker receives it later, while it waits.
        if (report.type === 'paused' && report.isPaused) queueMicrotask(() => setImmediate(() => ask(asked.onPause?.() ?? [])));
      },
      onRequest: () => undefined,
      yieldToRequests: () => {
        ask(asked.onSlice?.() ?? []);
        return Promise.resolve();
      },
    },
    control,
  );
  const of = <Type extends WorkerReport['type']>(type: Type) => reports.filter((report): report is ReportOf<Type> => report.type === type);
  const [{ plan, ledger: told }] = of('planned');
  const [{ outcome, ledger }] = of('trained');
  // Which rows it learns from is known from the beginning.
  expect(told).toBe(ledger);
  return { reports, plan, outcome, epochs: of('epochs'), paused: of('paused').map(({ isPaused }) => isPaused) };
}

type Ask = RunControlRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'runId'> : never) : never;

/** The result of a run with these options if nothing interferes. */
async function straight(options: TrainOptions, epochs: number) {
  const { plan, dataset, initial } = planRun(text, { target: 'good', ...options }, 'wasm');
  return train({ ...plan, hyperparameters: { ...plan.hyperparameters, epochs }, dataset, initial }, (start) => new DenseTrainer(start));
}

test('a run that is paused and resumed ends with the same weights', async () => {
  let isAsked = false;
  const { outcome, paused } = await run(
    { epochs: 30_000 },
    {
      onSlice: () => {
        if (isAsked) return [];
        isAsked = true;
        return [{ type: 'pause' }];
      },
      onPause: () => [{ type: 'resume' }],
    },
  );
  expect(paused.slice(0, 2)).toEqual([true, false]);
  expect(outcome).toMatchObject({ isStopped: false, epochs: 30_000, bestEpoch: 30_000 });
  expect(outcome.weights).toEqual((await straight({}, 30_000)).weights);
});

test('a pause is no time of the training', async () => {
  const minute = 60_000;
  let paused = 0;
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + paused);
  try {
    const { outcome } = await run(
      { epochs: 1_000_000 },
      {
        onSlice: () => [{ type: paused === 0 ? 'pause' : 'stop' }],
        onPause: () => {
          paused += minute;
          return [{ type: 'resume' }];
        },
      },
    );
    expect([paused, outcome.isStopped]).toEqual([minute, true]);
    expect(outcome.elapsedMs).toBeGreaterThan(0);
    expect(outcome.elapsedMs).toBeLessThan(minute);
  } finally {
    clock.mockRestore();
  }
});

test('steps go from epoch to epoch, and each one is reported before the next is asked for', async () => {
  const seen: number[] = [];
  const asks: Ask[][] = [[{ type: 'step' }], [{ type: 'step' }], [{ type: 'step' }], [{ type: 'stop' }]];
  let isPaused = false;
  const control = new RunControl('a');
  const reports: WorkerReport[] = [];
  await runTraining(
    { type: 'train', runId: 'a', source: textSource(text), options: { target: 'good', epochs: 1_000_000 }, engine: 'wasm' },
    {
      post: (report) => reports.push(report),
      onRequest: () => undefined,
      yieldToRequests: () => {
        if (!isPaused) control.take({ type: 'pause', runId: 'a' });
        isPaused = true;
        // Received while the run waits.
        setImmediate(() => {
          seen.push(reports.reduce((sum, report) => sum + (report.type === 'epochs' ? report.bundle.trainLoss.length : 0), 0));
          asks.shift()?.forEach((request) => control.take({ ...request, runId: 'a' }));
        });
        return Promise.resolve();
      },
    },
    control,
  );
  expect(seen.slice(1).map((count, i) => count - seen[i])).toEqual([1, 1, 1]);
  // One report of the pause: the steps were too short to report.
  expect(reports.filter(({ type }) => type === 'paused')).toEqual([{ type: 'paused', runId: 'a', isPaused: true }]);
  const last = reports.at(-1);
  if (last?.type !== 'trained') throw new Error('The run did not end');
  expect(last.outcome).toMatchObject({ isStopped: true, epochs: seen[3] });
  expect(last.outcome.weights).toEqual((await straight({}, seen[3])).weights);
});

test('a stop is heard in a pause, and before the first epoch nothing has been learned', async () => {
  const { outcome, paused } = await run({ epochs: 1_000_000 }, { onSlice: () => [{ type: 'pause' }], onPause: () => [{ type: 'stop' }] });
  expect(paused).toEqual([true]);
  expect(outcome.isStopped).toBe(true);
  const large = { epochs: 5, hidden: [1024, 1024, 1024, 1024] };
  await expect(run(large, { onSlice: () => [{ type: 'stop' }] })).rejects.toThrow('nothing has been learned yet');
});

test('an adjustment holds from then on', async () => {
  let slices = 0;
  const { outcome, epochs } = await run(
    { epochs: 1_000_000, optimizer: 'sgd' },
    {
      onSlice: () => {
        slices++;
        if (slices === 1) return [{ type: 'adjust', learningRate: 0 }];
        return slices === 4 ? [{ type: 'stop' }] : [];
      },
    },
  );
  // From the second slice on nothing changes.
  const losses = epochs.flatMap(({ bundle }) => [...bundle.testLoss]);
  expect(losses.length).toBe(outcome.epochs);
  expect(new Set(losses.slice(-100)).size).toBe(1);
  expect(new Set(losses.slice(0, 100)).size).toBeGreaterThan(1);
  // The adjustment is reported with the answer.
  expect(outcome.adjustments).toEqual([{ epoch: expect.any(Number) as number, learningRate: 0 }]);
  const { epoch = 0 } = outcome.adjustments?.[0] ?? {};
  expect(new Set(losses.slice(epoch + 1)).size).toBe(1);
});

test('a request of another run is ignored', () => {
  const control = new RunControl('a');
  control.take({ type: 'stop', runId: 'b' });
  control.take({ type: 'pause', runId: 'b' });
  expect([control.isStopRequested, control.isPaused, control.takeAdjustment()]).toEqual([false, false, undefined]);
  control.take({ type: 'adjust', runId: 'a', l1: 0.1 });
  control.take({ type: 'adjust', runId: 'a', l2: 0.2 });
  expect(control.takeAdjustment()).toEqual({ l1: 0.1, l2: 0.2 });
  expect(control.takeAdjustment()).toBeUndefined();
});

test('a run that diverges ends with the last good weights and says why', async () => {
  const options: TrainOptions = { epochs: 100, optimizer: 'sgd', learningRate: 100, l2: 1 };
  const { outcome, epochs } = await run(options);
  expect(outcome.isStopped).toBe(true);
  expect(outcome.epochs).toBeGreaterThan(0);
  expect(outcome.epochs).toBeLessThan(100);
  expect(outcome.divergence && inEnglish(outcome.divergence)).toBe(
    `In epoch ${outcome.epochs + 1} the loss stopped being a number, so training was ended with the weights of epoch ${outcome.epochs}. ` +
      'The likely cause is "l2" (1) together with the learning rate (100 with sgd): try a smaller one, for example 10.',
  );
  expect(outcome.weights).toEqual((await straight(options, outcome.epochs)).weights);
  expect(epochs.flatMap(({ bundle }) => [...bundle.trainLoss, ...bundle.testLoss]).every(Number.isFinite)).toBe(true);
  expect(epochs.flatMap(({ bundle }) => bundle.snapshots).at(-1)).toEqual({ epoch: outcome.epochs, weights: outcome.weights });
});

test('a run whose first epoch is lost already fails with the likely cause', async () => {
  const lost = run({ epochs: 100, optimizer: 'sgd', learningRate: 1000, l2: 1000, batchSize: 1 });
  await expect(lost).rejects.toThrow(UserError);
  await expect(lost).rejects.toThrow('In epoch 1 the loss stopped being a number, so training was ended. The likely cause is "l2" (1000)');
});

test('early stopping ends a run before its epochs are over and keeps the weights of the best validation loss, the same ones each time', async () => {
  // Many weights and few rows: memorizing them makes the validation loss worse.
  const options: TrainOptions = { epochs: 2000, patience: 20, validationFraction: 0.3, hidden: [32], learningRate: 0.05 };
  const { plan, outcome } = await run(options);
  expect(outcome.epochs).toBeLessThan(2000);
  expect(outcome.bestEpoch).toBe(outcome.epochs - 20);
  expect(outcome.isStopped).toBe(false);
  const { dataset, initial } = planRun(text, { target: 'good', ...options }, 'wasm');
  expect(dataset.validation.length).toBeGreaterThan(0);
  // The epochs once more, without anybody who stops them.
  const losses: number[] = [];
  const weights: Float32Array[] = [];
  const trainer: DenseTrainer = new DenseTrainer({
    ...plan,
    dataset,
    initial,
    onEpoch: ({ epoch, validationLoss }) => {
      losses.push(validationLoss ?? NaN);
      weights.push(Float32Array.from(trainer.weights));
      return epoch < outcome.epochs ? 'continue' : 'stop';
    },
  });
  trainer.advance(() => false);
  expect(losses).toHaveLength(outcome.epochs);
  expect(losses.indexOf(Math.min(...losses)) + 1).toBe(outcome.bestEpoch);
  expect(outcome.weights).toEqual(weights[outcome.bestEpoch - 1]);
  expect(outcome.weights).not.toEqual(weights[outcome.epochs - 1]);
  const again = await run(options);
  expect({ ...again.outcome, elapsedMs: 0 }).toEqual({ ...outcome, elapsedMs: 0 });
});

test('rows that are kept for validation are scored by themselves', async () => {
  const { outcome } = await run({ epochs: 50, validationFraction: 0.25 });
  const { plan, dataset } = planRun(text, { target: 'good', epochs: 50, validationFraction: 0.25 }, 'wasm');
  const isRight = Array.from(dataset.validation, (row) => {
    const { featureCount, features, targets } = dataset;
    const { outputs } = createForward(plan.architecture, outcome.weights)(features, row * featureCount);
    return outputs[outputs.length - 1][0] > 0.5 === targets[row] > 0.5;
  });
  expect(outcome.validation?.rows).toBe(isRight.length);
  // They are in no other count.
  const { rows } = plan;
  expect([rows.train, rows.validation, rows.test]).toEqual([dataset.train.length, isRight.length, dataset.test.length]);
  expect(rows.train + rows.validation + rows.test).toBe(60);
  const parts = [`${rows.train} rows to learn from`, `${rows.validation} for validation`, `${rows.test} to test`];
  expect(smallPrint(plan, outcome).map(inEnglish).join(', ')).toContain(parts.join(', '));
  expect(runFacts(plan, outcome, inEnglish)).toContainEqual({ name: 'Rows', value: parts.join(', ') });
  expect(outcome.validation?.scores.accuracy).toBeCloseTo(isRight.filter(Boolean).length / isRight.length, 12);
  expect((await run({ epochs: 5 })).outcome.validation).toBeUndefined();
});

test('another restart has other weights and other batches, and is the same each time', async () => {
  const options: TrainOptions = { epochs: 5, validationFraction: 0.25, hidden: [4] };
  const [first, second, again] = [await run(options), await run({ ...options, restart: 1 }), await run({ ...options, restart: 1 })];
  expect(second.plan.hyperparameters.seed).not.toBe(first.plan.hyperparameters.seed);
  expect(second.plan.recipe.seed).toBe(first.plan.recipe.seed);
  expect(second.outcome.weights).not.toEqual(first.outcome.weights);
  expect(again.outcome.weights).toEqual(second.outcome.weights);
});
