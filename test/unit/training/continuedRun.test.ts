import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { createRandom } from '../../../src/random.ts';
import { frozenPlaces } from '../../../src/network/frozenUnits.ts';
import { UserError } from '../../../src/userError.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { trainOn } from './continuedRun.ts';

const random = createRandom(5);
const rows = Array.from({ length: 150 }, () => {
  const [a, b] = [random.below(1000), random.below(1000)];
  return `${a},${b},${['red', 'green', 'blue'][random.below(3)]},${a + b + random.below(600) > 1300 ? 'yes' : 'no'}`;
});
const header = 'a,b,colour,good';
const text = [header, ...rows].join('\n');
const number = { target: 'a', features: ['b', 'colour'] } satisfies TrainOptions;
const classes = { target: 'good' } satisfies TrainOptions;

for (const usesKernel of [false, true]) {
  const by = usesKernel ? 'by the kernel' : 'by the plain loop';

  test.each<TrainOptions>([
    { ...classes },
    { ...classes, hidden: [4], dropout: 0.2, optimizer: 'nesterov' },
    { ...classes, hidden: [4], learningRateSchedule: 'plateau', learningRate: 0.05, patience: 200, validationFraction: 0.2 },
    { ...classes, learningRateSchedule: 'plateau', learningRate: 0.001, optimizer: 'sgd', classWeight: 'balanced' },
    { ...number, hidden: [3], optimizer: 'rmsprop', l1: 0.001, targetScale: 'linear' },
  ])(`${by}: a finished run of %j goes on to the bytes of one run`, async (options) => {
    const whole = await trainOn(text, { ...options, epochs: 110 }, { usesKernel });
    const first = await trainOn(text, { ...options, epochs: 60 }, { usesKernel });
    const second = await trainOn(text, {}, { run: first.ended, epochs: 50, usesKernel });
    expect([...first.losses, ...second.losses]).toEqual(whole.losses);
    expect(second.bundles[0].firstEpoch).toBe(61);
    expect(second.initial.epoch).toBe(60);
    const { elapsedMs: _, ...outcome } = second.outcome;
    const { elapsedMs: __, ...wanted } = whole.outcome;
    expect(outcome).toEqual(wanted);
    expect(second.checkpoint).toEqual(whole.checkpoint);
    expect(second.ledger).toEqual(whole.ledger);
    expect(second.plan).toEqual({ ...whole.plan, continued: { epochs: 60 } });
  });

  test.each(['cosine', 'step'] as const)(
    `${by}: a run with the schedule %s that is stopped goes on to the bytes of one run`,
    async (schedule) => {
      const options: TrainOptions = { ...classes, hidden: [8], learningRateSchedule: schedule, epochs: 6000, optimizer: 'adam' };
      const first = await trainOn(text, options, { usesKernel, isStopped: true });
      expect(first.outcome.isStopped).toBe(true);
      const done = first.outcome.epochs;
      const second = await trainOn(text, {}, { run: first.ended, epochs: 6000 - done, usesKernel });
      const whole = await trainOn(text, options, { usesKernel });
      expect(second.outcome.weights).toEqual(whole.outcome.weights);
      expect(second.losses).toEqual(whole.losses.slice(done));
    },
  );
}

test('early stopping waits anew for a better epoch than the best one before, whose weights are kept until then', async () => {
  const options: TrainOptions = { ...classes, hidden: [16], patience: 5, validationFraction: 0.2, learningRate: 0.1, epochs: 1000 };
  const first = await trainOn(text, options);
  const { epochs, bestEpoch } = first.outcome;
  expect(epochs).toBe(bestEpoch + 5);
  expect(first.checkpoint.weights).not.toEqual(first.outcome.weights);
  const second = await trainOn(text, {}, { run: first.ended, epochs: 3 });
  expect(second.outcome).toMatchObject({ epochs: epochs + 3, isStopped: false });
  if (second.outcome.bestEpoch === bestEpoch) expect(second.outcome.weights).toEqual(first.outcome.weights);
  const third = await trainOn(text, {}, { run: second.ended, epochs: 1000 });
  expect(third.outcome.epochs).toBe(Math.max(third.outcome.bestEpoch + 5, epochs + 5));
});

test('what was adjusted holds on', async () => {
  const first = await trainOn(text, { ...classes, epochs: 5, optimizer: 'sgd' });
  const adjustments = [{ epoch: 2, learningRate: 0 }];
  const held = await trainOn(text, {}, { run: { ...first.ended, outcome: { ...first.outcome, adjustments } }, epochs: 5 });
  expect(held.outcome.weights).toEqual(first.outcome.weights);
  expect(held.outcome.adjustments).toEqual(adjustments);
});

