import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import type { RunOutcome } from '../../../src/run/runPlan.ts';
import { adviseBatch } from '../../../src/training/kernel/adviseBatch.ts';
import { takeKernelMemory } from '../../../src/training/kernel/kernelMemory.ts';
import { TrainingKernel } from '../../../src/training/kernel/trainingKernel.ts';
import { batchAdviceSentence } from '../../../webview/words/smallPrint.ts';
import { createAnyStart } from './everyWay.ts';
import { kernelBytes } from './trainByKernel.ts';

function memoryFor(helpers: number, batchSize: number, epochs = 1000) {
  const spawn = () => ({ terminate() {} });
  const kernel = TrainingKernel.create(kernelBytes, helpers > 0 ? { count: helpers, spawn } : undefined);
  if (!kernel) throw new Error('There is no kernel here');
  const { architecture, hyperparameters, dataset } = createAnyStart({ hidden: [8], featureCount: 5, rowCount: 120_000, epochs, batchSize });
  return { memory: takeKernelMemory(kernel, { architecture, hyperparameters, rows: dataset }), rows: dataset.train.length };
}

test('a long run on one thread is told the batch size from which the others work too', () => {
  const { memory, rows } = memoryFor(1, 32);
  const advice = adviseBatch(memory, rows, 10_000);
  if (!advice) throw new Error('There is no advice');
  expect(advice).toMatchObject({ threads: 2 });
  expect(advice.elapsedMs).toBeCloseTo(6100, 0);
  // It does what it says.
  expect(advice.batchSize).toBeGreaterThanOrEqual(memory.layout.shardedRows);
  expect(memoryFor(1, advice.batchSize).memory.layout.threadMemories).toHaveLength(2);
  expect(memoryFor(1, advice.batchSize / 2).memory.layout.threadMemories).toHaveLength(1);
  const said = batchAdviceSentence({ batchAdvice: advice } as unknown as RunOutcome);
  expect(said && inEnglish(said).replaceAll('\u00a0', ' ')).toContain(
    `batches of ${advice.batchSize} rows 2 threads could work at once: about 6.1 s`,
  );
});

test('nothing is advised where it would be no gain', () => {
  const one = memoryFor(1, 32);
  expect(adviseBatch(one.memory, one.rows, 1999)).toBeUndefined();
  expect(adviseBatch(one.memory, 1000, 10_000)).toBeUndefined();
  const alone = memoryFor(0, 32);
  expect(adviseBatch(alone.memory, alone.rows, 10_000)).toBeUndefined();
  const several = memoryFor(1, 8192);
  expect(several.memory.layout.threadMemories).toHaveLength(2);
  expect(adviseBatch(several.memory, several.rows, 10_000)).toBeUndefined();
});
