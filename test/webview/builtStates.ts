import type { Column, Distribution } from '../../src/dataset/columns/column.ts';
import type { ColumnEncoding, EncodedInput } from '../../src/dataset/encoding/encoder.ts';
import { createRandom } from '../../src/random.ts';
import { builtRunningState, builtState, type RunParts, type RunSession } from './builtRuns.ts';

const plain = { decimal: '.' } as const;
const column = { missing: 0, invalid: 0, remarks: [], tasks: [] } satisfies Partial<Column>;

/** A hill of `bins` counts, as most columns of numbers have. */
function hill(min: number, max: number, total: number, bins = 20): Distribution {
  const shape = Array.from({ length: bins }, (_, i) => Math.exp(-(((i - bins * 0.45) / (bins * 0.24)) ** 2)));
  const sum = shape.reduce((a, b) => a + b, 0);
  return { type: 'histogram', min, max, counts: shape.map((part) => Math.round((part / sum) * total)) };
}

function numberColumn(index: number, name: string, min: number, max: number, changes: Partial<Column> = {}): Column {
  const tasks = ['regression'] as const;
  return {
    ...column,
    index,
    name,
    kind: 'number',
    distinct: 180,
    range: { min, max },
    tasks,
    distribution: hill(min, max, 400),
    ...changes,
  };
}

function categoryColumn(index: number, name: string, bars: readonly (readonly [string, number])[], changes: Partial<Column> = {}): Column {
  return {
    ...column,
    index,
    name,
    kind: 'category',
    distinct: bars.length,
    classes: bars.map(([value]) => value),
    tasks: [bars.length === 2 ? 'binary' : 'multiclass'],
    distribution: { type: 'bars', bars: bars.map(([value, count]) => ({ value, count })), others: 0 },
    ...changes,
  };
}

const number = (name: string): ColumnEncoding => ({ type: 'number', column: name, format: plain });

function input(name: string, min: number, max: number, of = name): EncodedInput {
  const mean = (min + max) / 2;
  return { name, column: of, min, max, mean, offset: mean, scale: (max - min) / 4 };
}

const flowerInputs = [
  input('sepal length', 4.3, 7.9),
  input('sepal width', 2, 4.4),
  input('petal length', 1, 6.9),
  input('petal width', 0.1, 2.5),
];

/** Three kinds of flowers by four lengths. */
const flowers: RunParts = {
  columns: [
    ...flowerInputs.map(({ name, min, max }, i) => numberColumn(i, name, min, max, { distribution: hill(min, max, 150) })),
    categoryColumn(4, 'species', [['setosa', 50], ['versicolor', 50], ['virginica', 50]]), // prettier-ignore
  ],
  encodings: flowerInputs.map(({ name }) => number(name)),
  inputs: flowerInputs,
  target: { type: 'multiclass', column: 'species', classes: ['setosa', 'versicolor', 'virginica'] },
  architecture: { inputs: 4, layers: [{ units: 8, activation: 'relu' }, { units: 3, activation: 'softmax' }] }, // prettier-ignore
  baseline: { answer: 'setosa', scores: { loss: 1.0986, accuracy: 15 / 45 } },
  hyperparameters: { loss: 'categoricalCrossentropy', epochs: 300 },
  rows: { train: 105, test: 45, skipped: 0 },
  losses: [1.12, 0.052],
  metrics: [0.34, 0.978],
  outcome: {
    train: { loss: 0.0521, accuracy: 0.981 },
    test: { loss: 0.0583, accuracy: 43 / 45 },
    right: 43,
    interval: [0.852, 0.988],
    confusion: [
      [15, 0, 0],
      [0, 14, 1],
      [0, 1, 14],
    ],
  },
};

const digitClasses = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
];

