import { expect, test } from 'vitest';
import { log } from '../../src/network/elementary.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { createRandom } from '../../src/random.ts';
import { DenseTrainer } from '../../src/training/loop/denseTrainer.ts';
import { evaluateRun } from '../../src/training/worker/evaluateRun.ts';
import { planRun } from '../../src/training/plan/planRun.ts';

/** Tables generated from a known truth. `bayes` answers a row as well as possible given that truth. */
const rowCount = 3000;
/** How much worse than that the default settings may be on the same test rows: as a share of the rows, or of the variance. */
const tolerance = 0.02;

interface TrainedTable {
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
  /** Indexes of the table's test rows. */
  readonly tested: readonly number[];
}

function train(rows: readonly (readonly (string | number)[])[], header: string, options: TrainOptions = {}): TrainedTable {
  const text = [header, ...rows.map((cells) => cells.join(','))].join('\n');
  const { plan, dataset, initial } = planRun(text, options, 'wasm');
  const trainer = new DenseTrainer({ ...plan, dataset, initial, onEpoch: () => 'continue' });
  expect(trainer.advance(() => false)).toBe(true);
  const epochs = plan.hyperparameters.epochs;
  const outcome = evaluateRun({ plan, dataset, weights: trainer.weights, epochs, bestEpoch: epochs, isStopped: false, elapsedMs: 1 });
  return { plan, outcome, tested: Array.from(dataset.test, (row) => dataset.records[row]) };
}

/** Standard normal numbers by the polar method. */
function normals(seed: number): () => number {
  const random = createRandom(seed);
  return () => {
    for (;;) {
      const x = 2 * random.nextFloat() - 1;
      const y = 2 * random.nextFloat() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square);
    }
  };
}

const share = (rows: readonly number[], isRight: (row: number) => boolean) => rows.filter(isRight).length / rows.length;

test('regression, linear with noise: R² within the tolerance of that of the true line', () => {
  const normal = normals(1);
  const rows = Array.from({ length: rowCount }, () => {
    const [a, b, c] = [normal() * 12 + 40, normal() * 0.02, normal() * 1e6];
    return { a, b, c, truth: 3 * a - 800 * b + 2e-5 * c, noise: normal() * 15 };
  });
  const { plan, outcome, tested } = train(
    rows.map(({ a, b, c, truth, noise }) => [a, b, c, truth + noise]),
    'a,b,c,price',
  );
  expect(plan.recipe).toMatchObject({ target: 'price', task: 'regression', features: ['a', 'b', 'c'] });
  const actual = tested.map((row) => rows[row].truth + rows[row].noise);
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
  const spread = actual.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const bayes = 1 - tested.reduce((sum, row) => sum + rows[row].noise ** 2, 0) / spread;
  expect(bayes).toBeGreaterThan(0.6);
  expect(outcome.test?.r2).toBeGreaterThan(bayes - tolerance);
});

test('multiclass, three blobs: accuracy within the tolerance of that of the true densities', () => {
  const normal = normals(2);
  const centers = [
    [0, 0],
    [2.5, 0.5],
    [1, 2.5],
  ];
  const names = ['setosa', 'versicolor', 'virginica'];
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const [x, y] = centers[i % 3];
    return { x: x + normal(), y: y + normal(), blob: i % 3 };
  });
  const { plan, outcome, tested } = train(
    rows.map(({ x, y, blob }) => [x, y, names[blob]]),
    'width,length,species',
  );
  expect(plan.recipe).toMatchObject({ target: 'species', task: 'multiclass' });
  // Clusters of equal size and spread: the nearest center is the most likely.
  const nearest = (row: number) => {
    const distances = centers.map(([x, y]) => (rows[row].x - x) ** 2 + (rows[row].y - y) ** 2);
    return distances.indexOf(Math.min(...distances));
  };
  const bayes = share(tested, (row) => nearest(row) === rows[row].blob);
  expect(bayes).toBeLessThan(0.95);
  expect(outcome.test?.accuracy).toBeGreaterThan(bayes - tolerance);
});

const rings = (() => {
  const random = createRandom(3);
  return Array.from({ length: rowCount }, () => {
    const [x, y] = [4 * random.nextFloat() - 2, 4 * random.nextFloat() - 2];
    const isInside = x * x + y * y < 2.2;
    // One answer in twenty is wrong in the table itself.
    return { x, y, isInside, label: isInside === random.nextFloat() >= 0.05 ? 1 : 0 };
  });
})();
const ringRows = rings.map(({ x, y, label }) => [x, y, label]);

test('binary, rings: a hidden layer, and else the default settings, come within the tolerance of the true circle', () => {
  const { plan, outcome, tested } = train(ringRows, 'x,y,inside', { hidden: [16], epochs: 300 });
  expect(plan.recipe).toMatchObject({ target: 'inside', task: 'binary' });
  const bayes = share(tested, (row) => rings[row].isInside === (rings[row].label === 1));
  expect(outcome.test?.accuracy).toBeGreaterThan(bayes - tolerance);
});

test('binary, rings: no line divides them, and a single neuron is no better than the commonest answer', () => {
  const { plan, outcome } = train(ringRows, 'x,y,inside');
  expect(outcome.test?.accuracy).toBeLessThan((plan.baseline.scores.accuracy ?? 0) + 0.05);
});

test('binary, categories with effects: accuracy within the tolerance of that of the true probabilities', () => {
  const random = createRandom(4);
  const effects = new Map([
    ['Berlin', 0.9],
    ['Oslo', 0.2],
    ['Rome', 0.75],
    ['Kyiv', 0.35],
    ['Lima', 0.1],
  ]);
  const cities = [...effects.keys()];
  const rows = Array.from({ length: rowCount }, () => {
    const city = cities[random.below(cities.length)];
    const member = random.below(2) === 1;
    const probability = Math.min(0.97, (effects.get(city) ?? 0) + (member ? 0.1 : -0.05));
    return { city, member, probability, answer: random.nextFloat() < probability };
  });
  const { plan, outcome, tested } = train(
    rows.map(({ city, member, answer }) => [city, member ? 'yes' : 'no', answer ? 'yes' : 'no']),
    'city,member,bought',
    { target: 'bought', allowDuplicates: true },
  );
  expect(plan.recipe).toMatchObject({ task: 'binary', features: ['city', 'member'] });
  const bayes = share(tested, (row) => rows[row].probability > 0.5 === rows[row].answer);
  expect(bayes).toBeLessThan(0.9);
  expect(outcome.test?.accuracy).toBeGreaterThan(bayes - tolerance);
});

test('regression, categories with effects: R² within the tolerance of that of the true means', () => {
  const normal = normals(5);
  const random = createRandom(5);
  const effects = [10, 14, 30, 22];
  const rows = Array.from({ length: rowCount }, () => {
    const kind = random.below(4);
    const size = 20 + 5 * normal();
    return { kind: ['flat', 'house', 'castle', 'farm'][kind], size, truth: effects[kind] + 0.5 * size, noise: 3 * normal() };
  });
  const { outcome, tested } = train(
    rows.map(({ kind, size, truth, noise }) => [kind, size, truth + noise]),
    'kind,size,rent',
    { target: 'rent' },
  );
  const actual = tested.map((row) => rows[row].truth + rows[row].noise);
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
  const spread = actual.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const bayes = 1 - tested.reduce((sum, row) => sum + rows[row].noise ** 2, 0) / spread;
  expect(bayes).toBeGreaterThan(0.8);
  expect(outcome.test?.r2).toBeGreaterThan(bayes - tolerance);
});
