import type { WorkerReport, WorkerRequest } from '../protocol/workerMessages.ts';
import type { TrainingKernel } from './kernel/trainingKernel.ts';

/** A worker's way to its owner, in Node's worker threads and in browsers alike. */
export interface WorkerPort {
  /** Buffers in `transfer` are handed over, not copied. */
  post(report: WorkerReport, transfer?: ArrayBuffer[]): void;
  onRequest(handler: (request: WorkerRequest) => void): void;
  /** What trains in place of the plain loop; missing where WebAssembly SIMD cannot be had. */
  readonly kernel?: TrainingKernel;
  /** Resolves when the requests that are waiting have been handled. */
  yieldToRequests(): Promise<void>;
}
