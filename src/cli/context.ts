import type { Message } from '../message.ts';
import type { WorkerPool } from '../session/workerPool.ts';

/** What every command gets. */
export interface CommandContext {
  readonly pool: WorkerPool;
  readonly createId: () => string;
  /** "Neuron" and its version. */
  readonly maker: string;
  /** Translates into the language of the terminal. */
  readonly say: (said: Message) => string;
  /** Writes the result to standard output. */
  readonly print: (text: string) => void;
  /** Writes progress to standard error over the previous line; no effect if that is not a terminal. */
  readonly tell: (said: Message) => void;
}
