import { inEnglish } from '../../src/inWords.ts';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import { tableShape } from '../../src/csv/tableShape.ts';
import { forward } from '../../src/network/forward.ts';
import { createRandom } from '../../src/random.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { Engine } from '../../src/run/options/hyperparameters.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

/** The worker as it is shipped: test/buildFirst.ts has built it. */
const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
let worker: WorkerUnderTest;

beforeEach(() => {
  worker = new WorkerUnderTest(script);
});

afterEach(() => worker.terminate());

/** A table of two features and a noisy class. */
function createTable(rowCount: number, scale = 1): string {
  const random = createRandom(8);
  const lines = ['width,height,good'];
  for (let row = 0; row < rowCount; row++) {
    const width = random.nextFloat() * 10;
    const height = random.nextFloat() * 10;
    lines.push(`${width * scale},${height * scale},${width + height + 6 * random.nextFloat() - 3 > 10 ? 1 : 0}`);
  }
  return `${lines.join('\n')}\n`;
}

function train(runId: string, options: TrainOptions, text = createTable(90), engine: Engine = 'wasm'): void {
  worker.post({ type: 'train', runId, source: textSource(text), options, engine });
}

test('a run is planned, reports every epoch in order and ends with an answer', async () => {
  train('a', { epochs: 300, hidden: [4] });
  const { planned, history, snapshots, trained } = await worker.finish();
  expect(planned.plan.recipe).toMatchObject({ target: 'good', features: ['width', 'height'] });
  expect(history.length).toBe(300);
  expect(snapshots[0].epoch).toBe(0);
  expect(snapshots.at(-1)).toEqual({ epoch: 300, weights: trained.outcome.weights });
  const { outcome } = trained;
  expect(outcome).toMatchObject({ epochs: 300, isStopped: false, of: planned.plan.rows.test });
  expect(outcome.test?.accuracy).toBe((outcome.right ?? NaN) / outcome.of);
  expect(outcome.test?.accuracy95?.[0]).toBeLessThan(outcome.test?.accuracy ?? NaN);
  expect(outcome.test?.accuracy95?.[1]).toBeGreaterThan(outcome.test?.accuracy ?? NaN);
  // The last epoch's test figures are those of the final weights.
  expect(history.testLoss[299]).toBeCloseTo(outcome.test?.loss ?? NaN, 5);
  expect(history.testMetric[299]).toBeCloseTo(outcome.test?.accuracy ?? NaN, 5);
  expect(history.trainLoss[299]).toBeLessThan(history.trainLoss[0]);
  expect(forward(planned.plan.architecture, outcome.weights, [0, 0]).outputs.at(-1)?.[0]).toBeGreaterThan(0);
});

test('a single neuron is told the best loss that there is', async () => {
  train('a', { epochs: 2000, learningRate: 0.05 });
  const { outcome } = (await worker.finish()).trained;
  expect(outcome.bestTrainLoss).toBeGreaterThan(0);
  expect(outcome.train.loss).toBeGreaterThanOrEqual((outcome.bestTrainLoss ?? NaN) - 1e-9);
  expect(outcome.train.loss).toBeLessThan((outcome.bestTrainLoss ?? NaN) + 0.005);
});

test('a stop keeps what was learned: the weights of the last whole epoch, as a run of that length has them', async () => {
  train('a', { epochs: 1_000_000 });
  let bundles = 0;
  let bundlesBeforeScoring = 0;
  const stopped = await worker.finish(
    () => {
      if (++bundles === 2) worker.post({ type: 'stop', runId: 'a' });
    },
    undefined,
    () => (bundlesBeforeScoring = bundles),
  );
  expect(bundlesBeforeScoring).toBe(bundles);
  const { outcome } = stopped.trained;
  expect(outcome.isStopped).toBe(true);
  expect(outcome.epochs).toBe(stopped.history.length);
  expect(outcome.epochs).toBeLessThan(1_000_000);
  expect(stopped.snapshots.at(-1)).toEqual({ epoch: outcome.epochs, weights: outcome.weights });
  train('b', { epochs: outcome.epochs });
  expect((await worker.finish()).trained.outcome.weights).toEqual(outcome.weights);
});

test('a stop inside the first epoch of a large table ends the run without an answer', async () => {
  train('a', { epochs: 5, hidden: [256, 256], batchSize: 1_000_000 }, createTable(40_000));
  await worker.expect('planned');
  worker.post({ type: 'stop', runId: 'a' });
  const { failure } = await worker.expect('failed');
  expect(failure.isExpected).toBe(true);
  expect(inEnglish(failure.message)).toContain('nothing has been learned yet');
});

