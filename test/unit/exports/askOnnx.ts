import * as ort from 'onnxruntime-web';
import { expect } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportOnnx } from '../../../src/exports/onnx/exportOnnx.ts';
import type { ExportCase } from './exportCases.ts';
import type { ConsumerAnswer } from './expectAnswers.ts';

ort.env.wasm.numThreads = 1;

/** What ONNX Runtime says of the case's rows, all at once. */
export async function askOnnx({ exported, rows, model }: ExportCase): Promise<ConsumerAnswer[]> {
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
