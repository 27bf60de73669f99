import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { predict } from '../../../src/model/predict.ts';
import { createRandom } from '../../../src/random.ts';
import { predictionMarkdown } from '../../../src/rows/predictionMarkdown.ts';
import { isSetAsideFor } from '../../../src/run/setAside.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { predictRows } from '../../../src/training/questions/predictRows.ts';
import { progressWords } from '../../../webview/words/progressWords.ts';
import { metricCurve } from '../../../webview/curves/metricCurve.ts';
import { trainText } from './trainText.ts';
import { english } from '../../../src/inWords.ts';
import { said } from '../said.ts';

const random = createRandom(9);
/** A price that grows by a percentage with each step of x and z: from some tens to some hundred thousands. */
const rows = Array.from({ length: 240 }, () => {
  const [x, z] = [random.nextFloat() * 10, random.nextFloat() * 4];
  return { x, z, price: 20 * Math.exp(0.7 * x + 0.5 * z + (random.nextFloat() - 0.5) * 0.3) };
});
const text = ['x,z,price', ...rows.map(({ x, z, price }) => `${x.toFixed(2)},${z.toFixed(2)},$${price.toFixed(2)}`)].join('\n');

test.each([[], [8]])(
  'a target over orders of magnitude is learned by its logarithm and told in its own units, hidden %j',
  async (...hidden) => {
    const { plan, outcome, model } = await trainText(text, { target: 'price', targetScale: 'log', hidden, epochs: 400 });
    const answers: number[] = [];
    const actuals: number[] = [];
    predictRows(readCsv(text), { model }, (part) => {
      answers.push(...part.values);
      actuals.push(...(part.actual ?? []));
    });
    const test = actuals.flatMap((actual, row) => (model.ledger.splits[row] === 2 ? [{ actual, answer: answers[row] }] : []));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    // By the formulas, in dollars.
    expect(outcome.test?.mae).toBeCloseTo(mean(test.map(({ actual, answer }) => Math.abs(actual - answer))), 0);
    expect((outcome.test?.rmse ?? 0) / Math.sqrt(mean(test.map(({ actual, answer }) => (actual - answer) ** 2)))).toBeCloseTo(1, 4);
    const center = mean(test.map(({ actual }) => actual));
    const spread = mean(test.map(({ actual }) => (actual - center) ** 2));
    expect(outcome.test?.r2).toBeCloseTo(1 - mean(test.map(({ actual, answer }) => (actual - answer) ** 2)) / spread, 4);
    const [low = 0, high = 0] = outcome.test?.mae95 ?? [];
    expect(low < (outcome.test?.mae ?? 0) && high > (outcome.test?.mae ?? 0)).toBe(true);
    expect(outcome.test?.gain95?.[0]).toBeGreaterThan(0);
    // Pairs are prices, and are compared with always answering the median.
    expect(Math.max(...(outcome.pairs?.actual ?? []))).toBeCloseTo(Math.max(...test.map(({ actual }) => actual)), -1);
    const trained = actuals.filter((_, row) => model.ledger.splits[row] === 1).sort((a, b) => a - b);
    expect(plan.baseline.median).toBeCloseTo((trained[trained.length / 2 - 1] + trained[trained.length / 2]) / 2, -1);
    expect(plan.baseline.scores.mae).toBeCloseTo(mean(test.map(({ actual }) => Math.abs(actual - (plan.baseline.median ?? 0)))), -1);
    expect(plan.baseline.scores.r2).toBeLessThanOrEqual(0);
    // Errors are relative.
    expect(mean(test.map(({ actual, answer }) => Math.abs(Math.log(answer / actual))))).toBeLessThan(0.15);
  },
);

