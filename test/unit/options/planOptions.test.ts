import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOptions, type PlanBasis } from '../../../src/options/planOptions.ts';
import { choicesOf, optionTable } from '../../../src/options/optionTable.ts';

/** Two classes, each with a fair share. */
const basisOf = (rows: number, inputs = 4): PlanBasis => ({ rows, inputs, rarest: Math.floor(rows / 2), isListed: false });
const numbers = (rows: number): PlanBasis => ({ rows, inputs: 4, isListed: false });
const lesson = { epochs: 1000, patience: 0, validationFraction: 0, learningRateSchedule: 'constant', l2: 0 };
const hidden = [16];

test('a single neuron learns as in the lesson', () => {
  for (const rows of [4, 60, 140, 5000]) {
    expect(planOptions({}, basisOf(rows))).toEqual(lesson);
    expect(planOptions({}, numbers(rows))).toEqual(lesson);
  }
});

test('with hidden layers and rows enough some are kept to end early by, and the weights are kept small', () => {
  expect(planOptions({ hidden }, basisOf(200))).toEqual({ ...lesson, patience: 30, validationFraction: 0.2, l2: 0.0025 });
  expect(planOptions({ hidden }, numbers(200))).toEqual({ ...lesson, patience: 30, validationFraction: 0.2, l2: 0.015 });
  // With many rows the penalty is almost nothing.
  expect(planOptions({ hidden }, basisOf(100_000)).l2).toBe(0.000005);
});

test('few rows are all learned from, in a fixed number of steps at a falling rate', () => {
  expect(planOptions({ hidden }, basisOf(99))).toEqual({ ...lesson, epochs: 250, learningRateSchedule: 'cosine', l2: 0.01 });
  expect(planOptions({ hidden }, basisOf(30))).toEqual({ ...lesson, epochs: 1000, learningRateSchedule: 'cosine', l2: 0.033 });
  // The same number of steps, whatever the batch size.
  expect(planOptions({ hidden, batchSize: 8 }, basisOf(80)).epochs).toBe(100);
  expect(planOptions({ hidden }, basisOf(100))).toMatchObject({ learningRateSchedule: 'constant', patience: 30 });
});

test('a table that lists every case is learned without a brake', () => {
  expect(planOptions({ hidden }, { rows: 4, inputs: 2, rarest: 1, isListed: true })).toEqual(lesson);
  expect(planOptions({ hidden }, { rows: 400, inputs: 2, rarest: 100, isListed: true })).toEqual(lesson);
});

describe('what is said holds', () => {
  const value = fc.record(
    {
      hidden: fc.constantFrom([], [8], [16, 16]),
      epochs: fc.integer({ min: 1, max: 5000 }),
      patience: fc.integer({ min: 0, max: 100 }),
      l2: fc.constantFrom(0, 0.1),
      learningRateSchedule: fc.constantFrom(...choicesOf('learningRateSchedule')),
      validationFraction: fc.constantFrom(0.1, 0.4),
    },
    { requiredKeys: [] },
  );

  test('each option', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 2, max: 1000 }), (asked, rows) => {
        const { hidden: _, ...said } = asked;
        expect(planOptions(asked, basisOf(rows, 40))).toMatchObject(said);
      }),
    );
  });

  test('with epochs nothing else is chosen', () => {
    expect(planOptions({ hidden, epochs: 300 }, basisOf(200))).toEqual({ ...lesson, epochs: 300 });
    expect(planOptions({ epochs: 300 }, basisOf(200, 40))).toEqual({ ...lesson, epochs: 300 });
  });

  test('patience brings the rows to decide by, and without either it does not end early', () => {
    expect(planOptions({ patience: 5 }, basisOf(50))).toEqual({ ...lesson, patience: 5, validationFraction: 0.2 });
    expect(planOptions({ hidden, patience: 5, validationFraction: 0 }, basisOf(50))).toMatchObject({ validationFraction: 0.2 });
    for (const asked of [{ patience: 0 }, { validationFraction: 0 }]) {
      const planned = planOptions({ hidden, ...asked }, basisOf(1000));
      expect(planned).toMatchObject({ patience: 0, validationFraction: 0, epochs: 100, learningRateSchedule: 'cosine' });
    }
  });

  test('another penalty stands in the place of L2, and where the loss needs no weights there is none', () => {
    for (const asked of [{ optimizer: 'adamw' }, { l1: 0.01 }, { loss: 'perceptron' }] as const) {
      expect(planOptions({ hidden, ...asked }, basisOf(200)).l2).toBe(0);
      expect(planOptions(asked, basisOf(200, 30)).l2).toBe(0);
    }
    expect(planOptions({ hidden, loss: 'hinge' }, basisOf(200)).l2).toBe(0.0025);
  });
});

test("a single neuron's weights are kept small where many inputs have few rows of the rarest class", () => {
  expect(planOptions({}, { rows: 400, inputs: 30, rarest: 150, isListed: false }).l2).toBe(0.0013);
  expect(planOptions({}, { rows: 400, inputs: 30, rarest: 300, isListed: false }).l2).toBe(0);
  expect(planOptions({}, { rows: 40, inputs: 9, rarest: 10, isListed: false }).l2).toBe(0);
  // A plane through numbers has an optimum, and there is nothing to separate.
  expect(planOptions({}, { rows: 400, inputs: 300, isListed: false }).l2).toBe(0);
});

test('the defaults that are shown where nothing is known yet are those of the lesson', () => {
  for (const [name, value] of Object.entries(lesson))
    expect([name, optionTable[name as keyof typeof lesson].default]).toEqual([name, value]);
});
