import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvTable } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { predict } from '../../../src/model/predict.ts';
import { parameterCount } from '../../../src/network/architecture.ts';
import type { PredictedRows } from '../../../src/protocol/tableQuestions.ts';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { predictRows } from '../../../src/training/questions/predictRows.ts';
import { sampleRows } from '../../../src/training/questions/sampleRows.ts';
import { scoreWeights } from '../../../src/training/questions/scoreWeights.ts';
import { evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import type { TrainingKernel } from '../../../src/training/kernel/trainingKernel.ts';
import { UserError } from '../../../src/userError.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { repeat, scatter, tableOf } from '../dataset/buildFrom.ts';
import { tables } from '../tableOfCases.ts';
import { kernel } from './trainByKernel.ts';

/** A run over a table with weights that are treated as learned, far enough from 0 to distinguish rows. */
function runOn(table: CsvTable, options: TrainOptions) {
  const { plan, dataset, ledger, initial } = planTable(table, options, 'wasm');
  return { run: { ...plan, ledger }, dataset, weights: initial.map((weight, index) => weight * 3 + ((index % 5) - 2) / 4) };
}

function outcomeOf({ run, dataset, weights }: ReturnType<typeof runOn>) {
  const outcome = evaluateRun({ plan: run, dataset, weights, epochs: 1, bestEpoch: 1, isStopped: false, elapsedMs: 1 });
  const { train, test, validation, right, confusion, pairs, of } = outcome;
  // How much was learned is only determined at the end of a run.
  const kept = validation && { rows: validation.rows, scores: validation.scores };
  return { train, test, validation: kept, right, confusion, pairs, of };
}

/** The same from the question's reply. */
function scoredAs(table: CsvTable, { run, weights }: ReturnType<typeof runOn>, by?: TrainingKernel) {
  const [{ train, test: tested, validation }] = scoreWeights(table, run, [weights], by);
  const { right, confusion, pairs, rowCount: of } = tested ?? train;
  const kept = validation && { rows: validation.rowCount, scores: validation.scores };
  return { train: train.scores, test: tested?.scores, validation: kept, right, confusion, pairs, of };
}

/** What `predictRows` gives, with the sizes of its parts. */
function predictAll(
  table: CsvTable,
  model: RunPlan & { ledger: PredictedModel['ledger']; weights: PredictedModel['weights'] },
  wanted: Wanted = {},
  by?: TrainingKernel,
) {
  const parts: PredictedRows[] = [];
  const rowCount = predictRows(table, { model, ...wanted }, (rows) => parts.push(rows), by);
  const joined = (name: keyof PredictedRows) => parts.flatMap((part) => Array.from<number>(part[name] ?? []));
  return { rowCount, parts, joined };
}
type Asked = Parameters<typeof predictRows>[1];
type PredictedModel = Asked['model'];
type Wanted = Omit<Asked, 'model'>;

/** Rows predicted at once must equal those predicted one by one. */
function expectSameAlone(table: CsvTable, { run, weights }: ReturnType<typeof runOn>, by?: TrainingKernel): void {
  const model = { ...run, weights };
  const { rowCount, joined } = predictAll(table, model, { withProbabilities: true }, by);
  expect(rowCount).toBe(table.rowCount);
  expect(joined('lines')).toEqual([...table.startLines]);
  const classes = targetClasses(run.encoder.target);
  const said = (value: number) => (classes.length > 0 ? classes[value] : value);
  const [values, confidence, probabilities, actual, splits] = (['values', 'confidence', 'probabilities', 'actual', 'splits'] as const).map(
    joined,
  );
  const { keys } = run.ledger;
  const parts = ['unused', 'train', 'test', 'validation'];
  for (let row = 0; row < table.rowCount; row++) {
    const alone = predict(model, cellsOf(table, row));
    expect(said(values[row])).toBe(alone.value);
    expect(confidence.at(row)).toBe(alone.confidence);
    const ofRow = probabilities.slice(row * classes.length, (row + 1) * classes.length);
    expect(ofRow).toEqual(classes.flatMap((name) => new Map(Object.entries(alone.probabilities ?? {})).get(name) ?? []));
    // A value outside the classes, or not a number, is only reported for single rows.
    const isTold = classes.length > 0 ? classes.includes(String(alone.actual)) : typeof alone.actual === 'number';
    expect(Number.isNaN(actual[row]) ? undefined : said(actual[row])).toBe(isTold ? alone.actual : undefined);
    expect(splits[row]).toBe(run.ledger.splits[row]);
    // Alone, a row that is equal to others does not know which of them it is.
    if (keys.indexOf(keys[row]) === keys.lastIndexOf(keys[row])) expect(parts[splits[row]]).toBe(alone.split);
    else expect(parts.filter((_, part) => keys.some((key, i) => key === keys[row] && splits[i] === part))).toContain(alone.split);
  }
}

test.each(tables.filter(([, , expected]) => !expected.refused).map(([name, text, , options = {}]) => ({ name, text, options })))(
  '$name: scored as the training does, and predicted as row by row',
  ({ text, options }) => {
    const table = readCsv(text);
    const trained = runOn(table, options);
    expect(scoredAs(table, trained)).toEqual(outcomeOf(trained));
    expectSameAlone(table, trained);
  },
);

test('rows that are equal by chance are listed and drawn in the part they were split into, so that the list counts as the score does', () => {
  const lines = Array.from({ length: 200 }, (_, i) => `${i % 5},${i % 3},${(i * 7) % 11 < 5 ? 'yes' : 'no'}`);
  const table = readCsv(['a,b,answer', ...lines].join('\n'));
  const { run, weights } = runOn(table, { allowDuplicates: true });
  const countsOf = (splits: readonly number[]) => [1, 2].map((part) => splits.filter((of) => of === part).length);
  const wanted = [run.rows.train, run.rows.test];
  expect(new Set(run.ledger.keys).size).toBeLessThan(40);
  const model = { ...run, weights };
  expect(countsOf(predictAll(table, model).joined('splits'))).toEqual(wanted);
  expect(countsOf([...sampleRows(table, { model, count: 2000, seed: 1 }).splits])).toEqual(wanted);
  // In another file nobody knows which of them is which.
  const others = readCsv(['a,b,answer', ...lines.slice(50)].join('\n'));
  expect(countsOf(predictAll(others, model).joined('splits'))).toEqual([150, 0]);
});

const count = 60;
const column = <Cell>(cell: fc.Arbitrary<Cell>) => fc.array(cell, { minLength: count, maxLength: count });
const anyTable = fc
  .record({
    size: column(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -20, max: 20 }) }, fc.constantFrom('', 'NA', 'abc', '1e30', '-0'))),
    city: column(fc.constantFrom('Oslo', 'Rome', 'Kyiv', '')),
    since: column(
      fc.oneof({ weight: 12, arbitrary: fc.nat(900).map((day) => new Date(day * 864e5).toISOString().slice(0, 10)) }, fc.constant('?')),
    ),
    grade: column(fc.oneof({ weight: 9, arbitrary: fc.constantFrom('low', 'high', 'mid') }, fc.constant(''))),
    passed: column(fc.oneof({ weight: 9, arbitrary: fc.constantFrom('yes', 'no') }, fc.constant('?'))),
    price: column(fc.oneof({ weight: 9, arbitrary: fc.nat(900) }, fc.constantFrom('', '12 kg'))),
  })
  // A first row of words alone would be a second line of names, which is refused.
  .filter(({ size: [first] }) => typeof first === 'number');
