import { expect, test } from 'vitest';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import type { RunState } from '../../../src/protocol/sessionState.ts';
import { answeredMetric, epochScores, lowestTestLoss, metricAt } from '../../../webview/strip/epochScores.ts';
import { examScores, homesTable } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';

const floats = (...values: readonly number[]) => Float32Array.from(values);
/** Three epochs with distinct figures, followed by memory for later epochs. */
const history = {
  length: 3,
  trainLoss: floats(0.5, 0.25, 0.125, 0, 0),
  testLoss: floats(1.5, 1.25, 1.25, 0, 0),
  trainMetric: floats(2, 3, 4, 0, 0),
  testMetric: floats(5, 6, 7, 0, 0),
};

async function answered(text: string): Promise<{ readonly plan: RunPlan; readonly outcome: RunOutcome; readonly run: RunState }> {
  const { run } = await trainedState(text, { epochs: 3 });
  if (!run?.plan || !run.outcome) throw new Error('It was not trained');
  return { run, plan: run.plan, outcome: run.outcome };
}

const exams = await answered(examScores());
const homes = await answered(homesTable());
const untested = (plan: RunPlan): RunPlan => ({ ...plan, rows: { ...plan.rows, test: 0 } });

test('an epoch is told by its own figures on the test rows, and without any on those that are learned from', () => {
  const of = (plan: RunPlan, epoch: number) => epochScores({ history }, plan, epoch);
  expect([1, 2, 3].map((epoch) => of(exams.plan, epoch))).toEqual([
    { metric: 5, loss: 1.5 },
    { metric: 6, loss: 1.25 },
    { metric: 7, loss: 1.25 },
  ]);
  expect([1, 3].map((epoch) => of(untested(exams.plan), epoch))).toEqual([
    { metric: 2, loss: 0.5 },
    { metric: 4, loss: 0.125 },
  ]);
  // Before the first epoch and behind the last one nothing is known.
  expect([0, 4].map((epoch) => of(exams.plan, epoch))).toEqual([undefined, undefined]);
});

test('of numbers the error of an epoch is in the units of the file, of a logarithm a factor', () => {
  const { encoder } = homes.plan;
  if (encoder.target.type !== 'regression') throw new Error('It is a number');
  const withTarget = (target: typeof encoder.target): RunPlan => ({ ...homes.plan, encoder: { ...encoder, target } });
  const { logarithm: _, ...linear } = encoder.target;
  expect(epochScores({ history }, withTarget({ ...linear, scale: 1000 }), 2)).toEqual({ metric: 6000, loss: 1.25 });
  const factor = epochScores({ history }, withTarget({ ...linear, scale: 1000, logarithm: { mean: 3, scale: 0.5 } }), 2);
  expect(factor?.metric).toBeCloseTo(Math.exp(3), 9);
});

test('the metric of the answer is that of the judged rows, and of other epochs that of the history', () => {
  for (const { plan, outcome, run } of [exams, homes]) {
    const scores = (value: number) => ({ loss: 1, accuracy: value, mae: value });
    const marked = { ...outcome, train: scores(0.9), test: scores(0.4), bestEpoch: 3 };
    expect(answeredMetric(plan, marked)).toBe(0.4);
    const { test: tested, ...alone } = marked;
    expect(tested.loss).toBe(1);
    expect(answeredMetric(plan, alone)).toBe(0.9);
    const shown = { ...run, history, outcome: marked };
    expect(metricAt(shown, plan, 3)).toBe(0.4);
    expect(metricAt(shown, plan, 2)).toBe(epochScores({ history }, plan, 2)?.metric);
  }
});

test('the lowest test loss is that of the first epoch that has it', () => {
  expect(lowestTestLoss({ history }, exams.plan)).toBe(2);
  expect(lowestTestLoss({ history: { ...history, testLoss: floats(NaN, 3, 2, 0, 0) } }, exams.plan)).toBe(3);
  expect(lowestTestLoss({ history: { ...history, testLoss: floats(NaN, NaN, Infinity, 0, 0) } }, exams.plan)).toBeUndefined();
  expect(lowestTestLoss({ history }, untested(exams.plan))).toBeUndefined();
});