test('the arithmetic of the hover leads to the answer', async () => {
  for (const hidden of [[], [6]]) {
    const { model } = await trainText(text, { target: 'price', targetScale: 'log', hidden, epochs: 300 });
    const prediction = predict(
      model,
      new Map([
        ['x', '5'],
        ['z', '2'],
        ['price', '$1800'],
      ]),
    );
    const { value, sum, bias, contributions, actual } = prediction;
    expect(Math.exp(sum)).toBeCloseTo(Number(value), 6);
    expect(contributions.reduce((added, { amount }) => added + amount, bias)).toBeCloseTo(sum, 3);
    expect(actual).toBe(1800);
    const hover = predictionMarkdown(prediction, model, english, { theme: 'dark', line: 2 });
    expect(hover).toMatch(/\*\*price ≈ \\?\$[\d\u00a0\\.]+\*\*/);
    expect(hover).toContain('| **Σ** |');
    expect(hover).toMatch(/\*\*e\^Σ\*\* .*\$/);
    expect(hover).toContain('natural logarithm');
  }
});

test('during training the factor is shown, and the curve shows it too', async () => {
  const { plan } = await trainText(text, { target: 'price', targetScale: 'log', epochs: 5 });
  const metrics = Float32Array.of(1, 0.5);
  const history = { length: 2, trainLoss: metrics, testLoss: metrics, trainMetric: metrics, testMetric: metrics };
  const { scale = 0 } = plan.encoder.target.type === 'regression' ? (plan.encoder.target.logarithm ?? {}) : {};
  const run = { runId: 'a', options: {}, plan, history, snapshots: [] } as unknown as Parameters<typeof progressWords>[0];
  expect(metricCurve(run, plan).series[0][1]).toBeCloseTo(Math.exp(scale / 2), 5);
  expect(said(progressWords(run, 2)).join()).toContain(`a factor of ×${Math.exp(scale / 2).toFixed(2)}`);
});

test('numbers that have no logarithm are refused in words, with their line', () => {
  for (const [value, said] of [
    ['0', '0'],
    ['-5', '−5'],
  ]) {
    const lines = text.split('\n');
    lines[3] = `1,1,${value}`;
    expect(() => planRun(lines.join('\n'), { target: 'price', targetScale: 'log' }, 'wasm')).toThrow(
      new RegExp(`"price" cannot be learned by its logarithm: line 4 has ${said}, .* "targetScale" set to "linear"`),
    );
  }
  // Of classes nothing is asked.
  expect(
    planRun(
      'x,z\n'.concat(...Array.from({ length: 40 }, (_, i) => `${i},${i % 3 === 0 ? 0 : 1}\n`)),
      { targetScale: 'log', target: 'z' },
      'wasm',
    ).plan.recipe.task,
  ).toBe('binary');
});

test('a target over orders of magnitude is pointed out, unless its logarithm is learned', () => {
  const checksSaid = (options: object) =>
    said(planRun(text, { target: 'price', ...options }, 'wasm').plan.dataChecks.map((check) => check.said)).join('\n');
  expect(checksSaid({})).toMatch(
    /"price" spans several orders of magnitude \(most of its numbers lie between .*"targetScale" set to "log"/,
  );
  expect(checksSaid({ targetScale: 'log' })).not.toContain('magnitude');
  expect(said(planRun(text, { target: 'x' }, 'wasm').plan.dataChecks.map((check) => check.said)).join('\n')).not.toContain('magnitude');
});

test('a run on the logarithm is not set aside because of its squared errors', async () => {
  const before = await trainText(text, { target: 'price', epochs: 200 });
  const after = await trainText(text, { target: 'price', targetScale: 'log', epochs: 200 });
  const large = { ...after, outcome: { ...after.outcome, test: { ...after.outcome.test, rmse: 1e9, loss: 0.1 } } };
  expect(isSetAsideFor(large, before)).toBe(false);
  expect(
    isSetAsideFor(
      { ...large, outcome: { ...large.outcome, test: { ...large.outcome.test, loss: 9 } } },
      { ...before, outcome: { ...before.outcome, test: { loss: 0.1, rmse: 0 } } },
    ),
  ).toBe(true);
});