test('a stop is heard while rows are scored: the figures are of a sample then, and that is said', async () => {
  const text = createTable(60_000);
  const options: TrainOptions = { epochs: 1, hidden: [128, 128], testFraction: 0.9, batchSize: 256 };
  train('a', options, text);
  const { planned, trained } = await worker.finish(undefined, undefined, () => worker.post({ type: 'stop', runId: 'a' }));
  const { of, sampled, right = NaN, test: scores, isStopped } = trained.outcome;
  // A hundred thousand rows would take seconds; a sample has what fits in some milliseconds.
  expect(of).toBeLessThan(planned.plan.rows.test / 4);
  expect(sampled?.test).toBe(of);
  expect(scores?.accuracy).toBe(right / of);
  expect(isStopped).toBe(false);
  // Stopped during training already: the same sample.
  train('b', { ...options, epochs: 1000 }, text);
  const earlier = await worker.finish(() => worker.post({ type: 'stop', runId: 'b' }));
  expect(earlier.trained.outcome.sampled?.test).toBe(of);
});

test('a stop of another run is not heard', async () => {
  train('a', { epochs: 50 });
  worker.post({ type: 'stop', runId: 'b' });
  expect((await worker.finish()).trained.outcome).toMatchObject({ epochs: 50, isStopped: false });
});

test('a table that cannot be trained on fails with a message for the user, and the worker goes on', async () => {
  train('a', {}, 'width,height,good\n');
  const { runId, failure } = await worker.expect('failed');
  expect(runId).toBe('a');
  expect(failure.isExpected).toBe(true);
  expect(inEnglish(failure.message).length).toBeGreaterThan(20);
  train('b', { epochs: 3 });
  expect((await worker.finish()).trained.runId).toBe('b');
});

test('a loss that stops being a number ends the run with the weights from before, and the likely cause', async () => {
  // Each step of SGD multiplies the weights by 1 − 2 · 1000 · l2.
  train('a', { optimizer: 'sgd', learningRate: 1000, l2: 1 });
  const { trained, history } = await worker.finish();
  const { outcome } = trained;
  expect(outcome).toMatchObject({ isStopped: true, epochs: history.length, bestEpoch: history.length });
  expect(outcome.weights.every(Number.isFinite)).toBe(true);
  expect(outcome.divergence && inEnglish(outcome.divergence)).toMatch(
    /In epoch \d+ the loss stopped being a number.*"l2" \(1\).*learning rate \(1000 with sgd\)/,
  );
});

test('a loss that is lost in the first epoch ends the run without an answer', async () => {
  train('a', { optimizer: 'sgd', learningRate: 1000, l2: 1000, batchSize: 1 });
  await worker.expect('planned');
  const { failure } = await worker.expect('failed');
  expect(failure.isExpected).toBe(true);
  expect(inEnglish(failure.message)).toMatch(/In epoch 1 the loss stopped being a number.*learning rate/);
});

test.each<Engine>(['wasm', 'tfjs'])('a run of the engine %s is paused, stepped, adjusted and resumed', async (engine) => {
  train('a', { epochs: 1_000_000 }, undefined, engine);
  const bundles: number[] = [];
  const seen: boolean[] = [];
  let stepAt: number | undefined;
  let isAdjusted = false;
  const { trained, history } = await worker.finish(
    (count) => {
      bundles.push(count);
      if (bundles.length === 1) worker.post({ type: 'pause', runId: 'a' });
      if (stepAt === undefined) return;
      // The step's epoch, and then those that follow.
      if (!isAdjusted) {
        worker.post({ type: 'adjust', runId: 'a', learningRate: 0, l1: 10 });
        worker.post({ type: 'resume', runId: 'a' });
        isAdjusted = true;
      } else if (bundles.slice(stepAt + 1).reduce((a, b) => a + b, 0) >= 5) worker.post({ type: 'stop', runId: 'a' });
    },
    (isPaused) => {
      seen.push(isPaused);
      if (stepAt !== undefined) return;
      stepAt = bundles.length;
      worker.post({ type: 'step', runId: 'a' });
    },
  );
  expect([seen[0], seen.at(-1)]).toEqual([true, false]);
  // Up to the pause, the step, and what came after it.
  expect(bundles[stepAt ?? NaN]).toBe(1);
  const before = bundles.slice(0, stepAt).reduce((a, b) => a + b, 0);
  expect(trained.outcome).toMatchObject({ isStopped: true, epochs: history.length });
  const { trainLoss, testLoss } = history;
  expect(testLoss[before]).not.toBe(testLoss[before - 1]);
  // Nothing moves any more, and the weights count in the loss. An epoch that had been begun before the adjustment may still have moved them.
  for (let epoch = before + 2; epoch < history.length; epoch++) {
    expect(testLoss[epoch]).toBe(testLoss[before + 2]);
    expect(trainLoss[epoch]).toBeGreaterThan(trainLoss[before - 1] + 0.1);
  }
  expect(history.length).toBeGreaterThan(before + 4);
});

test('a stop is heard in a pause', async () => {
  train('a', { epochs: 1_000_000 });
  await worker.expect('planned');
  worker.post({ type: 'pause', runId: 'a' });
  let report = await worker.next();
  while (report.type === 'epochs') report = await worker.next();
  expect(report).toEqual({ type: 'paused', runId: 'a', isPaused: true });
  worker.post({ type: 'stop', runId: 'a' });
  while (report.type !== 'trained') report = await worker.next();
  expect(report.outcome.isStopped).toBe(true);
});

