import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { exportTfjs } from '../../../src/exports/tfjs/exportTfjs.ts';
import { createForward } from '../../../src/network/forward.ts';
import type { ExportCase } from './exportCases.ts';

/** Holds the loaded model's outputs for the case's rows against those of our own network. */
export async function expectSameOutputs({ exported, model, rows }: ExportCase, tolerance = 1e-6): Promise<void> {
  const [json, weights, preprocess] = exportTfjs(exported, 'model.json').files;
  expect([json.name, weights.name, preprocess.name]).toEqual(['model.json', 'model.weights.bin', 'preprocess.json']);
  if (typeof weights.content === 'string') throw new Error('a text');
  const { modelTopology, weightsManifest } = JSON.parse(String(json.content)) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: weights.content.buffer }),
  );
  const inputs = rows.map((row) => Array.from(encodeRow(model.encoder, new Map(row)).inputs));
  const outputs = loaded.predict(tf.tensor2d(inputs));
  if (Array.isArray(outputs)) throw new Error('several outputs');
  const given = (await outputs.array()) as number[][];
  const run = createForward(model.architecture, model.weights);
  const isNear = (output: number, expected: number) => Math.abs(output - expected) / Math.max(1, Math.abs(expected)) < tolerance;
  const compared = inputs.map((row, index) => ({ row, given: given[index], expected: [...(run(row).outputs.at(-1) ?? [])] }));
  // Compared by hand: in some ten thousand rows every call of expect would count.
  const wrong = compared.filter(
    (of) => of.given.length !== of.expected.length || !of.expected.every((output, unit) => isNear(of.given[unit], output)),
  );
  expect(wrong).toEqual([]);
  expect(JSON.parse(String(preprocess.content))).toMatchObject({ columns: JSON.parse(JSON.stringify(model.encoder.columns)) as unknown });
}
