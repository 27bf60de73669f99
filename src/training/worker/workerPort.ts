import type { WorkerReport, WorkerRequest } from '../../protocol/workerMessages.ts';
import type { TrainingKernel } from '../kernel/trainingKernel.ts';

/** A file that is read in pieces. */
export interface OpenedFile {
  readonly byteLength: number;
  /** The bytes from `start` to `end`. */
  slice(start: number, end?: number): Promise<ArrayBuffer>;
  /** The whole file; can be read once. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** The file's state now: its length, and whether it was written to since it was opened. */
  lookAgain(): Promise<{ readonly byteLength: number; readonly isWritten: boolean }>;
  close(): Promise<void>;
}

/** A file that is written in pieces, under a temporary name until it is complete. */
export interface OutputFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Renames the file to its final name, replacing an existing one. */
  finish(): Promise<void>;
  /** Deletes what was written. */
  discard(): Promise<void>;
}

/** A worker's connection to its owner, in Node's worker threads and in browsers. */
export interface WorkerPort {
  /** Buffers in `transfer` are transferred, not copied. */
  post(report: WorkerReport, transfer?: ArrayBuffer[]): void;
  onRequest(handler: (request: WorkerRequest) => void): void;
  /** Trains in place of the plain loop; missing if WebAssembly SIMD is unavailable. */
  readonly kernel?: TrainingKernel;
  /** Opens a local file; missing where there are none. Rejects with a UserError if it cannot be read. */
  openFile?(path: string): Promise<OpenedFile>;
  /** Creates a local file; missing where there are none. Rejects with a UserError if it cannot be written. */
  createFile?(path: string): Promise<OutputFile>;
  /** Resolves when all waiting requests have been handled. */
  yieldToRequests(): Promise<void>;
}
