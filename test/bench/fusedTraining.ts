import { buildKernel } from '../../scripts/buildKernel.ts';
import { DenseTrainer } from '../../src/training/denseTrainer.ts';
import { compileKernel } from '../../src/training/kernel/kernelExports.ts';
import { KernelTrainer } from '../../src/training/kernel/kernelTrainer.ts';
import type { Trainer, TrainingStart } from '../../src/training/trainer.ts';

const compiled = compileKernel(await buildKernel());
if (!compiled) throw new Error('This Node has no WebAssembly SIMD');
const kernel: WebAssembly.Module = compiled;

/** What a training took, in milliseconds. */
export interface TrainingTimes {
  /** Copying the table to where it is trained on, above all. */
  readonly setUp: number;
  readonly training: number;
}

/** Trains by the kernel, to the end and without a pause. */
export function trainByKernel(start: Omit<TrainingStart, 'onEpoch'>): TrainingTimes {
  return time(start, (given) => new KernelTrainer(given, kernel));
}

/** Trains by the plain loop, to the end and without a pause. */
export function trainByLoop(start: Omit<TrainingStart, 'onEpoch'>): TrainingTimes {
  return time(start, (given) => new DenseTrainer(given));
}

function time(start: Omit<TrainingStart, 'onEpoch'>, create: (start: TrainingStart) => Trainer): TrainingTimes {
  let epochs = 0;
  const startedAt = performance.now();
  const onEpoch = () => {
    epochs++;
    return 'continue' as const;
  };
  const trainer = create({ ...start, onEpoch });
  const readyAt = performance.now();
  // The clock is asked as in the worker.
  const isDone = trainer.advance(() => performance.now() < startedAt);
  const endedAt = performance.now();
  trainer.dispose();
  if (isDone !== true || epochs !== start.hyperparameters.epochs) throw new Error(`The training ended after ${epochs} epochs`);
  return { setUp: readyAt - startedAt, training: endedAt - readyAt };
}
