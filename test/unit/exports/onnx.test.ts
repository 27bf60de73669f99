import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { exportOnnx } from '../../../src/exports/onnx/exportOnnx.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { buddhistCase } from './buddhistCase.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, type ConsumerAnswer } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

ort.env.wasm.numThreads = 1;

/** What ONNX Runtime says of the case's rows, all at once. */
async function askOnnx({ exported, rows, model }: ExportCase): Promise<ConsumerAnswer[]> {
  const [{ content }] = exportOnnx(exported, 'case.onnx').files;
  if (typeof content === 'string') throw new Error('a text');
  const session = await ort.InferenceSession.create(content, { graphOptimizationLevel: 'disabled' });
  const cells = rows.map((row) => new Map(row));
  const feeds = Object.fromEntries(
    model.encoder.columns.map(({ column, type }) => {
      const texts = cells.map((row) => row.get(column) ?? '');
      const numbers = () => Float32Array.from(texts, (text) => (text.trim() === '' ? Number.NaN : Number(text)));
      return [
        column === 'value' || column === 'probabilities' ? `${column} (input)` : column,
        type === 'number' ? new ort.Tensor('float32', numbers(), [rows.length, 1]) : new ort.Tensor('string', texts, [rows.length, 1]),
      ];
    }),
  );
  const { value, probabilities } = await session.run(feeds);
  await session.release();
  expect(value.dims).toEqual([rows.length, 1]);
  const size = targetClasses(model.encoder.target).length;
  return rows.map((_, row) => ({
    value: value.data[row] as string | number,
    ...(size > 0 ? { probabilities: Array.from({ length: size }, (__, of) => Number(probabilities.data[row * size + of])) } : {}),
  }));
}

test('ONNX answers as Neuron does, for every kind of target, column and network', async () => {
  for (const of of caseNames.map(exportCase)) expectAnswers(of, await askOnnx(of));
});

test('random models of random tables do, too', async () => {
  for (const of of randomCases(60, 'plain')) expectAnswers(of, await askOnnx(of));
});

test('a day that the calendar has not counts as missing', async () => {
  const days = scatter(40).map((_, row) => `2023-0${1 + (row % 9)}-${10 + (row % 18)}`);
  const table = tableOf({ since: days, target: days.map((_, row) => (row % 3 === 0 ? 'a' : 'b')) });
  const asked = ['2023-02-31', '2023-02-29', '2024-02-29', '2023-04-31', '2023-03-03', '', '2023-03-03 24:00', '2023-03-03 25:00'];
  const of = trainCase(
    'days',
    table,
    { target: 'target', epochs: 5 },
    asked.map((day) => [day, '']),
  );
  const answers = await askOnnx(of);
  expectAnswers(of, answers);
  const [no, , , , third, empty] = answers.slice(40);
  expect(no).toEqual(empty);
  expect(no).not.toEqual(third);
});

test('years of another era are read', async () => {
  expectAnswers(buddhistCase(), await askOnnx(buddhistCase()));
});
