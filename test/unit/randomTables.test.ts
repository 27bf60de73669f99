import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import { predict } from '../../src/model/predict.ts';
import type { Prediction } from '../../src/model/prediction.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { DenseTrainer } from '../../src/training/loop/denseTrainer.ts';
import { planTable } from '../../src/training/plan/planRun.ts';
import { UserError } from '../../src/userError.ts';
import { cellsOf } from './csv/tableRows.ts';

/** Every number in a prediction must be finite. */
function expectSound({ confidence, probabilities, sum, bias, contributions }: Prediction): void {
  const amounts = contributions.map(({ amount }, index) => [`contribution ${index}`, amount] as const);
  const numbers = [['confidence', confidence], ['sum', sum], ['bias', bias], ...Object.entries(probabilities ?? {}), ...amounts] as const;
  expect(numbers.filter(([, number]) => Number.isNaN(number))).toEqual([]);
  if (probabilities) expect(Object.values(probabilities).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
}

/**
 * Runs everything from text to predictions, with five epochs. Returns true if the table could be used for training. A UserError is an
 * acceptable result; anything else fails.
 */
function survives(text: string, options: TrainOptions): boolean {
  try {
    const table = readCsv(text);
    const { plan, dataset, ledger, initial } = planTable(table, { epochs: 5, ...options }, 'wasm');
    let isFinite = true;
    const trainer = new DenseTrainer({
      ...plan,
      dataset,
      initial,
      onEpoch: ({ trainLoss, testLoss = 0 }) => {
        isFinite = Number.isFinite(trainLoss) && Number.isFinite(testLoss);
        return isFinite ? 'continue' : 'stop';
      },
    });
    trainer.advance(() => false);
    expect(isFinite).toBe(true);
    const model = { ...plan, loss: plan.hyperparameters.loss, ledger, weights: trainer.weights };
    for (let row = 0; row < Math.min(3, table.rowCount); row++) expectSound(predict(model, cellsOf(table, row)));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -20, max: 20 }).map(String) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(String) },
  fc.constantFrom('', 'NA', '?', '-', 'null', 'NaN', 'yes', 'no', 'TRUE', 'false', 'red', 'green', 'blue', '"a,b"', '"say ""hi"""'),
  fc.constantFrom('1e400', '1e-400', '-0', '0x10', '007', '1_000', '12 %', '$5', '"1,234.50"', '1e300', '1e-300', 'Infinity'),
  fc.constantFrom('9007199254740993', '2024-02-29', '31.12.1999', '12/31/1999', '23:59', '__proto__', 'constructor', '🍎', '</script>'),
  fc.string({ maxLength: 5 }).map((text) => `"${text.replaceAll('"', '""')}"`),
);
const name = fc.oneof(fc.constantFrom('a', 'b', 'target', 'pass', 'class', '__proto__', 'toString', ''), fc.string({ maxLength: 4 }));
const options = fc.record(
  {
    hidden: fc.constantFrom<number[]>([], [3]),
    scaling: fc.constantFrom('standard', 'minmax'),
    classWeight: fc.constantFrom('none', 'balanced'),
    clipOutliers: fc.boolean(),
    allowDuplicates: fc.boolean(),
    seed: fc.nat(5),
  },
  { requiredKeys: [] },
);

/** Realistic columns, with an odd cell here and there. */
const kinds = [
  fc.integer({ min: 0, max: 1 }).map(String),
  fc.integer({ min: -9, max: 9 }).map(String),
  fc.double({ noNaN: true, min: -1e3, max: 1e3 }).map((value) => value.toFixed(2)),
  fc.constantFrom('yes', 'no'),
  fc.constantFrom('red', 'green', 'blue'),
  fc.nat(300).map((day) => new Date(day * 864e5).toISOString().slice(0, 10)),
  cell,
];
const column = (height: number) =>
  fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc.array(fc.oneof({ weight: 19, arbitrary: kind }, { weight: 1, arbitrary: cell }), { minLength: height, maxLength: height }),
    );
const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(24)).chain(([width, height]) =>
  fc
    .record({
      names: fc.array(name, { minLength: width, maxLength: width }),
      columns: fc.array(column(height), { minLength: width, maxLength: width }),
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineBreak: fc.constantFrom('\n', '\r\n'),
    })
    .map(({ names, columns, delimiter, lineBreak }) => {
      const rows = Array.from({ length: height }, (_, row) => columns.map((cells) => cells[row]));
      return [names.map((text) => `"${text.replaceAll('"', '""')}"`), ...rows].map((cells) => cells.join(delimiter)).join(lineBreak);
    }),
);

test('2000 tables of cells of every kind are trained on and predict, or are refused in words', () => {
  let trained = 0;
  fc.assert(
    fc.property(table, options, (text, chosen) => {
      if (survives(text, chosen)) trained++;
    }),
    { numRuns: 2000 },
  );
  // The test is only useful if many of them can be trained on.
  expect(trained).toBeGreaterThan(200);
});

/** A table of every kind of column that can be learned. */
const valid = [
  'id,size,price,city,member,date,pass',
  ...Array.from({ length: 30 }, (_, i) => {
    const city = ['Oslo', 'Rome', 'Kyiv'][i % 3];
    return `r${i},${(i * 7) % 11},"${i},5",${city},${i % 2 ? 'yes' : 'no'},2024-0${1 + (i % 9)}-1${i % 10},${(i * 5) % 7 > 3 ? 1 : 0}`;
  }),
].join('\n');
const edit = fc.record({
  at: fc.nat(valid.length - 1),
  length: fc.constantFrom(0, 1, 1, 2, 7, 60),
  text: fc.oneof(fc.string({ unit: fc.constantFrom('1', ',', '"', '\n', ';', 'x', '-', '.', ' '), maxLength: 3 }), cell),
});

test('2000 edits of a good table', () => {
  let trained = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), options, (edits, chosen) => {
      const text = edits.reduce((before, { at, length, text: added }) => before.slice(0, at) + added + before.slice(at + length), valid);
      if (survives(text, chosen)) trained++;
    }),
    { numRuns: 2000 },
  );
  expect(trained).toBeGreaterThan(500);
});

test('2000 texts that are hardly tables', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '1', '0', ',', ';', '"', '\n', '\r', '\0', ' ', '\uFEFF', '|', '#', '='),
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, options, (input, chosen) => {
      survives(input, chosen);
    }),
    { numRuns: 2000 },
  );
});
