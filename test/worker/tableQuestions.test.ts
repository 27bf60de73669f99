import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import { inEnglish } from '../../src/inWords.ts';
import { predict } from '../../src/model/predict.ts';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { createRandom } from '../../src/random.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { cellsOf } from '../unit/csv/tableRows.ts';
import { WorkerUnderTest, type FinishedRun } from './workerUnderTest.ts';

/** The worker as it is shipped: test/buildFirst.ts has built it. */
const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
let worker: WorkerUnderTest;

beforeEach(() => {
  worker = new WorkerUnderTest(script);
});

afterEach(() => worker.terminate());

/** Widths, cities and dates with gaps, and an answer in three classes or a number. */
function createTable(rowCount: number): string {
  const random = createRandom(9);
  const lines = ['width,city,since,grade,price'];
  for (let row = 0; row < rowCount; row++) {
    const width = random.nextFloat() < 0.1 ? '' : (random.nextFloat() * 10).toFixed(3);
    const city = ['Oslo', 'Rome', 'Kyiv', ''][random.below(4)];
    const since = new Date(Date.UTC(2020, 0, 1 + random.below(900))).toISOString().slice(0, 10);
    const price = 100 + Number(width) * 20 + (city === 'Oslo' ? 50 : 0) + random.nextFloat();
    lines.push(`${width},${city},${since},${Number(width) > 6 ? 'high' : Number(width) > 3 ? 'mid' : 'low'},${price.toFixed(2)}`);
  }
  return `${lines.join('\n')}\n`;
}

async function train(text: string, options: TrainOptions): Promise<FinishedRun> {
  worker.post({ type: 'train', runId: 'a', source: textSource(text), options, engine: 'wasm' });
  return worker.finish();
}

const features = ['width', 'city', 'since'];

test.each<TrainOptions>([
  { target: 'grade', hidden: [12], validationFraction: 0.2, patience: 30 },
  { target: 'price', hidden: [64, 64], loss: 'huber' },
  { target: 'grade', splitBy: { column: 'since', as: 'time' } },
])('the weights that a run ends with are scored as it scored them: %o', async (options) => {
  const text = createTable(400);
  const { planned, snapshots, trained } = await train(text, { epochs: 40, features, ...options });
  const { outcome, ledger } = trained;
  const run = { ...planned.plan, ledger };
  worker.post({ type: 'scoreWeights', requestId: 'q', source: textSource(text), run, weights: [snapshots[0].weights, outcome.weights] });
  const { answer } = await worker.expect('answered');
  if (answer.type !== 'weightsScored') throw new Error(`"weightsScored" was expected, "${answer.type}" came`);
  const [before, after] = answer.scores;
  const { right, confusion, pairs, rowCount } = after.test ?? after.train;
  expect({ train: after.train.scores, test: after.test?.scores, right, confusion, pairs, of: rowCount }).toEqual({
    train: outcome.train,
    test: outcome.test,
    right: outcome.right,
    confusion: outcome.confusion,
    pairs: outcome.pairs,
    of: outcome.of,
  });
  expect(after.validation?.scores).toEqual(outcome.validation?.scores);
  expect(before.train.scores.loss).toBeGreaterThan(after.train.scores.loss);
  worker.post({ type: 'scoreWeights', requestId: 'r', source: textSource(createTable(399)), run, weights: [outcome.weights] });
  expect(await worker.expect('refused')).toMatchObject({ requestId: 'r', failure: { isExpected: true } });
});

test('a table of many rows is predicted in parts, each row as it is alone', async () => {
  const text = createTable(40_000);
  const { planned, trained } = await train(text, { target: 'grade', features, epochs: 1, batchSize: 500 });
  const { recipe, encoder, architecture, table: shape } = planned.plan;
  const model = { table: shape, recipe, encoder, architecture, weights: trained.outcome.weights, ledger: trained.ledger };
  worker.post({ type: 'predictRows', requestId: 'q', source: textSource(`${text}1,Oslo\n`), model });
  const parts: PredictedRows[] = [];
  let report = await worker.next();
  for (; report.type === 'predicted'; report = await worker.next()) parts.push(report.rows);
  expect(report).toMatchObject({ type: 'answered', requestId: 'q', answer: { rowCount: 40_000, ragged: [40_001] } });
  expect(parts.length).toBeGreaterThan(1);
  const table = readCsv(text);
  let row = 0;
  for (const { lines, values, confidence, splits } of parts) {
    expect(lines[0]).toBe(row + 1);
    const alone = predict(model, cellsOf(table, row));
    expect(alone).toMatchObject({ value: ['high', 'low', 'mid'][values[0]], confidence: confidence?.[0] });
    expect(['unused', 'train', 'test', 'validation'][splits?.[0] ?? NaN]).toBe(alone.split);
    row += lines.length;
  }
  expect(row).toBe(40_000);
});

test('rows are sampled, and a table without the model’s columns is refused by their name', async () => {
  const text = createTable(300);
  const { planned, trained } = await train(text, { target: 'grade', features, epochs: 1 });
  const model = { ...planned.plan, ledger: trained.ledger };
  worker.post({ type: 'sampleRows', requestId: 'q', source: textSource(text), model, count: 50, seed: 7 });
  const { answer } = await worker.expect('answered');
  if (answer.type !== 'rowsSampled') throw new Error(`"rowsSampled" was expected, "${answer.type}" came`);
  const { lines, inputs, splits } = answer.rows;
  expect([lines.length, inputs.length]).toEqual([50, 50 * model.encoder.inputs.length]);
  expect(new Set(splits)).toEqual(new Set([1, 2]));
  worker.post({ type: 'sampleRows', requestId: 'r', source: textSource('width,grade\n1,low\n2,high\n'), model, count: 50, seed: 7 });
  const { failure } = await worker.expect('refused');
  expect([failure.isExpected, inEnglish(failure.message)]).toEqual([true, 'There is no column "city" in the table.']);
});
