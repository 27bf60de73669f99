import type { WorkerReport, WorkerRequest } from '../../protocol/workerMessages.ts';
import type { TrainingKernel } from '../kernel/trainingKernel.ts';

/** A file that is read piece by piece. */
export interface OpenedFile {
  readonly byteLength: number;
  /** The bytes from `start` up to `end`. */
  slice(start: number, end?: number): Promise<ArrayBuffer>;
  /** The whole file, once. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** What has become of the file since it was opened: how long it is now, and whether anybody has written to it. */
  lookAgain(): Promise<{ readonly byteLength: number; readonly isWritten: boolean }>;
  close(): Promise<void>;
}

/** A file that is written piece by piece under another name until it is whole. */
export interface OutputFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Gives the file its name, in place of one that has it already. */
  finish(): Promise<void>;
  /** Takes what was written away. */
  discard(): Promise<void>;
}

/** A worker's way to its owner, in Node's worker threads and in browsers alike. */
export interface WorkerPort {
  /** Buffers in `transfer` are handed over, not copied. */
  post(report: WorkerReport, transfer?: ArrayBuffer[]): void;
  onRequest(handler: (request: WorkerRequest) => void): void;
  /** What trains in place of the plain loop; missing where WebAssembly SIMD cannot be had. */
  readonly kernel?: TrainingKernel;
  /** Opens a file of this machine; missing where there are none. Rejects with a UserError when it cannot be read. */
  openFile?(path: string): Promise<OpenedFile>;
  /** Creates a file of this machine; missing where there are none. Rejects with a UserError when it cannot be written. */
  createFile?(path: string): Promise<OutputFile>;
  /** Resolves when the requests that are waiting have been handled. */
  yieldToRequests(): Promise<void>;
}
