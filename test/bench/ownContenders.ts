import { buildKernel } from '../../scripts/buildKernel.ts';
import { DenseTrainer } from '../../src/training/denseTrainer.ts';
import { compileKernel } from '../../src/training/kernel/kernelExports.ts';
import { KernelTrainer } from '../../src/training/kernel/kernelTrainer.ts';
import type { Trainer, TrainingStart } from '../../src/training/trainer.ts';
import type { Contender, Trajectory } from './contender.ts';
import { contenderNames } from './contenderNames.ts';
import { takeShare, type JobStart, type TrainingJob } from './trainingJob.ts';
import type { CheckStart } from './trajectoryCheck.ts';

type CreateTrainer = (start: TrainingStart) => Trainer;

const compiled = compileKernel(await buildKernel());
if (!compiled) throw new Error('This Node has no WebAssembly SIMD');
const kernel: WebAssembly.Module = compiled;

/** Our trainers: the kernel's deterministic default on one core first, which the others are measured against. */
export function createOwnContenders(job: TrainingJob, check: CheckStart): Contender[] {
  return [
    ownContender(contenderNames.kernel, 1, 'simd', job, check, (start) => new KernelTrainer(start, kernel)),
    ownContender(contenderNames.loop, job.shares.loop, 'scalar', job, check, (start) => new DenseTrainer(start)),
  ];
}

function ownContender(
  name: string,
  share: number,
  instructions: 'simd' | 'relaxedSimd' | 'scalar',
  job: TrainingJob,
  check: CheckStart,
  create: CreateTrainer,
): Contender {
  const start = takeShare(job.start, share);
  return {
    name,
    share,
    train: async () => (await trainToEnd(start, create)).elapsedMs,
    check: async () => (await trainToEnd(check.start, create)).trajectory,
    peak: (peaks) => Promise.resolve({ name: peakNames[instructions], gigaflops: peaks[instructions] }),
    dispose: () => undefined,
  };
}

const peakNames = { simd: 'plain SIMD', relaxedSimd: 'relaxed SIMD', scalar: 'scalar' };

async function trainToEnd(start: JobStart, create: CreateTrainer): Promise<{ elapsedMs: number; trajectory: Trajectory }> {
  const losses: number[] = [];
  const trainer = create({ ...start, onEpoch: ({ trainLoss }) => void losses.push(trainLoss) });
  const startedAt = performance.now();
  // The clock is asked as in the worker.
  const isDone = await trainer.advance(() => performance.now() < startedAt);
  const elapsedMs = performance.now() - startedAt;
  const weights = Float32Array.from(trainer.weights);
  trainer.dispose();
  if (!isDone || losses.length !== start.hyperparameters.epochs) throw new Error(`The training ended after ${losses.length} epochs`);
  return { elapsedMs, trajectory: { losses, weights } };
}
