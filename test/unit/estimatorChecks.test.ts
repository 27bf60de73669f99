import { expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import { predict } from '../../src/model/predict.ts';
import { createForward } from '../../src/network/forward.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { createRandom } from '../../src/random.ts';
import { DenseTrainer } from '../../src/training/loop/denseTrainer.ts';
import { evaluateRun } from '../../src/training/worker/evaluateRun.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import { cellsOf } from './csv/tableRows.ts';

/** scikit-learn's estimator checks, as far as they apply here, by their names. */
type Row = readonly [x: number, z: number, city: string, y: string];

const random = createRandom(11);
const rows: readonly Row[] = Array.from({ length: 120 }, () => {
  const [x, z] = [Math.round(random.nextFloat() * 4000) / 100, Math.round(random.nextFloat() * 900) / 100];
  const city = ['Oslo', 'Rome', 'Kyiv'][random.below(3)];
  return [x, z, city, x + 3 * z + (city === 'Rome' ? 12 : 0) + 16 * random.nextFloat() > 42 ? 'yes' : 'no'];
});
const tableOf = (header: string, cells: (row: Row, index: number) => readonly (string | number)[]) =>
  [header, ...rows.map((row, index) => cells(row, index).join(','))].join('\n');
const plain = tableOf('x,z,city,y', (row) => row);

function fit(text: string, options: TrainOptions = {}) {
  const planned = planRun(text, { epochs: 60, initializer: 'zeros', ...options }, 'wasm');
  const { plan, dataset, initial, ledger } = planned;
  const trainer = new DenseTrainer({ ...plan, dataset, initial, onEpoch: () => 'continue' });
  trainer.advance(() => false);
  const { weights } = trainer;
  const score = (scored = dataset) =>
    evaluateRun({ plan, dataset: scored, weights, epochs: 60, bestEpoch: 60, isStopped: false, elapsedMs: 1 });
  return { ...planned, weights, score, model: { ...plan, loss: plan.hyperparameters.loss, ledger, weights } };
}

const answersOf = (text: string, { model }: ReturnType<typeof fit>) => {
  const table = readCsv(text);
  return Array.from({ length: table.rowCount }, (_, row) => predict(model, cellsOf(table, row)).probabilities?.yes ?? NaN);
};
const furthest = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

test('check_fit_idempotent: fitting twice gives the same bytes', () => {
  for (const options of [{}, { hidden: [6], initializer: 'glorotUniform' }] satisfies TrainOptions[]) {
    expect(fit(plain, options).weights).toEqual(fit(plain, options).weights);
  }
});

test('check_methods_subset_invariance: a row predicted by itself is answered as among all others', () => {
  const fitted = fit(plain, { hidden: [6], initializer: 'glorotUniform' });
  const { dataset, plan, weights } = fitted;
  const run = createForward(plan.architecture, weights);
  const answers = answersOf(plain, fitted);
  for (let row = 0; row < dataset.rowCount; row++) {
    const { outputs } = run(dataset.features, row * dataset.featureCount);
    expect(answers[dataset.records[row]]).toBeCloseTo(outputs[1][0], 6);
  }
});

test('check_methods_sample_order_invariance: predictions do not depend on what was predicted before', () => {
  const fitted = fit(plain);
  const table = readCsv(plain);
  const backwards = Array.from({ length: table.rowCount }, (_, i) => table.rowCount - 1 - i);
  const answers = backwards.map((row) => predict(fitted.model, cellsOf(table, row)).probabilities?.yes ?? NaN);
  expect(answers.reverse()).toEqual(answersOf(plain, fitted));
});

test('check_dict_unchanged: predicting changes nothing of the model', () => {
  const fitted = fit(plain);
  const before = structuredClone(fitted.model);
  answersOf(plain, fitted);
  expect(fitted.model).toEqual(before);
});

test('check_constant_feature: a column that is the same everywhere changes nothing', () => {
  const constant = tableOf('x,c,z,city,y', ([x, z, city, y]) => [x, 7, z, city, y]);
  expect(answersOf(constant, fit(constant))).toEqual(answersOf(plain, fit(plain)));
});

test('check_scale_invariance: a column times 1000 changes nothing under standardization but rounding', () => {
  const scaled = tableOf('x,z,city,y', ([x, z, city, y]) => [x * 1000, z, city, y]);
  expect(furthest(answersOf(scaled, fit(scaled)), answersOf(plain, fit(plain)))).toBeLessThan(1e-5);
});

test('check_n_features_order: the order of the columns changes nothing but rounding', () => {
  const turned = tableOf('city,y,z,x', ([x, z, city, y]) => [city, y, z, x]);
  const options = { target: 'y' };
  expect(furthest(answersOf(turned, fit(turned, options)), answersOf(plain, fit(plain, options)))).toBeLessThan(1e-5);
});

test('check_sample_weight_equivalence: rows that all weigh the same weigh nothing', () => {
  const balanced = tableOf('x,z,city,y', ([x, z, city], i) => [x, z, city, i % 2 ? 'yes' : 'no']);
  expect(furthest(answersOf(balanced, fit(balanced, { classWeight: 'balanced' })), answersOf(balanced, fit(balanced)))).toBeLessThan(1e-6);
});

test('check_no_leakage: test rows have no part in what is fitted, and training rows none in the test score', () => {
  const first = fit(plain);
  const isTest = new Set(Array.from(first.dataset.test, (row) => first.dataset.records[row]));
  const changed = tableOf('x,z,city,y', ([x, z, city, y], i) => (isTest.has(i) ? [x + 900, z - 50, 'Lima', y] : [x, z, city, y]));
  const second = fit(changed, { allowDuplicates: true });
  expect(second.plan.encoder).toEqual(fit(plain, { allowDuplicates: true }).plan.encoder);
  expect(second.weights).toEqual(fit(plain, { allowDuplicates: true }).weights);

  const { dataset, score } = first;
  const targets = dataset.targets.slice();
  const features = dataset.features.slice();
  for (const row of dataset.train) {
    targets[row] = 1 - targets[row];
    features.fill(99, row * dataset.featureCount, (row + 1) * dataset.featureCount);
  }
  const disturbed = score({ ...dataset, targets, features });
  expect(disturbed.test).toEqual(score().test);
  expect(disturbed.train).not.toEqual(score().train);
});
