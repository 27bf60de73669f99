import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRun } from '../../../src/training/plan/planRun.ts';

const names = ['size', 'city', 'since', 'rooms', 'age'];
const cities = ['Kiel', 'Bonn', 'Ulm'];
const rows = Array.from(
  { length: 60 },
  (_, i) =>
    `${(i * 7) % 31},${cities[(i * 5) % 3]},${2000 + (i % 20)}-0${1 + (i % 9)}-11,${(i * 11) % 6},${(i * 13) % 47},${(i * 29) % 17}`,
);
const text = [`${names.join()},price`, ...rows].join('\n');

const datasetOf = (features?: string[]) => {
  const { dataset, plan, initial } = planRun(text, { target: 'price', seed: 3, hidden: [4], ...(features ? { features } : {}) }, 'wasm');
  return { features: dataset.features, train: dataset.train, test: dataset.test, targets: dataset.targets, initial, recipe: plan.recipe };
};

test('whatever columns are switched off and on again, in whatever order, the dataset is the same byte for byte', () => {
  const untouched = datasetOf();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 12 }), (toggled) => {
      let features = [...names];
      const toggle = (name: string) => {
        features = features.includes(name) ? features.filter((feature) => feature !== name) : [...features, name];
      };
      for (const name of [...toggled, ...toggled.toReversed()]) toggle(name);
      expect(datasetOf(features)).toEqual(untouched);
    }),
    { numRuns: 60 },
  );
});

test('columns that are asked for stand in the order of the file, once each', () => {
  expect(datasetOf(['age', 'city', 'age', 'size']).recipe.features).toEqual(['size', 'city', 'age']);
});
