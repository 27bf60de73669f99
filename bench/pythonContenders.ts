import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Contender } from './contender.ts';
import type { PythonProcess } from './pythonProcess.ts';
import { takeShare, type TrainingJob } from './trainingJob.ts';
import type { CheckStart } from './trajectoryCheck.ts';

/** A running Python trainer. */
export interface PythonTrainer {
  readonly name: string;
  readonly process: PythonProcess;
  readonly share: 'torch' | 'sklearn';
  /** The library that computes its matrix products. */
  readonly peakName: string;
  readonly lossBound?: Contender['lossBound'];
}

const trained = v.object({ ms: v.number(), loss: v.number() });
const checked = v.object({ losses: v.array(v.number()), weights: v.array(v.number()) });
const peak = v.object({ gigaflops: v.number() });

/** Writes the job's numbers for the Python processes; resolves to the request that tells them about it. */
export async function writeJob(folder: string, { start }: TrainingJob, { orders }: CheckStart): Promise<object> {
  const { dataset, initial, architecture, hyperparameters } = start;
  const write = async (name: string, parts: readonly (Float32Array | Uint32Array)[]) => {
    const file = path.join(folder, name);
    await writeFile(file, Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))));
    return file;
  };
  return {
    features: await write('features', [dataset.features]),
    targets: await write('targets', [dataset.targets]),
    initial: await write('initial', [initial]),
    orders: await write('orders', orders),
    columns: dataset.featureCount,
    hidden: architecture.layers.slice(0, -1).map(({ units }) => units),
    batchSize: hyperparameters.batchSize,
    learningRate: hyperparameters.learningRate,
    epsilon: 1e-7,
  };
}

/** A Python trainer for a job that `writeJob` has written. */
export async function createPythonContender(
  { name, process, share: shareName, peakName, lossBound }: PythonTrainer,
  job: TrainingJob,
  check: CheckStart,
  written: object,
): Promise<Contender> {
  const share = job.shares[shareName];
  const { dataset, hyperparameters } = takeShare(job.start, share);
  await process.ask({ command: 'load', ...written }, v.object({}));
  return {
    name,
    share,
    lossBound,
    train: async () => {
      const request = { command: 'train', rows: dataset.rowCount, epochs: hyperparameters.epochs };
      const { ms, loss } = await process.ask(request, trained);
      if (!(loss < 1)) throw new Error(`${name} has not learned: its loss is ${loss}`);
      return ms;
    },
    check: () => process.ask({ command: 'check', ...written, rows: check.start.dataset.rowCount }, checked),
    peak: async () => ({ name: peakName, ...(await process.ask({ command: 'peak' }, peak)) }),
    dispose: () => undefined,
  };
}
