import { buildKernel } from '../../../scripts/buildKernel.ts';
import { takeKernelMemory } from '../../../src/training/kernel/kernelMemory.ts';
import { KernelTrainer } from '../../../src/training/kernel/kernelTrainer.ts';
import { TrainingKernel, type HelperSource } from '../../../src/training/kernel/trainingKernel.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';
import { train, type FinishedTraining } from './exampleTraining.ts';

/** Rebuilt from source if that has changed. */
export const kernelBytes = await buildKernel();

/** A separate kernel instance. */
export function createKernel(helpers?: HelperSource): TrainingKernel {
  const created = TrainingKernel.create(kernelBytes, helpers);
  if (!created) throw new Error('This Node has no WebAssembly SIMD');
  return created;
}

export const kernel: TrainingKernel = createKernel();

/** A trainer with its own memory, into which the features are copied. */
export function createKernelTrainer(start: TrainingStart, own: TrainingKernel = kernel, threads?: number): KernelTrainer {
  return new KernelTrainer(start, takeKernelMemory(own, { ...start, rows: start.dataset }, threads));
}

/** `train` with the kernel. */
export function trainByKernel(start: Omit<TrainingStart, 'onEpoch'>, isTimeUp?: () => boolean): Promise<FinishedTraining> {
  return train(start, createKernelTrainer, isTimeUp);
}
