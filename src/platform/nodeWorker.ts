import { open, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { helpTraining, type HelperTask, type SpawnHelper } from '../training/kernel/helperTeam.ts';
import kernelBytes from '../training/kernel/kernel.wasm';
import { TrainingKernel } from '../training/kernel/trainingKernel.ts';
import { unreadFile } from '../unreadFile.ts';
import { unwrittenFile } from '../unwrittenFile.ts';
import type { WorkerReport, WorkerRequest } from '../protocol/workerMessages.ts';
import { finishSteps } from '../steps.ts';
import { buffersOfPieces, cutMessage, joinInSteps, type CutMessage } from './listPieces.ts';
import { serveTraining } from '../training/trainingWorker.ts';
import type { OpenedFile, OutputFile } from '../training/worker/workerPort.ts';

/** `workerData` of a worker that does not serve an owner but helps another worker with one training. */
const HELPER = 'helper';

/** One core is left for the editor, one for the worker itself. */
const helperCount = Math.max(0, availableParallelism() - 2);

const spawnHelper: SpawnHelper = (task, onFailure) => {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: HELPER });
  let isOver = false;
  const fail = (message: string) => {
    if (!isOver) onFailure(message);
  };
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => fail(`it left with exit code ${code}`));
  worker.postMessage(task);
  return {
    terminate: () => {
      isOver = true;
      void worker.terminate();
    },
  };
};

/** What may tell of very many columns; the others are frequent, and short or typed arrays. */
const LONG_REPORTS: ReadonlySet<WorkerReport['type']> = new Set(['planned', 'trained', 'answered']);

/** Bytes read at a time: parsing each piece takes a few milliseconds. */
const PIECE_BYTES = 1 << 20;

async function openFile(path: string): Promise<OpenedFile> {
  try {
    const file = await open(path);
    const before = await file.stat({ bigint: true });
    return {
      byteLength: Number(before.size),
      slice: async (start, end = Number(before.size)) => {
        const bytes = new Uint8Array(Math.max(0, end - start));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.slice(0, bytesRead).buffer;
      },
      pieces: file.createReadStream({ highWaterMark: PIECE_BYTES, autoClose: false }),
      lookAgain: async () => {
        const { size, mtimeNs } = await file.stat({ bigint: true });
        return { byteLength: Number(size), isWritten: mtimeNs !== before.mtimeNs };
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw unreadFile(basename(path), dirname(path), error);
  }
}

async function createFile(path: string): Promise<OutputFile> {
  // In the same folder, since only there the rename is sure to work; with a unique name, since two files may be written at once.
  const unfinished = `${path}.${process.pid}-${Date.now()}.part`;
  const guard = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw unwrittenFile(basename(path), error);
    }
  };
  const file = await guard(() => open(unfinished, 'wx'));
  return {
    write: (bytes) => guard(() => file.writeFile(bytes)),
    finish: () =>
      guard(async () => {
        await file.close();
        await rename(unfinished, path);
      }),
    discard: async () => {
      await file.close();
      await rm(unfinished, { force: true });
    },
  };
}

const port = parentPort;
if (!port) throw new Error('This script is a worker: start it by new Worker(…)');
if (workerData === HELPER) port.once('message', (task: HelperTask) => helpTraining(task));
else {
  serveTraining({
    post: (report, transfer = []) => {
      const sent: WorkerReport | CutMessage<WorkerReport> = LONG_REPORTS.has(report.type) ? cutMessage(report) : report;
      port.postMessage(sent, sent.type === 'cut' ? [...transfer, ...buffersOfPieces(sent)] : transfer);
    },
    openFile,
    createFile,
    onRequest: (handler) =>
      void port.on('message', (sent: WorkerRequest | CutMessage<WorkerRequest>) =>
        handler(sent.type === 'cut' ? finishSteps(joinInSteps(sent)) : sent),
      ),
    kernel: TrainingKernel.create(kernelBytes, { count: helperCount, spawn: spawnHelper }),
    // Not a MessageChannel: Node would deliver up to a thousand of its messages before it checks this port again.
    yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
  });
}