test('a second run at the same time is a bug of the caller, and the first one is not disturbed', async () => {
  train('a', { epochs: 1_000_000 });
  await worker.expect('planned');
  train('b', {});
  let report = await worker.next();
  while (report.type === 'epochs') report = await worker.next();
  const bug = {
    isExpected: false,
    message: { args: { text: 'The worker is busy with the run a.' } },
    stack: expect.stringContaining('nodeWorker') as unknown,
  };
  expect(report).toMatchObject({ type: 'failed', runId: 'b', failure: bug });
  worker.post({ type: 'stop', runId: 'a' });
  while (report.type !== 'trained') report = await worker.next();
  expect(report.runId).toBe('a');
});

test('two runs after one another give the same bytes', async () => {
  train('a', { epochs: 40, hidden: [8, 4] });
  const first = await worker.finish();
  train('b', { epochs: 40, hidden: [8, 4] });
  const second = await worker.finish();
  expect(second.trained.outcome.weights).toEqual(first.trained.outcome.weights);
  expect(second.history).toEqual(first.history);
});

test('the engine tfjs takes the same steps, and can be stopped', async () => {
  train('a', { epochs: 12, hidden: [4], activation: 'tanh' }, undefined, 'tfjs');
  const reference = await worker.finish();
  train('b', { epochs: 12, hidden: [4], activation: 'tanh' });
  const fused = await worker.finish();
  expect(reference.planned.plan.hyperparameters.engine).toBe('tfjs');
  for (let epoch = 0; epoch < 12; epoch++) expect(fused.history.trainLoss[epoch]).toBeCloseTo(reference.history.trainLoss[epoch], 4);
  train('c', { epochs: 1_000_000 }, undefined, 'tfjs');
  const stopped = await worker.finish(() => worker.post({ type: 'stop', runId: 'c' }));
  expect(stopped.trained.outcome).toMatchObject({ isStopped: true, epochs: stopped.history.length });
});

test('a table is described, and a question about one that is none is refused', async () => {
  worker.post({ type: 'describe', requestId: 'q', source: textSource(createTable(5)) });
  const { requestId, answer } = await worker.expect('answered');
  expect(requestId).toBe('q');
  if (answer.type !== 'described') throw new Error(`"described" was expected, "${answer.type}" came`);
  expect(answer.columns.map(({ name }) => name)).toEqual(['width', 'height', 'good']);
  worker.post({ type: 'describe', requestId: 'r', source: textSource('') });
  expect(await worker.expect('refused')).toMatchObject({ requestId: 'r', failure: { isExpected: true } });
});

test('a row is found in a text whose cells span lines, and refused where it has too few cells', async () => {
  const shape = tableShape(readCsv('a,b\n"x\ny",2\n'));
  const source = textSource(`a,b\n${'"one\ntwo",2\n'.repeat(1000)}3\n`);
  worker.post({ type: 'readRow', requestId: 'q', source, line: 1999, shape });
  expect(await worker.expect('answered')).toMatchObject({
    requestId: 'q',
    answer: { type: 'row', row: { record: { startLine: 1999, endLine: 2000 }, cells: new Map(Object.entries({ a: 'one\ntwo', b: '2' })) } },
  });
  worker.post({ type: 'readRow', requestId: 'r', source, line: 2001, shape });
  const { requestId, failure } = await worker.expect('refused');
  expect([requestId, failure.isExpected]).toEqual(['r', true]);
  expect(inEnglish(failure.message)).toMatch(/Line 2002 has 1 cell/);
});

test('a changed table is compared with the rows that were trained on, also while a run goes on', async () => {
  const text = createTable(30);
  train('a', { epochs: 2 }, text);
  const { planned, trained } = await worker.finish();
  train('b', { epochs: 1_000_000 }, text);
  await worker.expect('planned');
  const question = { type: 'compare', recipe: planned.plan.recipe, ledger: trained.ledger } as const;
  worker.post({ ...question, requestId: 'same', source: textSource(text) });
  worker.post({ ...question, requestId: 'longer', source: textSource(`${text}1,2,0\n3,4,1\n`) });
  const answers = [];
  while (answers.length < 2) {
    const report = await worker.next();
    if (report.type === 'answered') answers.push(report);
  }
  expect(answers).toMatchObject([
    { requestId: 'same', answer: { type: 'compared', drift: { changed: 0, added: 0, removed: 0 } } },
    { requestId: 'longer', answer: { type: 'compared', drift: { changed: 0, added: 2, removed: 0 } } },
  ]);
});

test('tfjs is in a chunk that is not loaded at the start', () => {
  const imported = [...readFileSync(script, 'utf8').matchAll(/(?:from|import)\s*"(\.\/chunks\/[^"]+)"/g)].map(([, file]) => file);
  const bytes = [script, ...imported.map((file) => path.join(path.dirname(script), file))].reduce(
    (sum, file) => sum + statSync(file).size,
    0,
  );
  // tfjs alone is more than a million.
  expect(bytes).toBeLessThan(1_000_000);
});
