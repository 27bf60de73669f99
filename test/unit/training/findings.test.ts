import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reduceSession, answeredRun, emptySession, type SessionState } from '../../../src/protocol/sessionState.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { createRandom } from '../../../src/random.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';

const sample = (name: string) => readFileSync(new URL(`../../../media/samples/${name}`, import.meta.url), 'utf8');
const exams = sample('exam_scores.csv');

let count = 0;

/** The session after a training by the plain loop. */
async function trainOn(text: string, options: TrainOptions, before: SessionState = emptySession): Promise<SessionState> {
  const runId = String(count++);
  let state = reduceSession(before, { type: 'started', runId, options });
  await runTraining(
    { type: 'train', runId, source: textSource(text), options, engine: 'wasm' },
    {
      post: (report) => {
        if (report.type === 'trained') state = reduceSession(state, { type: 'trained', runId, outcome: report.outcome });
        if (report.type === 'planned') state = reduceSession(state, report);
      },
      onRequest: () => undefined,
      yieldToRequests: () => Promise.resolve(),
    },
    new RunControl(runId),
  );
  return state;
}

const findingsOf = async (text: string, options: TrainOptions) => (await trainOn(text, options)).run?.outcome?.findings ?? [];

/** A number correlated with x, in dollars. */
const prices = (slope: number) => {
  const random = createRandom(5);
  const rows = Array.from({ length: 120 }, (_, i) => {
    const [x, noise, rest] = [(i * 7) % 61, random.nextFloat() * 50, random.nextFloat() * 40].map(Math.floor);
    return `${x},${noise},${1000 + slope * x + rest}`;
  });
  return ['x,noise,price', ...rows].join('\n');
};

test('a run that has learned says nothing of that kind', async () => {
  expect(await findingsOf(exams, { epochs: 300 })).toEqual([]);
  expect(await findingsOf(exams, { epochs: 100, hidden: [8], initializer: 'heNormal' })).toEqual([]);
  expect(await findingsOf(prices(3), { target: 'price', epochs: 100 })).toEqual([]);
});

test('a learning rate of 0 is the cause, whatever the other options', async () => {
  for (const options of [{}, { hidden: [4] }, { hidden: [4], initializer: 'zeros' }] satisfies TrainOptions[]) {
    const findings = await findingsOf(exams, { ...options, learningRate: 0, epochs: 5 });
    expect(findings[0]).toEqual({ type: 'noLearningRate' });
    expect(findings.filter(({ type }) => type === 'equalNeurons' || type === 'deadNeurons')).toEqual([]);
  }
});

test('what overshoots its goal is told with its cause, once', async () => {
  for (const optimizer of ['adam', 'rmsprop'] as const) {
    const options = { target: 'price', optimizer, learningRate: 1000, epochs: 30 } as const;
    expect(await findingsOf(prices(3), options)).toEqual([{ type: 'overshot', learningRate: 1000, optimizer }]);
  }
  const saturated = await findingsOf(exams, { hidden: [8], activation: 'tanh', learningRate: 1000, epochs: 30 });
  expect(saturated[0]).toEqual({ type: 'overshot', learningRate: 1000, optimizer: 'adam' });
  for (const finding of saturated.slice(1)) expect(finding).toEqual({ type: 'oneAnswer', cause: 'nothingLearned' });
  // Too few epochs, a usual rate, a large one that learns, columns that say nothing, and what has diverged are no such thing.
  const random = createRandom(3);
  const noise = ['x,y', ...Array.from({ length: 80 }, () => `${random.nextFloat()},${random.below(2)}`)].join('\n');
  for (const [text, options] of [
    [prices(3), { target: 'price', epochs: 1, hidden: [16] }],
    [prices(3), { target: 'price', epochs: 30, learningRate: 0.5 }],
    [exams, { epochs: 100, learningRate: 1, optimizer: 'sgd' }],
    [noise, { epochs: 300, hidden: [16], learningRate: 0.1 }],
    [prices(3), { target: 'price', epochs: 30, learningRate: 1000, optimizer: 'sgd' }],
  ] satisfies [string, TrainOptions][]) {
    expect((await findingsOf(text, options)).filter(({ type }) => type === 'overshot')).toEqual([]);
  }
});

