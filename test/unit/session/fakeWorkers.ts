import { verbatim } from '../../../src/message.ts';
import type { WorkerReport, WorkerRequest } from '../../../src/protocol/workerMessages.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import type { Failure } from '../../../src/run/findings/failure.ts';
import { plainFormat } from '../../../src/dataset/cells/cellValue.ts';
import { defaultRecipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import { defaultHyperparameters } from '../../../src/run/options/hyperparameters.ts';
import type { SpawnWorker, WorkerListener } from '../../../src/session/workerPool.ts';

/** A worker controlled by the test. */
export interface FakeWorker {
  readonly requests: WorkerRequest[];
  isTerminated: boolean;
  report(report: WorkerReport): void;
  crash(message: string): void;
  end(failure: Failure): void;
}

/** Workers in the order in which they were started. */
export function fakeWorkers(): { readonly workers: FakeWorker[]; readonly spawn: SpawnWorker } {
  const workers: FakeWorker[] = [];
  const spawn: SpawnWorker = (listener: WorkerListener) => {
    const worker: FakeWorker = {
      requests: [],
      isTerminated: false,
      report: (report) => listener.onReport(report),
      end: (failure) => listener.onEnd(failure),
      crash: (message) => listener.onEnd({ isExpected: false, message: verbatim(message) }),
    };
    workers.push(worker);
    return {
      post: (request) => worker.requests.push(request),
      terminate: () => {
        worker.isTerminated = true;
      },
    };
  };
  return { workers, spawn };
}

/** The id of the run that the worker was asked for. */
export function runIdOf(worker: FakeWorker, index = -1): string {
  const request = worker.requests.filter(({ type }) => type === 'train').at(index);
  if (request?.type !== 'train') throw new Error('The worker was not asked to train');
  return request.runId;
}

export const somePlan: RunPlan = {
  columns: [],
  recipe: { ...defaultRecipe, target: 'pass', features: ['exam1', 'exam2'], task: 'binary' },
  encoder: {
    scaling: 'standard',
    columns: ['exam1', 'exam2'].map((column) => ({ type: 'number', column, format: plainFormat })),
    inputs: [
      { name: 'exam1', column: 'exam1', mean: 60, offset: 60, scale: 20, min: 30, max: 100 },
      { name: 'exam2', column: 'exam2', mean: 61, offset: 61, scale: 19, min: 31, max: 99 },
    ],
    target: { type: 'binary', column: 'pass', classes: ['0', '1'] },
  },
  architecture: { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] },
  table: { delimiter: ',', columnCount: 3, hasMultilineRecords: false },
  hyperparameters: { ...defaultHyperparameters, epochs: 4 },
  rows: { train: 140, validation: 0, test: 60, skipped: 1 },
  baseline: { answer: '1', scores: { loss: 0.68, accuracy: 0.58, auc: 0.5 } },
  associations: [],
  dataChecks: [],
  warnings: [verbatim('Line 7 was skipped.')],
};

export const someOutcome: RunOutcome = {
  weights: new Float32Array([1.5, 2.5, 0.5]),
  epochs: 4,
  bestEpoch: 4,
  isStopped: false,
  elapsedMs: 3,
  train: { loss: 0.36, accuracy: 0.84 },
  test: { loss: 0.29, accuracy: 0.85, accuracy95: [0.74, 0.92], gain95: [0.1, 0.4] },
  right: 51,
  of: 60,
  bestTrainLoss: 0.3588,
};

export const someLedger = { keys: new Uint32Array([7, 8]), splits: new Uint8Array([1, 2]) };

export function planned(runId: string): Extract<WorkerReport, { type: 'planned' }> {
  return { type: 'planned', runId, plan: somePlan, initial: { epoch: 0, weights: new Float32Array([0.01, 0.02, 0]) } };
}

export function epochs(runId: string, firstEpoch: number, count: number): Extract<WorkerReport, { type: 'epochs' }> {
  const values = Float32Array.from({ length: count }, (_, i) => firstEpoch + i);
  return {
    type: 'epochs',
    runId,
    bundle: { firstEpoch, trainLoss: values, testLoss: values, trainMetric: values, testMetric: values, snapshots: [] },
  };
}

export function trained(runId: string, outcome: RunOutcome = someOutcome): Extract<WorkerReport, { type: 'trained' }> {
  return { type: 'trained', runId, outcome, ledger: someLedger, checkpoint: {} };
}