/** More classes than a table of confusions or a graph has room for, by a single layer. */
const manyClasses: RunParts = {
  ...flowers,
  columns: [
    ...flowers.columns.slice(0, 4),
    categoryColumn(
      4,
      'number',
      digitClasses.map((name) => [name, 30]),
    ),
  ],
  target: { type: 'multiclass', column: 'number', classes: digitClasses },
  architecture: { inputs: 4, layers: [{ units: digitClasses.length, activation: 'softmax' }] },
  baseline: { answer: 'seven', scores: { loss: 2.64, accuracy: 0.09 } },
  outcome: {
    ...flowers.outcome,
    confusion: digitClasses.map((_, actual) =>
      digitClasses.map((_, answered) =>
        actual === answered ? 6 : actual === 3 && answered === 8 ? 3 : actual === 1 && answered === 7 ? 1 : 0,
      ),
    ),
  },
};

const houseInputs = [
  input('area', 28, 240),
  input('city = Berlin', 0, 1, 'city'),
  input('city = Hamburg', 0, 1, 'city'),
  input('city = other', 0, 1, 'city'),
  input('sold (time)', Date.UTC(2015, 2, 1), Date.UTC(2023, 10, 30), 'sold'),
  input('rooms', 1, 8),
  input('rooms is missing', 0, 1, 'rooms'),
];

/** Prices of homes: a number with a unit, from a number, a category, a date and a column with gaps; and columns that are left out. */
const homes: RunParts = {
  columns: [
    { ...column, index: 0, name: 'id', kind: 'identifier', distinct: 400, leftOut: 'it is different in every row' },
    numberColumn(1, 'area', 28, 240),
    categoryColumn(2, 'city', [['Berlin', 168], ['Hamburg', 121], ['Kiel', 64], ['Bremen', 47]]), // prettier-ignore
    {
      ...numberColumn(3, 'sold', Date.UTC(2015, 2, 1), Date.UTC(2023, 10, 30)),
      kind: 'date',
      tasks: [],
    },
    numberColumn(4, 'rooms', 1, 8, {
      missing: 14,
      distinct: 8,
      tasks: ['regression', 'multiclass'],
      remarks: ['2 cells are no numbers, the first in line 18: "four".'],
    }),
    numberColumn(5, 'asking price', 64_000, 1_190_000),
    { ...column, index: 6, name: 'remark', kind: 'text', distinct: 391, missing: 9, leftOut: 'it holds free text' },
    { ...column, index: 7, name: 'country', kind: 'constant', distinct: 1, leftOut: 'it is the same in every row', distribution: { type: 'bars', bars: [{ value: 'DE', count: 400 }], others: 0 } }, // prettier-ignore
    { ...column, index: 8, name: 'agent', kind: 'empty', distinct: 0, missing: 400, leftOut: 'it has no values' },
    numberColumn(9, 'price', 61_000, 1_240_000, { tasks: ['regression'] }),
  ],
  encodings: [
    number('area'),
    { type: 'category', column: 'city', categories: ['Berlin', 'Hamburg'], hasOther: true },
    { type: 'date', column: 'sold', format: 'ymd', parts: ['time'] },
    { type: 'number', column: 'rooms', format: plain, missing: { fill: 3, hasIndicator: true } },
  ],
  inputs: houseInputs,
  target: {
    type: 'regression',
    column: 'price',
    format: { decimal: '.', unit: '€' },
    mean: 318_400,
    scale: 142_000,
    min: 61_000,
    max: 1_240_000,
  },
  architecture: { inputs: houseInputs.length, layers: [{ units: 6, activation: 'tanh' }, { units: 1, activation: 'linear' }] }, // prettier-ignore
  baseline: { answer: '318400', scores: { loss: 1.02, r2: -0.01, mae: 98_200, rmse: 143_900 } },
  hyperparameters: { loss: 'meanSquaredError', epochs: 1000 },
  associations: [
    { column: 'area', type: 'correlation', strength: 0.81 },
    { column: 'city', type: 'association', strength: 0.34 },
    { column: 'sold', type: 'correlation', strength: 0.22 },
    { column: 'rooms', type: 'correlation', strength: 0.63 },
    { column: 'asking price', type: 'correlation', strength: 0.998 },
    { column: 'id', type: 'correlation', strength: -0.04 },
  ],
  cautions: [
    '“asking price” goes with “price” so closely (0.998) that it may give the answer away. It is not learned from here.',
    'The 120 test rows are few: another split could give a noticeably different figure.',
  ],
  warnings: ['"id" was left out: it is different in every row.', '"remark" was left out: it holds free text.', '2 rows were skipped.'],
  rows: { train: 278, test: 120, skipped: 2 },
  losses: [1.05, 0.118],
  metrics: [0.74, 0.23],
  outcome: {
    train: { loss: 0.118, r2: 0.88, mae: 31_100, rmse: 48_700 },
    test: { loss: 0.134, r2: 0.868, mae: 34_200, rmse: 52_000 },
    pairs: pricePairs(120),
  },
};

