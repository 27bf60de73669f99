import { expect, test } from 'vitest';
import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import { taskRemark } from '../../../src/dataset/columns/remarks/taskRemark.ts';
import { targets } from '../tableOfCases.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

test.each(targets.map(([name, target, outcome, options]) => ({ name, target, outcome, options })))(
  '$name',
  ({ target, outcome, options }) => {
    const text = tableOf({ x: scatter(target.length).reverse(), target });
    const build = () => buildFrom(text, { target: 'target', ...options });
    if (outcome.refused) {
      expect(build).toThrow(outcome.refused);
      expect(build).toThrow(expect.objectContaining({ name: 'UserError' }));
      return;
    }
    const { dataset, encoder, recipe, columns, skipped, warnings, dataChecks } = build();
    if (outcome.task) expect([recipe.task, encoder.target.type]).toEqual([outcome.task, outcome.task]);
    if (outcome.classes) expect(encoder.target.type === 'regression' ? [] : encoder.target.classes).toEqual(outcome.classes);
    if (outcome.used !== undefined) expect(dataset.rowCount).toBe(outcome.used);
    expect(skipped).toBe(outcome.skipped ?? 0);
    if (outcome.says)
      expect(
        said([...columns[1].remarks, taskRemark(columns[1], recipe.task), ...warnings, ...dataChecks.map((check) => check.said)]).join(
          '\n',
        ),
      ).toMatch(outcome.says);
    // Whatever the target: every row is in one part, and every number is finite.
    expect([...dataset.train, ...dataset.test, ...dataset.validation].sort((a, b) => a - b)).toEqual(
      Array.from(dataset.targets, (_, row) => row),
    );
    expect(dataset.test.length).toBeGreaterThan(0);
    for (const value of [...dataset.targets, ...dataset.features]) expect(Number.isFinite(value)).toBe(true);
  },
);

test('the outlier is told when it is learned from', () => {
  const target = [...repeat([1, 2, 3, 4.5, 5], 300), ...repeat(['1e12'], 1)];
  const learned = Array.from({ length: 20 }, (_, seed) => {
    const { dataChecks, dataset } = buildFrom(tableOf({ x: scatter(301), target }), { task: 'regression', target: 'target', seed });
    const isLearned = dataset.train.includes(300);
    expect(
      said(dataChecks.map((check) => check.said)).some((caution) =>
        /"target" has a number far from all others, 1000000000000/.test(caution),
      ),
    ).toBe(isLearned);
    return isLearned;
  });
  expect(new Set(learned)).toEqual(new Set([true, false]));
});

const choices: readonly (readonly [
  name: string,
  columns: Readonly<Record<string, readonly (string | number)[]>>,
  target: string,
  task: Recipe['task'],
])[] = [
  ['a telling name', { Pass: [0, 1], x: [1, 2], other: ['a', 'b'] }, 'Pass', 'binary'],
  ['else the last with two values', { x: [1, 2, 3, 4], first: [0, 1, 0, 1], second: [0, 1, 1, 0], n: [1, 2, 3, 4] }, 'second', 'binary'],
  ['else the last of categories', { a: ['p', 'q', 'r'], b: ['s', 't', 'u'], n: [1.5, 2.5, 3.25, 4] }, 'b', 'multiclass'],
  ['else the last of few whole numbers', { a: [1, 2, 3], b: [1.5, 2.5, 3.5, 4.5, 7] }, 'a', 'multiclass'],
  ['else the last of numbers', { a: [1.5, 2.5, 3.5, 0.25], b: [1.5, 2.5, 3.5, 4.5, 7] }, 'b', 'regression'],
  ['a name of numbers', { price: [1.5, 2.5, 3.5, 0.25], garage: ['yes', 'no'] }, 'price', 'regression'],
  ['y in the last place', { x: [1.5, 2, 3], flag: [0, 1], y: [1.5, 2.5, 3.5, 0.25] }, 'y', 'regression'],
  ['y that may be a coordinate', { x: [1.5, 2, 3], y: [1.5, 2.5, 3.5, 0.25], inside: [0, 1] }, 'inside', 'binary'],
];

test.each(choices)('the target that is chosen: %s', (_, columns, target, task) => {
  const cells = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, repeat(values, 60)]));
  const { recipe } = buildFrom(tableOf({ filler: scatter(60), ...cells }), { features: ['filler'] });
  expect(recipe).toMatchObject({ target, task });
});
