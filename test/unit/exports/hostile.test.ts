import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { exportKeras } from '../../../src/exports/keras/exportKeras.ts';
import { exportMicroPython, exportPython } from '../../../src/exports/python/exportPython.ts';
import { askC } from './askC.ts';
import { askJavaScript } from './askJavaScript.ts';
import { askKeras, findKerasPython } from './askKeras.ts';
import { askOnnx } from './askOnnx.ts';
import { askPython } from './askPython.ts';
import { askSqlite, isKnownToSql } from './askSqlite.ts';
import { expectSameOutputs } from './askTfjs.ts';
import type { ExportCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { forPlainReaders } from './plainReaders.ts';
import { randomCases } from './randomCases.ts';

/** Another number tries more. */
const count = Number(process.env.NEURON_EXPORT_CASES ?? 16);

const named = (format: string, of: ExportCase) => ({ ...of, name: `${format}, ${of.name}` });

const cases = randomCases(count, 'rich');

describe('random models, asked in the notations that each format knows', () => {
  test('are there', () => expect(cases.length).toBeGreaterThan(2));

  test('Python and JavaScript read the cells as they are', async () => {
    const python = askPython(cases, exportPython);
    const javascript = await askJavaScript(cases);
    cases.forEach((of, place) => {
      expectAnswers(named('Python', of), python[place], 1e-9);
      expectAnswers(named('JavaScript', of), javascript[place], 1e-9);
    });
  }, 120_000);

  test('C, MicroPython and SQL', () => {
    const plain = cases.map((of) => forPlainReaders(of));
    const micro = askPython(plain, exportMicroPython);
    const c = askC(plain);
    plain.forEach((of, place) => {
      expectAnswers(named('MicroPython', of), micro[place], 1e-9);
      expectAnswers(named('C', of), c[place], 1e-9);
    });
    const known = plain.filter(isKnownToSql);
    const sql = askSqlite(known);
    known.forEach((of, place) => expectAnswers(named('SQL', of), sql[place]));
  }, 120_000);

  test('ONNX and TensorFlow.js', async () => {
    await tf.setBackend('cpu');
    for (const of of cases) {
      const tensors = forPlainReaders(of, true);
      expectAnswers(named('ONNX', tensors), await askOnnx(tensors));
      // TensorFlow.js adds up in 32 bits, of which cells far out of range leave fewer.
      await expectSameOutputs(of, 1e-5);
    }
  }, 120_000);

  const python = findKerasPython();
  test.skipIf(python === undefined)(
    'Keras',
    async () => {
      const tensors = cases.map((of) => forPlainReaders(of, true));
      const answers = askKeras(python ?? '', tensors, await Promise.all(tensors.map(fileOf)));
      tensors.forEach((of, place) => expectAnswers(named('Keras', of), answers[place]));
    },
    600_000,
  );
});

async function fileOf({ exported }: ExportCase): Promise<Uint8Array> {
  const [{ content }] = (await exportKeras(exported, 'case.keras')).files;
  if (typeof content === 'string') throw new Error('a text');
  return content;
}
