import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import type { Message } from '../../../src/message.ts';
import { createRandom } from '../../../src/random.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import type { RunOutcome } from '../../../src/run/runPlan.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';
import { message } from '../../../src/message.ts';
import { smallPrint } from '../../../webview/words/smallPrint.ts';
import { kernel } from './trainByKernel.ts';

const line = (messages: readonly Message[]) => messages.map((part) => inEnglish(part).replaceAll('\u00a0', ' ')).join(' · ');
const lesson = readFileSync(path.resolve(import.meta.dirname, '../../../media/samples/exam_scores.csv'), 'utf8');

async function train(text: string, options: TrainOptions): Promise<RunOutcome> {
  let outcome: RunOutcome | undefined;
  await runTraining(
    { type: 'train', runId: 'a', source: textSource(text), options, engine: 'wasm', threads: 1 },
    {
      kernel,
      post: (report) => {
        if (report.type === 'trained') ({ outcome } = report);
      },
      onRequest: () => undefined,
      yieldToRequests: () => Promise.resolve(),
    },
    new RunControl('a'),
  );
  if (!outcome) throw new Error('The training has ended without an answer');
  return outcome;
}

/** Rows of normal random numbers, with an answer computed from the row's numbers and its own random number. */
function table(rows: number, columns: number, answer: (values: readonly number[], chance: number) => string | number): string {
  const random = createRandom(9);
  const normal = () => Array.from({ length: 12 }, () => random.nextFloat()).reduce((sum, value) => sum + value, -6);
  const names = Array.from({ length: columns }, (_, column) => `x${column}`);
  const lines = Array.from({ length: rows }, () => {
    const values = names.map(normal);
    return [...values.map((value) => value.toFixed(4)), answer(values, random.nextFloat())].join(',');
  });
  return [[...names, 'y'].join(','), ...lines].join('\n');
}

test("the lesson's neuron is trained as ever", () => {
  const { plan } = planRun(lesson, {}, 'wasm');
  expect(plan.hyperparameters).toMatchObject({ epochs: 1000, l2: 0, patience: 0, learningRateSchedule: 'constant' });
  expect(plan.recipe.validationFraction).toBe(0);
  expect(plan.basis).toEqual({ rows: 140, inputs: 2, rarest: expect.any(Number) as number, isListed: false });
});

test('the basis counts the rows that are not for the test, with those for validation', () => {
  const text = table(203, 3, ([x], chance) => (x > chance ? 'yes' : 'no'));
  for (const options of [{}, { testFraction: 0.5 }, { fold: { index: 1, of: 5 } }]) {
    const { plan, dataset } = planRun(text, { hidden: [4], ...options }, 'wasm');
    expect(plan.basis?.rows).toBe(dataset.train.length + dataset.validation.length);
    expect(dataset.validation.length).toBeGreaterThan(0);
    expect(plan.recipe.validationFraction).toBe(0.2);
  }
  // A row without an answer does not count.
  const gaps = text.split('\n').map((line, index) => (index % 2 === 1 ? line.replace(/[^,]*$/, '') : line));
  const { plan, dataset } = planRun(gaps.join('\n'), { hidden: [4] }, 'wasm');
  expect(plan.basis?.rows).toBe(dataset.train.length);
  expect(plan.basis?.rows).toBeLessThan(100);
  expect(plan.hyperparameters).toMatchObject({ patience: 0, learningRateSchedule: 'cosine', epochs: 333 });
});

test('a network that could learn noise by heart does not', async () => {
  const text = table(200, 8, (_, chance) => (chance < 0.5 ? 'yes' : 'no'));
  const { test: scores } = await train(text, { hidden: [16] });
  // Knowing nothing is 0.693; a thousand epochs without a penalty come to more than 2.
  expect(scores?.loss).toBeLessThan(0.85);
  expect((await train(text, { hidden: [16], epochs: 1000 })).test?.loss).toBeGreaterThan(2);
});

test('the same with few rows, for classes and for numbers', async () => {
  const classes = table(80, 6, ([x, z], chance) => (x + z + 2 * chance > 1 ? 'yes' : 'no'));
  const long = await train(classes, { hidden: [16], epochs: 1000 });
  expect((await train(classes, { hidden: [16] })).test?.loss).toBeLessThan(0.6 * (long.test?.loss ?? 0));
  const amounts = table(60, 5, ([x, z], chance) => (x + z + 6 * chance).toFixed(3));
  const r2 = (await train(amounts, { hidden: [16] })).test?.r2 ?? 0;
  expect(r2).toBeGreaterThan(((await train(amounts, { hidden: [16], epochs: 1000 })).test?.r2 ?? 0) + 0.1);
});

test('an exact rule is learned exactly: parity, with every case listed', async () => {
  const parity = table(400, 2, ([x, z]) => (x * z > 0 ? 'same' : 'other'));
  expect((await train(parity, { hidden: [16] })).test?.accuracy).toBeGreaterThan(0.93);
  const { plan } = planRun('a,b,xor\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n', { hidden: [8] }, 'wasm');
  expect(plan.hyperparameters).toMatchObject({ l2: 0, patience: 0, epochs: 1000 });
  expect(plan.basis).toMatchObject({ rows: 4, isListed: true });
});

test("a separable table of many columns does not run a single neuron's weights away", async () => {
  const text = table(300, 30, (values, chance) =>
    values.slice(0, 6).reduce((sum, value) => sum + value, chance - 0.5) > 0 ? 'yes' : 'no',
  );
  const largest = (weights: Float32Array) => Math.max(...weights.map(Math.abs));
  const [kept, running] = [await train(text, {}), await train(text, { l2: 0 })];
  expect(largest(kept.weights)).toBeLessThan(largest(running.weights) / 2);
  expect(kept.test?.loss).toBeLessThan(running.test?.loss ?? 0);
  // Under a penalty the lower bound of the loss is unknown.
  expect([kept.bestTrainLoss, planRun(text, {}, 'wasm').plan.hyperparameters.l2]).toEqual([undefined, 0.0024]);
});

test('the small print says what was done', async () => {
  const text = table(300, 3, ([x, z], chance) => (x * z > chance ? 'yes' : 'no'));
  const { plan } = planRun(text, { hidden: [8] }, 'wasm');
  expect(line(smallPrint(plan, undefined))).toContain('ends 30 epochs after the best one · L2 0.0024');
  const outcome = await train(text, { hidden: [8] });
  expect(line(smallPrint(plan, outcome))).toContain(
    `weights of epoch ${outcome.bestEpoch} of ${outcome.epochs}, the best on the validation rows · L2 0.0024`,
  );
  expect(outcome.bestEpoch).toBe(outcome.epochs - 30);
  // This kernel has no helper threads, as in a browser.
  expect(line(smallPrint(plan, outcome))).toContain(' by one thread, since a browser lets threads share no memory · ');
  expect(line(smallPrint(plan, { ...outcome, isMemoryUnshared: false }))).toContain(' by one thread · ');
  // For a run that diverged there is no best epoch.
  expect(line(smallPrint(plan, { ...outcome, epochs: 1, bestEpoch: 1, divergence: message('It diverged.') }))).not.toMatch(
    /the best on the validation rows/,
  );
  const few = planRun(text.split('\n').slice(0, 61).join('\n'), { hidden: [8] }, 'wasm');
  expect(line(smallPrint(few.plan, undefined))).toContain('500 epochs, in which the rate falls as a cosine · L2 0.024');
  expect(line(smallPrint(planRun(lesson, {}, 'wasm').plan, undefined))).not.toMatch(/L2|cosine|validation/);
});
