import { buildKernel } from '../scripts/buildKernel.ts';
import { DenseTrainer } from '../src/training/loop/denseTrainer.ts';
import { LEFT_OUT } from '../src/training/kernel/kernelLayout.ts';
import { takeKernelMemory } from '../src/training/kernel/kernelMemory.ts';
import { KernelTrainer } from '../src/training/kernel/kernelTrainer.ts';
import { TrainingKernel, type HelperSource } from '../src/training/kernel/trainingKernel.ts';
import type { Trainer, TrainingStart } from '../src/training/trainer.ts';
import type { AbsentContender, Contender, Trajectory } from './contender.ts';
import { contenderNames } from './contenderNames.ts';
import { HelperThread } from './helperThreads.ts';
import type { InstructionSet } from './peak.ts';
import { takeShare, type JobStart, type TrainingJob } from './trainingJob.ts';
import type { CheckStart } from './trajectoryCheck.ts';

type CreateTrainer = (start: TrainingStart) => Trainer;

const kernelBytes = await buildKernel();

const helper = await HelperThread.start();
const oneCore = createKernel();
const twoCores = createKernel({ count: 1, spawn: helper.spawn });

function createKernel(helpers?: HelperSource): TrainingKernel {
  const kernel = TrainingKernel.create(kernelBytes, helpers);
  if (!kernel) throw new Error('This Node has no WebAssembly SIMD');
  return kernel;
}

/** Our trainers: first the kernel on one core, with which the others are compared. */
export function createOwnContenders(job: TrainingJob, check: CheckStart): (Contender | AbsentContender)[] {
  const { kernel, twoCores: both, loop } = contenderNames;
  const byKernel = (own: TrainingKernel) => (start: TrainingStart) =>
    new KernelTrainer(start, takeKernelMemory(own, { ...start, rows: start.dataset }));
  const oneThread = { reason: 'the kernel works on this job with one thread' };
  const usesHelper = startsHelper(job.start);
  return [
    ownContender(kernel, { job, check, share: 1, instructions: 'simd', cores: 1 }, byKernel(oneCore)),
    usesHelper
      ? ownContender(both, { job, check, share: 1, instructions: 'simd', cores: 2 }, byKernel(twoCores))
      : { name: both, ...oneThread },
    ownContender(loop, { job, check, share: job.shares.loop, instructions: 'scalar', cores: 1 }, (start) => new DenseTrainer(start)),
  ];
}

/** Whether the kernel would use a helper thread for a training. */
function startsHelper({ dataset, ...start }: JobStart): boolean {
  return takeKernelMemory(twoCores, { ...start, rows: dataset }).layout.threadMemories.length > 1;
}

interface OwnWay {
  readonly job: TrainingJob;
  readonly check: CheckStart;
  readonly share: number;
  readonly instructions: InstructionSet;
  readonly cores: number;
}

function ownContender(name: string, { job, check, share, instructions, cores }: OwnWay, create: CreateTrainer): Contender {
  const start = takeShare(job.start, share);
  return {
    name,
    share,
    train: async () => (await trainToEnd(start, create)).elapsedMs,
    check: async () => (await trainToEnd(check.start, create)).trajectory,
    // The same on two cores as on one.
    leftOut: instructions === 'scalar' ? 0 : countLeftOut(start),
    peak: (meter) =>
      Promise.resolve({
        name: cores === 1 ? peakNames[instructions] : `${cores} × ${peakNames[instructions]}`,
        gigaflops: cores * meter.measure(instructions),
      }),
    dispose: () => undefined,
  };
}

/** Multiplications and additions that the kernel skips. */
function countLeftOut(start: JobStart): number {
  const taken = takeKernelMemory(oneCore, { ...start, rows: start.dataset });
  const trainer = new KernelTrainer({ ...start, onEpoch: () => 'continue' }, taken);
  trainer.advance(() => false);
  const multiplications = new Float64Array(taken.memory.buffer, taken.layout.figures)[LEFT_OUT];
  trainer.dispose();
  return 2 * multiplications;
}

const peakNames: Readonly<Record<InstructionSet, string>> = { simd: 'SIMD', scalar: 'scalar' };

async function trainToEnd(start: JobStart, create: CreateTrainer): Promise<{ elapsedMs: number; trajectory: Trajectory }> {
  const losses: number[] = [];
  const trainer = create({
    ...start,
    onEpoch: ({ trainLoss }) => {
      losses.push(trainLoss);
      return 'continue';
    },
  });
  const startedAt = performance.now();
  // The clock is read as in the worker.
  const isDone = await trainer.advance(() => performance.now() < startedAt);
  const elapsedMs = performance.now() - startedAt;
  const weights = Float32Array.from(trainer.weights);
  trainer.dispose();
  if (!isDone || losses.length !== start.hyperparameters.epochs) throw new Error(`The training ended after ${losses.length} epochs`);
  return { elapsedMs, trajectory: { losses, weights } };
}