function pricePairs(count: number) {
  const random = createRandom(9);
  const actual = Float64Array.from({ length: count }, () => 61_000 + 900_000 * random.nextFloat() ** 2.2);
  const predicted = actual.map((price) => price * 0.94 + 18_000 + (random.nextFloat() + random.nextFloat() - 1) * 110_000);
  return { actual, predicted };
}

const classicInputs = [input('x', -2, 2), input('y', -2, 2)];

/** Rosenblatt's perceptron: two classes without probabilities. */
const perceptron: RunParts = {
  columns: [...classicInputs.map(({ name, min, max }, i) => numberColumn(i, name, min, max)), categoryColumn(2, 'side', [['left', 104], ['right', 96]])], // prettier-ignore
  encodings: classicInputs.map(({ name }) => number(name)),
  inputs: classicInputs,
  target: { type: 'binary', column: 'side', classes: ['left', 'right'] },
  architecture: { inputs: 2, layers: [{ units: 1, activation: 'linear' }] },
  baseline: { answer: 'left', scores: { loss: 0.98, accuracy: 31 / 60 } },
  hyperparameters: { loss: 'perceptron', optimizer: 'sgd', epochs: 40 },
  rows: { train: 140, test: 60, skipped: 0 },
  losses: [0.8, 0.05],
  metrics: [0.5, 0.97],
  outcome: {
    train: { loss: 0.05, accuracy: 0.97 },
    test: { loss: 0.06, accuracy: 57 / 60 },
    right: 57,
    interval: [0.863, 0.983],
    confusion: [
      [30, 1],
      [2, 27],
    ],
  },
};

/** Pressed down by one column after the other: as many as a person can throw at it. */
const thousand: RunParts = {
  ...perceptron,
  columns: [
    ...Array.from({ length: 1000 }, (_, i) => numberColumn(i, `sensor ${i + 1}`, -i, i + 1)),
    { ...perceptron.columns[2], index: 1000 },
  ],
};

/** One session of each kind that is shown by hand until it can be trained; the names are those of the tests. */
export function builtStates() {
  return {
    flowers: builtState(flowers),
    manyClasses: builtState(manyClasses),
    homes: builtState(homes),
    perceptron: builtState(perceptron),
    thousand: builtState(thousand),
    earlyStopped: builtState({
      ...homes,
      hyperparameters: { ...homes.hyperparameters, patience: 50, arithmetic: 'relaxed', dropout: 0.2 },
      outcome: { ...homes.outcome, epochs: 412, bestEpoch: 362 },
    }),
    diverged: builtState({
      ...homes,
      outcome: {
        ...homes.outcome,
        epochs: 37,
        bestEpoch: 36,
        isStopped: true,
        divergence:
          'The loss became infinite in epoch 37; the weights of epoch 36 are kept. The learning rate of 30 is the likely cause: try 0.01.',
      },
    }),
    badHomes: builtState({
      ...homes,
      outcome: { ...homes.outcome, test: { loss: 1.6, r2: -0.412, mae: 121_000, rmse: 171_000 } },
    }),
    training: builtRunningState(homes, false),
    paused: builtRunningState(homes, true),
  } satisfies Record<string, RunSession>;
}
