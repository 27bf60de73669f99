import { expect, test } from 'vitest';
import type { FeatureMatrix } from '../../../src/dataset/dataset.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { takeKernelMemory, type KernelMemory } from '../../../src/training/kernel/kernelMemory.ts';
import { KernelTrainer } from '../../../src/training/kernel/kernelTrainer.ts';
import { evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import { planRun, planTable } from '../../../src/training/plan/planRun.ts';
import { train } from './exampleTraining.ts';
import { kernel, trainByKernel } from './trainByKernel.ts';

/** Inputs of every kind: 2 numbers (one of which is missing here and there), a category, yes and no, dates. */
const text = [
  'size,gap,city,member,day,y',
  ...Array.from({ length: 60 }, (_, i) => {
    const cells = [(i * 7) % 13, i % 4 === 0 ? '' : (i * 5) % 11, ['Oslo', 'Rome', 'Kyiv'][i % 3], i % 2 ? 'yes' : 'no'];
    return [...cells, `2024-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 17)}`, (i * 7) % 13 > (i * 3) % 9 ? 1 : 0].join(',');
  }),
].join('\n');

test('features are written to their place, and nothing else is', () => {
  const { dataset: dense } = planRun(text, {}, 'wasm');
  const stride = dense.featureCount + 3;
  let matrix: FeatureMatrix | undefined;
  const { dataset } = planTable(readCsv(text), {}, 'wasm', ({ rows, architecture, hyperparameters }) => {
    expect([architecture.inputs, rows.rowCount, hyperparameters.epochs]).toEqual([dense.featureCount, 60, 1000]);
    return (matrix = { features: new Float32Array(60 * stride), featureStride: stride });
  });
  expect(dataset.features).toBe(matrix?.features);
  for (let row = 0; row < 60; row++) {
    const expected = [...dense.features.subarray(row * dense.featureCount, (row + 1) * dense.featureCount), 0, 0, 0];
    expect([...dataset.features.subarray(row * stride, (row + 1) * stride)]).toEqual(expected);
  }
});

test.each([[], [5]])('written into the memory of the kernel they train and score as copied ones do: hidden %j', async (...hidden) => {
  const options = { hidden, epochs: 30 };
  let memory: KernelMemory | undefined;
  const { plan, dataset, initial } = planTable(readCsv(text), options, 'wasm', (outline) => {
    memory = takeKernelMemory(kernel, outline, 1);
    return memory.matrix;
  });
  // Once: what is learned from and what is scored are the same bytes.
  expect(dataset.features.buffer).toBe(memory?.memory.buffer);
  const inPlace = await train({ ...plan, dataset, initial }, (start) => {
    if (!memory) throw new Error('No place was asked for');
    return new KernelTrainer(start, memory);
  });
  const copied = planRun(text, options, 'wasm');
  expect(inPlace.weights).toEqual((await trainByKernel({ ...plan, dataset: copied.dataset, initial })).weights);
  const facts = { plan, weights: inPlace.weights, epochs: 30, bestEpoch: 30, isStopped: false, elapsedMs: 1 };
  expect(evaluateRun({ ...facts, dataset })).toEqual(evaluateRun({ ...facts, dataset: copied.dataset }));
});