const anyOptions = fc
  .record({
    target: fc.constantFrom('grade', 'passed', 'price'),
    loss: fc.constantFrom(undefined, 'hinge', 'meanAbsoluteError', 'huber'),
    hidden: fc.constantFrom<number[]>([], [5], [9, 4]),
    activation: fc.constantFrom('tanh', 'relu'),
    seed: fc.nat(99),
    scaling: fc.constantFrom('standard', 'minmax'),
    clipOutliers: fc.boolean(),
    validationFraction: fc.constantFrom(0, 0.2),
    classWeight: fc.constantFrom('none', 'balanced'),
    splitBy: fc.constantFrom(undefined, { column: 'since', as: 'time' }, { column: 'city', as: 'group' }),
    fold: fc.constantFrom(undefined, undefined, { index: 1, of: 3 }),
    allowDuplicates: fc.constantFrom(undefined, true, false),
  } as const)
  .map((options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as TrainOptions);

test('weights are scored as the training does, and rows predicted as alone, whatever the table and the options', () => {
  let trainings = 0;
  fc.assert(
    fc.property(anyTable, anyOptions, (cells, options) => {
      const table = readCsv(tableOf(cells));
      try {
        const trained = runOn(table, options);
        for (const by of [undefined, kernel]) {
          expect(scoredAs(table, trained, by)).toEqual(outcomeOf(trained));
          expectSameAlone(table, trained, by);
        }
        trainings++;
      } catch (error) {
        // Options that do not fit the table.
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 60 },
  );
  expect(trainings).toBeGreaterThan(15);
});

const fine = { size: scatter(80), city: repeat(['Oslo', 'Rome', 'Oslo'], 80), passed: repeat(['no', 'yes'], 80) };

test('several weights are scored at once; those of another network, and another table, are refused', () => {
  const table = readCsv(tableOf(fine));
  const { run, dataset, weights } = runOn(table, { target: 'passed' });
  const others = weights.map((weight) => -weight);
  const scores = scoreWeights(table, run, [weights, others]);
  expect(scores.map(({ test: tested }) => tested?.scores)).toEqual(
    [weights, others].map((each) => outcomeOf({ run, dataset, weights: each }).test),
  );
  expect(() => scoreWeights(table, run, [weights.subarray(1)])).toThrow('weights');
  const changes: Partial<Record<keyof typeof fine, (string | number)[]>>[] = [
    { size: [0.5, ...fine.size.slice(1)] },
    { passed: ['yes', ...fine.passed.slice(1)] },
    { city: [...fine.city].reverse() },
  ];
  for (const change of changes) {
    expect(() => scoreWeights(readCsv(tableOf({ ...fine, ...change })), run, [weights])).toThrow(
      /The table has changed since it was trained on/,
    );
  }
  const { size: _, ...fewer } = fine;
  expect(() => scoreWeights(readCsv(tableOf(fewer)), run, [weights])).toThrow('There is no column "size" in the table.');
  // Columns may be elsewhere, and new ones do not matter.
  const { passed, size, city } = fine;
  expect(scoreWeights(readCsv(tableOf({ passed, more: scatter(80), city, size })), run, [weights, others])).toEqual(scores);
});

test('a table that is learned as a whole has no test to be scored on', () => {
  const table = readCsv('a,b,either\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n');
  const trained = runOn(table, { target: 'either', hidden: [4] });
  const [scores] = scoreWeights(table, trained.run, [trained.weights]);
  expect(scores.test).toBeUndefined();
  expect(scores.train.scores).toEqual(outcomeOf(trained).train);
});

test('the rows of some lines are predicted, also where rows span lines', () => {
  const table = readCsv(tableOf({ ...fine, note: repeat(['a', 'two\nlines'], 80) }));
  const { run, weights } = runOn(table, { target: 'passed', features: ['size', 'city'] });
  const model = { ...run, weights };
  const all = predictAll(table, model);
  const some = (from: number, to: number) => predictAll(table, model, { lines: { from, to } });
  // Rows begin on the lines 1, 2, 4, 5, 7 …
  expect(some(2, 6).joined('lines')).toEqual([2, 4, 5]);
  expect(some(2, 6).joined('values')).toEqual(all.joined('values').slice(1, 4));
  expect(some(3, 4).parts).toEqual([]);
  expect(some(-5, 2).joined('lines')).toEqual([1]);
  expect(some(100, 1e9).rowCount).toBe(all.joined('lines').filter((line) => line >= 100).length);
  expect(all.parts[0].probabilities).toBeUndefined();
});

test('a table without a target column is predicted, one without a column of the model is refused', () => {
  const { run, weights } = runOn(readCsv(tableOf(fine)), { target: 'passed' });
  const model = { ...run, weights };
  const [part] = predictAll(readCsv('city,size\nOslo,4\nParis,\n'), model).parts;
  expect([part.actual, part.splits, part.values.length]).toEqual([undefined, undefined, 2]);
  expect(() => predictAll(readCsv('city,passed\nOslo,yes\n'), model)).toThrow('There is no column "size" in the table.');
});

test('many rows come in parts', () => {
  const rows = 40_000;
  const table = readCsv(tableOf({ size: scatter(rows), passed: repeat(['no', 'yes', 'no'], rows) }));
  const { run, weights } = runOn(table, { target: 'passed' });
  const { parts, joined, rowCount } = predictAll(table, { ...run, weights });
  expect(parts.length).toBeGreaterThan(2);
  expect([rowCount, joined('lines').length, joined('values').length]).toEqual([rows, rows, rows]);
  const last = predict({ ...run, weights }, cellsOf(table, rows - 1));
  expect(joined('confidence').at(-1)).toBe(last.confidence);
});

test('a sample has each class, learned from and tested on, in proportion, encoded as in training', () => {
  fc.assert(
    fc.property(anyTable, fc.constantFrom('grade', 'passed', 'price'), fc.nat(70), fc.nat(9), (cells, target, wanted, seed) => {
      const table = readCsv(tableOf(cells));
      const { run, dataset } = runOn(table, { target });
      const sample = sampleRows(table, { model: run, count: wanted, seed });
      expect(sampleRows(table, { model: run, count: wanted, seed })).toEqual(sample);
      const size = Math.min(wanted, dataset.rowCount);
      expect([sample.lines.length, sample.targets.length, sample.splits.length]).toEqual([size, size, size]);
      expect([...sample.lines]).toEqual([...new Set(sample.lines)].sort((a, b) => a - b));
      const width = dataset.featureCount;
      const testMarkOf = new Map<number, number>([
        ...[...dataset.test].map((row) => [row, 2] as const),
        ...[...dataset.validation].map((row) => [row, 3] as const),
      ]);
      const rowAt = new Map([...dataset.records].map((record, row) => [table.startLines[record], row]));
      const stratum = (row: number, mark: number) => `${target === 'price' ? '' : dataset.targets[row]} ${mark}`;
      const drawn: string[] = [];
      for (const [index, line] of sample.lines.entries()) {
        const row = rowAt.get(line) ?? NaN;
        expect(sample.targets[index]).toBe(dataset.targets[row]);
        expect(sample.inputs.slice(index * width, (index + 1) * width)).toEqual(dataset.features.slice(row * width, (row + 1) * width));
        // For copies on both sides, training counts.
        if (sample.splits[index] !== 1) expect(sample.splits[index]).toBe(testMarkOf.get(row));
        drawn.push(stratum(row, sample.splits[index]));
      }
      const { joined } = predictAll(table, { ...run, weights: new Float32Array(parameterCount(run.architecture)) });
      const splitAt = joined('splits');
      const all = Array.from(dataset.records, (record, row) => stratum(row, splitAt[record]));
      const sizes = new Map([...new Set(all)].map((name) => [name, all.filter((each) => each === name).length]));
      if (size < sizes.size) return;
      for (const [name, of] of sizes) {
        const got = drawn.filter((each) => each === name).length;
        expect(got).toBeGreaterThanOrEqual(1);
        expect(Math.abs(got - (of * size) / dataset.rowCount)).toBeLessThan(1 + sizes.size / 2);
      }
    }),
    { numRuns: 60 },
  );
});

test('rows that have changed are sampled as rows that were not used', () => {
  const { run } = runOn(readCsv(tableOf(fine)), { target: 'passed' });
  const changed = readCsv(tableOf({ ...fine, size: fine.size.map((size, row) => (row < 20 ? size + 0.01 : size)) }));
  const { lines, splits } = sampleRows(changed, { model: run, count: 80, seed: 1 });
  expect([...lines.keys()].filter((index) => splits[index] === 0).map((index) => lines[index])).toEqual(
    Array.from({ length: 20 }, (_, row) => row + 1),
  );
});
