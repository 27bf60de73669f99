import { expect, test } from 'vitest';
import type { Recipe } from '../../../src/dataset/recipe.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';

interface Outcome {
  readonly task?: Recipe['task'];
  readonly classes?: readonly string[];
  /** Rows in all parts, and those that are in none. */
  readonly used?: number;
  readonly skipped?: number;
  /** What a remark of the column, a warning or a caution says. */
  readonly says?: RegExp;
  readonly refused?: RegExp;
}

/** The target beside a feature of different numbers. */
const cases: readonly (readonly [name: string, target: readonly (string | number)[], outcome: Outcome, options?: Partial<Recipe>])[] = [
  ['0 and 1', repeat([0, 1], 40), { task: 'binary', classes: ['0', '1'], used: 40 }],
  ['yes and no', repeat(['yes', 'no'], 40), { task: 'binary', classes: ['no', 'yes'] }],
  ['two fruits', repeat(['banana', 'apple'], 40), { task: 'binary', classes: ['apple', 'banana'] }],
  [
    'TRUE/true/True',
    repeat(['TRUE', 'false', 'true', 'False', 'True', 'FALSE'], 60),
    { task: 'binary', classes: ['false', 'TRUE'], used: 60 },
  ],
  ['"1" and "1.0"', repeat(['1', '0', '1.0', '0.0'], 40), { task: 'binary', classes: ['0', '1'], used: 40 }],
  ['one class', repeat([1], 40), { refused: /"target" cannot be predicted: it has 1 different value/ }],
  ['no class', repeat([''], 40), { refused: /"target" cannot be predicted: it has 0 different values/ }],
  ['classes 199 : 1', [...repeat(['no'], 199), 'yes'], { refused: /only one usable row is "yes".*two rows of each class/ }],
  [
    'classes 198 : 2',
    [...repeat(['no'], 198), 'yes', 'yes'],
    { task: 'binary', used: 200, says: /99 % of the training rows have "target" = "no"/ },
  ],
  ['2 rows a class', ['a', 'b', 'a', 'b'], { task: 'binary', used: 4, says: /The test has 2 rows only: .* by 50 %/ }],
  [
    '50 classes',
    repeat(
      Array.from({ length: 50 }, (_, i) => `c${i}`),
      500,
    ),
    { task: 'multiclass', used: 500 },
  ],
  [
    '50 classes with 2 rows each',
    repeat(
      Array.from({ length: 50 }, (_, i) => `c${i}`),
      100,
    ),
    { task: 'multiclass', used: 100, says: /Fewer than 5 training rows/ },
  ],
  [
    '51 classes',
    repeat(
      Array.from({ length: 51 }, (_, i) => `c${i}`),
      510,
    ),
    { refused: /"target" cannot be predicted: it has 51 different values, too many/ },
  ],
  [
    'one class with one row',
    [...repeat(['a', 'b'], 40), 'c'],
    { task: 'multiclass', used: 41, says: /Too few rows to test on have "target" = "c"/ },
  ],
  [
    'missing in half the rows',
    repeat([0, '', 1, 'NA'], 80),
    {
      task: 'binary',
      used: 40,
      skipped: 40,
      says: /40 rows were skipped because "target" has no usable value \(line 3: empty; line 5: "NA"/,
    },
  ],
  [
    'numbers with three values',
    repeat([1, 2, 3], 60),
    { task: 'multiclass', classes: ['1', '2', '3'], says: /its 3 whole numbers are taken as classes/ },
  ],
  ['numbers with three values, as a number', repeat([1, 2, 3], 60), { task: 'regression', classes: [], used: 60 }, { task: 'regression' }],
  [
    'whole numbers with many values',
    repeat(
      Array.from({ length: 30 }, (_, i) => i),
      90,
    ),
    { task: 'regression', says: /its 30 values can be taken as classes/ },
  ],
  [
    'whole numbers with many values, as classes',
    repeat(
      Array.from({ length: 30 }, (_, i) => i),
      90,
    ),
    { task: 'multiclass' },
    { task: 'multiclass' },
  ],
  ['amounts', scatter(60).map((x) => x * 3 + 1.5), { task: 'regression' }],
  [
    'amounts, as classes',
    scatter(60),
    { refused: /"target" cannot be predicted as one of several classes.* 60 different values/ },
    { task: 'multiclass' },
  ],
  [
    'words, as a number',
    repeat(['a', 'b', 'c'], 60),
    { refused: /"target" cannot be predicted as a number.*which are no numbers/ },
    { task: 'regression' },
  ],
  [
    'a number that is constant',
    repeat([2.5], 40),
    { refused: /"target" cannot be predicted: it has 1 different value/ },
    { task: 'regression' },
  ],
  ['an outlier of 1e12', [...repeat([1, 2, 3, 4.5, 5], 200), '1e12'], { task: 'regression', used: 201 }, { task: 'regression' }],
  [
    'skewed over six orders',
    Array.from({ length: 60 }, (_, i) => 10 ** (((i * 7) % 60) / 10)),
    { task: 'regression', says: /spans several orders of magnitude/ },
  ],
  ['three numbers', [1.5, 2.5, 3.5], { refused: /There are too few rows: 3 with a usable "target"/ }, { task: 'regression' }],
  ['dates', repeat(['2024-01-01', '2024-01-02', '2024-01-03'], 60), { refused: /"target" cannot be predicted: it holds dates/ }],
  [
    'different texts',
    Array.from({ length: 60 }, (_, i) => `r${i}`),
    { refused: /"target" cannot be predicted: it is different in every row/ },
  ],
];

test.each(cases.map(([name, target, outcome, options]) => ({ name, target, outcome, options })))(
  '$name',
  ({ target, outcome, options }) => {
    const text = tableOf({ x: scatter(target.length).reverse(), target });
    const build = () => buildFrom(text, { target: 'target', ...options });
    if (outcome.refused) {
      expect(build).toThrow(outcome.refused);
      expect(build).toThrow(expect.objectContaining({ name: 'UserError' }));
      return;
    }
    const { dataset, encoder, recipe, columns, skipped, warnings, cautions } = build();
    if (outcome.task) expect([recipe.task, encoder.target.type]).toEqual([outcome.task, outcome.task]);
    if (outcome.classes) expect(encoder.target.type === 'regression' ? [] : encoder.target.classes).toEqual(outcome.classes);
    if (outcome.used !== undefined) expect(dataset.rowCount).toBe(outcome.used);
    expect(skipped).toBe(outcome.skipped ?? 0);
    if (outcome.says) expect([...columns[1].remarks, ...warnings, ...cautions].join('\n')).toMatch(outcome.says);
    // Whatever the target: every row is in one part, and every number is one.
    expect([...dataset.train, ...dataset.test, ...dataset.validation].sort((a, b) => a - b)).toEqual(
      Array.from(dataset.targets, (_, row) => row),
    );
    expect(dataset.test.length).toBeGreaterThan(0);
    for (const value of [...dataset.targets, ...dataset.features]) expect(Number.isFinite(value)).toBe(true);
  },
);

test('the outlier is told when it is learned from', () => {
  const target = [...repeat([1, 2, 3, 4.5, 5], 300), ...repeat(['1e12'], 1)];
  const said = Array.from({ length: 20 }, (_, seed) => {
    const { cautions, dataset } = buildFrom(tableOf({ x: scatter(301), target }), { task: 'regression', target: 'target', seed });
    const isLearned = dataset.train.includes(300);
    expect(cautions.some((caution) => /"target" has a number far from all others, 1000000000000/.test(caution))).toBe(isLearned);
    return isLearned;
  });
  expect(new Set(said)).toEqual(new Set([true, false]));
});

test.each([
  ['a telling name', { Pass: [0, 1], x: [1, 2], other: ['a', 'b'] }, 'Pass', 'binary'],
  ['else the last with two values', { x: [1, 2, 3, 4], first: [0, 1, 0, 1], second: [0, 1, 1, 0], n: [1, 2, 3, 4] }, 'second', 'binary'],
  ['else the last of categories', { a: ['p', 'q', 'r'], b: ['s', 't', 'u'], n: [1.5, 2.5, 3.25, 4] }, 'b', 'multiclass'],
  ['else the last of few whole numbers', { a: [1, 2, 3], b: [1.5, 2.5, 3.5, 4.5, 7] }, 'a', 'multiclass'],
  ['else the last of numbers', { a: [1.5, 2.5, 3.5, 0.25], b: [1.5, 2.5, 3.5, 4.5, 7] }, 'b', 'regression'],
  ['a name of numbers', { price: [1.5, 2.5, 3.5, 0.25], garage: ['yes', 'no'] }, 'price', 'regression'],
  ['y in the last place', { x: [1.5, 2, 3], flag: [0, 1], y: [1.5, 2.5, 3.5, 0.25] }, 'y', 'regression'],
  ['y that may be a coordinate', { x: [1.5, 2, 3], y: [1.5, 2.5, 3.5, 0.25], inside: [0, 1] }, 'inside', 'binary'],
] as const)('the target that is chosen: %s', (_, columns, target, task) => {
  const cells = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, repeat<string | number>(values, 60)]));
  const { recipe } = buildFrom(tableOf({ filler: scatter(60), ...cells }), { features: ['filler'] });
  expect(recipe).toMatchObject({ target, task });
});
