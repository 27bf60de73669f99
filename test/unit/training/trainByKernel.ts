import { buildKernel } from '../../../scripts/buildKernel.ts';
import { compileKernel } from '../../../src/training/kernel/kernelExports.ts';
import { KernelTrainer } from '../../../src/training/kernel/kernelTrainer.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';
import { train, type FinishedTraining } from './exampleTraining.ts';

const compiled = compileKernel(await buildKernel());
if (!compiled) throw new Error('This Node has no WebAssembly SIMD');

/** Built from its source when that has changed. */
export const kernel: WebAssembly.Module = compiled;

/** `train` with the kernel. */
export function trainByKernel(start: Omit<TrainingStart, 'onEpoch'>, isTimeUp?: () => boolean): Promise<FinishedTraining> {
  return train(start, (given) => new KernelTrainer(given, kernel), isTimeUp);
}