test('without a checkpoint it goes on from the weights that are kept, and says that the optimizer starts over', async () => {
  const first = await trainOn(text, { ...classes, hidden: [16], patience: 5, validationFraction: 0.2, learningRate: 0.1, epochs: 1000 });
  const { plan, outcome } = first.ended;
  const second = await trainOn(text, {}, { run: { plan, outcome }, epochs: 20 });
  expect(second.initial).toEqual({ epoch: outcome.bestEpoch, weights: outcome.weights });
  expect(second.bundles[0].firstEpoch).toBe(outcome.bestEpoch + 1);
  expect(second.plan.warnings.map(inEnglish).join(' ')).toContain('the optimizer starts over');
  // The same rows are tested on, as their key tells.
  expect(second.plan.testKey).toBe(plan.testKey);
  expect(second.plan.dataChecks).toEqual(plan.dataChecks);
  const plain = await trainOn(text, { ...classes, epochs: 5, optimizer: 'sgd' });
  const on = await trainOn(text, {}, { run: { plan: plain.plan, outcome: plain.outcome }, epochs: 5 });
  expect(on.plan.warnings.map(inEnglish).join(' ')).not.toContain('anew');
  expect(on.outcome.weights).toEqual((await trainOn(text, { ...classes, epochs: 10, optimizer: 'sgd' })).outcome.weights);
});

test('TensorFlow.js goes on from the weights and says what it is not given', async () => {
  const options: TrainOptions = { ...classes, epochs: 4 };
  const first = await trainOn(text, { ...options, optimizer: 'sgd' }, { engine: 'tfjs' });
  const second = await trainOn(text, {}, { run: first.ended, epochs: 4, engine: 'tfjs' });
  const whole = await trainOn(text, { ...options, optimizer: 'sgd', epochs: 8 }, { engine: 'tfjs' });
  expect(second.outcome.weights).toEqual(whole.outcome.weights);
  const adam = await trainOn(text, { ...options, optimizer: 'adam' });
  const anew = await trainOn(text, {}, { run: adam.ended, epochs: 4, engine: 'tfjs' });
  expect(anew.plan.warnings.map(inEnglish).join(' ')).toContain('The engine "tfjs" cannot be given what "adam" remembers');
});

test('the state of another optimizer is not reused', async () => {
  const first = await trainOn(text, { ...classes, epochs: 4, optimizer: 'adam' });
  const memory = { moments: [], powers: [0.9, 0.999] } as const;
  const second = await trainOn(text, {}, { run: { ...first.ended, checkpoint: { memory } }, epochs: 4 });
  expect(second.plan.warnings.map(inEnglish).join(' ')).toContain('the optimizer starts over');
});

test('the time of a run that goes on is that of both', async () => {
  const first = await trainOn(text, { ...classes, epochs: 5 });
  const long = { ...first.ended, outcome: { ...first.outcome, elapsedMs: 5_000_000 } };
  const second = await trainOn(text, {}, { run: long, epochs: 5 });
  expect(second.outcome.elapsedMs).toBeGreaterThan(5_000_000);
  expect(second.outcome.elapsedMs).toBeLessThan(5_100_000);
});

test.each([false, true])(
  'frozen units stay as they are, and stay frozen until it is said otherwise (by the kernel: %s)',
  async (usesKernel) => {
    const first = await trainOn(text, { ...classes, hidden: [4], epochs: 10, patience: 0 }, { usesKernel });
    const frozen = [
      { layer: 1, unit: 0 },
      { layer: 0, unit: 2 },
    ];
    const second = await trainOn(text, {}, { run: first.ended, epochs: 10, frozen, usesKernel });
    expect(second.plan.continued).toEqual({ epochs: 10, frozen: [frozen[1], frozen[0]] });
    const places = frozenPlaces(first.plan.architecture, frozen);
    const at = (weights: Float32Array) => Float32Array.from(places, (place) => weights[place]);
    expect(at(second.outcome.weights)).toEqual(at(first.outcome.weights));
    const third = await trainOn(text, {}, { run: second.ended, epochs: 5, usesKernel });
    const whole = await trainOn(text, {}, { run: first.ended, epochs: 15, frozen, usesKernel });
    expect(third.outcome.weights).toEqual(whole.outcome.weights);
    const free = await trainOn(text, {}, { run: second.ended, epochs: 5, frozen: [], usesKernel });
    expect(free.plan.continued).toEqual({ epochs: 20 });
    expect(at(free.outcome.weights)).not.toEqual(at(second.outcome.weights));
    await expect(trainOn(text, {}, { run: first.ended, epochs: 5, frozen: [{ layer: 2, unit: 0 }] })).rejects.toThrow(UserError);
    await expect(trainOn(text, {}, { run: first.ended, epochs: 5, frozen, engine: 'tfjs' })).rejects.toThrow(UserError);
  },
);