test('hidden layers that begin with zeros stay equal, and one answer for all comes of it', async () => {
  for (const activation of ['relu', 'tanh'] as const) {
    const options = { hidden: [6, 3], activation, initializer: 'zeros', epochs: 50 } as const;
    expect(await findingsOf(exams, options)).toEqual([{ type: 'equalNeurons' }, { type: 'oneAnswer', cause: 'nothingLearned' }]);
    expect(await findingsOf(prices(3), options)).toEqual([{ type: 'equalNeurons' }, { type: 'oneAnswer', cause: 'nothingLearned' }]);
  }
  // A single neuron learns from zeros as well as from anything.
  expect(await findingsOf(exams, { initializer: 'zeros', epochs: 300 })).toEqual([]);
});

test('dead neurons are counted by layer', async () => {
  const findings = await findingsOf(prices(3), { target: 'price', hidden: [8], learningRate: 2, optimizer: 'adam', epochs: 40 });
  expect(findings[0]).toMatchObject({ type: 'deadNeurons', layer: 1, of: 8 });
});

test('one answer for all rows is explained by a class that nearly all rows have', async () => {
  const random = createRandom(3);
  const rows = Array.from({ length: 200 }, (_, i) => `${Math.floor(random.nextFloat() * 1000)},${i % 12 === 0 ? 'yes' : 'no'}`);
  expect(await findingsOf(['x,ill', ...rows].join('\n'), { epochs: 60 })).toContainEqual({ type: 'oneAnswer', cause: 'rareClass' });
});

test('what a single neuron cannot learn is told from what it has not learned', async () => {
  expect(await findingsOf(sample('rings.csv'), { epochs: 50 })).toContainEqual({ type: 'linearLimit' });
  const parabola = ['x,y', ...Array.from({ length: 101 }, (_, i) => `${i - 50},${(i - 50) ** 2}`)].join('\n');
  expect(await findingsOf(parabola, { epochs: 50 })).toContainEqual({ type: 'linearLimit' });
  for (const options of [{ hidden: [8] }, { l2: 0.1 }] satisfies TrainOptions[]) {
    expect(await findingsOf(sample('rings.csv'), { ...options, epochs: 50 })).not.toContainEqual({ type: 'linearLimit' });
  }
  expect(await findingsOf(exams, { epochs: 1 })).not.toContainEqual({ type: 'linearLimit' });
});

test('a run that diverges or does worse than the mean is seen, and the good model before it answers', async () => {
  const good = await trainOn(prices(3), { target: 'price', epochs: 300 });
  const bad: readonly TrainOptions[] = [
    { learningRate: 1000, optimizer: 'sgd' },
    { learningRate: 900, optimizer: 'adam', epochs: 3 },
    { learningRate: 0, initializer: 'randomNormal', hidden: [16] },
  ];
  for (const options of bad) {
    const state = await trainOn(prices(3), { target: 'price', epochs: 20, ...options }, good);
    expect(answeredRun(state)?.runId, JSON.stringify(options)).toBe(good.run?.runId);
    expect(state.run?.isSetAside).toBe(true);
    expect(state.run?.outcome).toBeDefined();
    // A better run takes its place again, and the one set aside does not.
    const again = await trainOn(prices(3), { target: 'price', epochs: 200 }, state);
    expect(answeredRun(again)?.runId).toBe(again.run?.runId);
    expect(again.run?.isSetAside).toBeUndefined();
  }
});

test('where there is no good model, or none of the question or of the columns, the newest answers', async () => {
  const poor: TrainOptions = { target: 'price', learningRate: 900, epochs: 3 };
  const first = await trainOn(prices(3), poor);
  expect(answeredRun(first)?.runId).toBe(first.run?.runId);
  const second = await trainOn(prices(3), { ...poor, epochs: 4 }, first);
  expect(answeredRun(second)?.runId).toBe(second.run?.runId);
  const other = await trainOn(prices(3), { target: 'x', epochs: 300 });
  const asked = await trainOn(prices(3), poor, other);
  expect(answeredRun(asked)?.runId).toBe(asked.run?.runId);
  const renamed = prices(3).replace('noise', 'sound');
  const good = await trainOn(prices(3), { target: 'price', epochs: 300 });
  const elsewhere = await trainOn(renamed, poor, good);
  expect(answeredRun(elsewhere)?.runId).toBe(elsewhere.run?.runId);
});
